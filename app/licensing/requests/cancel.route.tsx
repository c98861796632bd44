import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
import { cancel } from "~/licensing/requests/cancel.server";
import { CancelCard } from "~/licensing/requests/cancel-card";
import { cancelForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { keyOfTouched, listDependants } from "~/licensing/requests/plans.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Cancel: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:cancel");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const touched = await listDependants(access.customer.id, page.id);
  return json({ page, touched, shown: keyOfTouched(touched) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:cancel");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: cancelForm });
  if (submission.status !== "success") return invalid(submission);

  const { version, reason, others = null, shown = "" } = submission.value;
  const { customer, actor } = access;
  const place = { customerId: customer.id, id: page.id, version };
  const cancelled = await cancel(place, { reason, others, shown }, actor);
  if (cancelled !== null && typeof cancelled === "object" && cancelled.outcome === "asks") {
    if (!others && !reason) return redirect(request.url, 303);
    const ask = others ? "Choose again: other requests need it now" : "Choose what becomes of the other requests";
    return invalid(submission, { fieldErrors: { others: [ask] }, status: others ? 409 : 400 });
  }
  const also = others === "cancel" ? " So were those that need it." : "";
  const toast = `The request for ${page.name} was cancelled.${also}`;
  return answerMove(cancelled, `/customers/${customer.slug}/licensing/requests`, toast, submission);
}

export default function Cancel() {
  const { page, touched, shown } = useLoaderData<typeof loader>();
  return (
    <MoveFrame page={page} offers={["cancel"]} title="Cancel the request" lead={`${page.name}, ${page.count}`}>
      <CancelCard page={page} touched={touched} shown={shown} />
    </MoveFrame>
  );
}
