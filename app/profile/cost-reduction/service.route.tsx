import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { listHistory } from "~/audit/history.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { getChoices, listReasons } from "~/profile/cost-reduction/cost-reduction.server";
import { getEditorChoices } from "~/profile/cost-reduction/editor-choices.server";
import { RemoveService } from "~/profile/cost-reduction/remove-service";
import { removeServiceForm, saveServiceForm } from "~/profile/cost-reduction/service.schema";
import { ServiceEditor } from "~/profile/cost-reduction/service-editor";
import { ServiceFacts } from "~/profile/cost-reduction/service-facts";
import { changeService, getService, removeService } from "~/profile/cost-reduction/services.server";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.service.name ?? "Service");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "cost-reduction:view");
  const service = await getService(customer.id, params.service ?? "");
  if (!service) throw notFound();
  const choices = may("cost-reduction:edit") ? await getEditorChoices(customer.id, service) : null;
  const history = may("log:view") ? await listHistory(customer.id, "LegacyService", service.id) : [];
  return json({ slug: customer.slug, service, choices, reasons: await listReasons(), history });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "cost-reduction:edit");
  const place = { customerId: customer.id, id: params.service ?? "", list: listOf(customer.slug) };
  const form = await readForm(request);
  return form.get("intent") === "remove" ? remove(form, place, actor) : save(form, place, actor);
}

interface Place {
  customerId: string;
  id: string;
  list: string;
}

async function save(form: FormData, { customerId, id, list }: Place, actor: Actor) {
  const submission = parseWithZod(form, { schema: saveServiceForm(await getChoices()) });
  if (submission.status !== "success") {
    if (!(await getService(customerId, id))) throw notFound();
    return invalid(submission);
  }
  const { details, version } = submission.value;
  const outcome = await changeService(customerId, id, details, version, actor);
  if (!outcome) throw notFound();
  if (typeof outcome === "object") return json({ result: submission.reply(), conflict: outcome }, 409);
  return redirectWithToast(list, outcome === "changed" ? `${details.name} was saved.` : "Nothing was changed.");
}

async function remove(form: FormData, { customerId, id, list }: Place, actor: Actor) {
  const submission = parseWithZod(form, { schema: removeServiceForm });
  if (submission.status !== "success") return invalid(submission);

  const removed = await removeService(customerId, id, submission.value.version, actor);
  if (!removed) throw notFound();
  if (removed.outcome === "changed-meanwhile") return json({ changedMeanwhile: true }, 409);
  const before = removed.outcome === "removed-before" ? " before" : "";
  return redirectWithToast(list, `${removed.name} was removed${before}.`);
}

const listOf = (slug: string) => `/customers/${slug}/profile/cost-reduction`;

export default function Service() {
  const { slug, service, choices, reasons, history } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={service.name}
        lead={[service.vendor, service.category].filter(Boolean).join(" · ")}
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: listOf(slug), label: "Cost Reduction" },
        ]}
      />
      {choices ? (
        <div className="stack">
          {/* What was saved is a new form: conform keeps to the values it began with. */}
          <ServiceEditor key={service.id} service={service} choices={choices} />
          <RemoveService version={service.version} />
          <HistoryCard history={history} />
        </div>
      ) : (
        <ServiceFacts slug={slug} service={service} reasons={reasons} />
      )}
    </>
  );
}
