import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { forbidden, invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { changeObjective, removeObjective } from "~/profile/alignment/change-objective.server";
import { listChoices } from "~/profile/alignment/choices.server";
import { getHistory } from "~/profile/alignment/history.server";
import { InitiativesCard } from "~/profile/alignment/initiatives-card";
import { objectiveForm } from "~/profile/alignment/objective.schema";
import { ObjectiveEditor } from "~/profile/alignment/objective-editor";
import { ObjectiveSummary } from "~/profile/alignment/objective-summary";
import { viewObjective } from "~/profile/alignment/objective-view.server";
import { detailsOf, getObjective } from "~/profile/alignment/objectives.server";
import { RemoveCard } from "~/profile/alignment/remove-card";
import { getTerms } from "~/profile/alignment/terms.server";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.objective.title ?? "Objective");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "alignment:view");
  const stored = await getObjective(customer.id, params.objective ?? "");
  if (!stored) throw notFound();
  const terms = await getTerms();
  const sight = { services: may("cost-reduction:view") };
  const day = today();
  const details = detailsOf(stored);
  return json({
    shown: { slug: customer.slug, today: day, opens: { journey: may("journey:view"), ...sight } },
    objective: viewObjective(stored, terms, sight, day),
    // What editors need; nobody else is sent it.
    edit: may("alignment:edit")
      ? {
          details,
          version: stored.version,
          terms,
          choices: await listChoices(customer.id, details),
          mayComment: may("alignment:comment"),
          history: await getHistory(customer.id, stored.id),
        }
      : null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor, may } = await requireAccess(request, params.customer, "alignment:edit");
  const list = `/customers/${customer.slug}/profile/alignment`;
  const objectiveId = params.objective ?? "";
  const posted = await readForm(request);
  if (posted.get("intent") === "remove") {
    const title = await removeObjective(customer.id, objectiveId, actor);
    if (title === null) throw notFound();
    return redirectWithToast(list, `“${title}” was removed.`);
  }
  if (posted.has("cm360Comment") && !may("alignment:comment")) throw forbidden();
  const terms = await getTerms();
  const submission = parseWithZod(posted, { schema: objectiveForm(terms) });
  if (submission.status !== "success") return invalid(submission);

  const saved = await changeObjective(customer.id, objectiveId, submission.value, terms, actor);
  if (!saved) throw notFound();
  if (saved.outcome === "unknown") return invalid(submission, { fieldErrors: { [saved.field]: [saved.message] } });
  if (saved.outcome === "conflict") return json({ result: submission.reply(), conflict: saved.conflict }, 409);
  return redirectWithToast(
    `${list}/${objectiveId}`,
    saved.outcome === "changed" ? "The objective is saved." : "Nothing was changed.",
  );
}

export default function Objective() {
  const { shown, objective, edit } = useLoaderData<typeof loader>();
  const profile = `/customers/${shown.slug}/profile`;
  const summary = (
    <div className="stack">
      <ObjectiveSummary objective={objective} {...shown} />
      <InitiativesCard initiatives={objective.initiatives} />
      {edit && <HistoryCard history={edit.history} />}
      {edit && <RemoveCard />}
    </div>
  );
  return (
    <>
      <PageHead
        title={objective.title}
        crumbs={[
          { to: profile, label: "Business Profile" },
          { to: `${profile}/alignment`, label: "Business Alignment" },
        ]}
      />
      {edit ? (
        <div className="grid grid--aside">
          {/* What was saved is a new form: conform keeps to the values it began with. */}
          <ObjectiveEditor key={`${objective.id} ${edit.version}`} {...edit} />
          {summary}
        </div>
      ) : (
        summary
      )}
    </>
  );
}
