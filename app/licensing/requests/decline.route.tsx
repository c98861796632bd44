import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
import { requestPath } from "~/licensing/paths";
import { decline } from "~/licensing/requests/decline.server";
import { DeclineCard } from "~/licensing/requests/decline-card";
import { declineForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { keyOfTouched, listTouchedByClosing } from "~/licensing/requests/plans.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Decline: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const touched = await listTouchedByClosing(access.customer.id, page.id);
  return json({ page, touched, key: keyOfTouched(touched) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: declineForm });
  if (submission.status !== "success") return invalid(submission);

  const { version, reason, confirm = null } = submission.value;
  const place = { customerId: access.customer.id, id: page.id, version };
  const declined = await decline(place, { reason, confirmed: confirm }, access.actor);
  if (declined !== null && typeof declined === "object" && declined.outcome === "asks")
    return invalid(submission, {
      fieldErrors: { confirm: ["Confirm that the other requests lose what they need"] },
      status: confirm ? 409 : 400,
    });
  return answerMove(
    declined,
    requestPath(page),
    {
      title: `The request for ${page.name} was declined.`,
      text: `${page.customerName} is told by mail, and reads the reason here.`,
    },
    submission,
  );
}

export default function Decline() {
  const { page, touched, key } = useLoaderData<typeof loader>();
  return (
    <MoveFrame page={page} offers={["decline"]} title="Decline the request" lead={`${page.name}, ${page.count}`}>
      <DeclineCard page={page} touched={touched} confirmKey={key} />
    </MoveFrame>
  );
}
