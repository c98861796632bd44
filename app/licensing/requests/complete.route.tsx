import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
import { requestPath } from "~/licensing/paths";
import { complete } from "~/licensing/requests/complete.server";
import { CompleteCard } from "~/licensing/requests/complete-card";
import { getCompletionView } from "~/licensing/requests/completion-view.server";
import { completeForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Complete: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  const view = page && (await getCompletionView(access.customer.id, page, null));
  if (!view) throw notFound();
  return json({ page, view });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const schema = completeForm({ today: page.today, planned: page.startDate, unit: page.unit });
  const submission = parseWithZod(await readForm(request), { schema });
  if (submission.status !== "success") return invalid(submission);

  const { version, confirm = null, ...details } = submission.value;
  const { customer, actor } = access;
  const place = { customerId: customer.id, id: page.id, version };
  const completed = await complete(place, { ...details, confirmed: confirm }, actor);
  if (completed !== null && typeof completed === "object" && completed.outcome === "asks") {
    const view = await getCompletionView(customer.id, page, { dates: details, replaced: details.replaced });
    const ask = "Confirm what becomes of the other requests, as it is shown now";
    return json({ result: submission.reply({ fieldErrors: { confirm: [ask] } }), view }, confirm ? 409 : 400);
  }
  return answerMove(
    completed,
    requestPath(page),
    {
      title: `${page.name} is among the subscriptions.`,
      text: `It runs from ${details.startDate} to ${details.endDate}. ${customer.name} is told by mail.`,
    },
    submission,
  );
}

export default function Complete() {
  const { page, view } = useLoaderData<typeof loader>();
  return (
    <MoveFrame page={page} offers={["complete"]} title="Complete the request" lead={`${page.name}, ${page.count}`}>
      <CompleteCard page={page} preset={view} />
    </MoveFrame>
  );
}
