import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
import { requestPath } from "~/licensing/paths";
import { acceptQuote, declineQuote } from "~/licensing/requests/decide.server";
import { DecideCards } from "~/licensing/requests/decide-cards";
import { decideForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Quote: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:decide-quote");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  return json({ page });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:decide-quote");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: decideForm });
  if (submission.status !== "success") return invalid(submission);

  const decision = submission.value;
  const place = { customerId: access.customer.id, id: page.id, version: decision.version };
  const isAccepted = decision.intent === "accept";
  const decided = isAccepted
    ? await acceptQuote(place, access.actor)
    : await declineQuote(place, decision.reason, access.actor);
  if (decided !== null && typeof decided === "object" && decided.outcome === "expired")
    return invalid(submission, {
      formErrors: [`The quote expired on ${decided.validUntil}: ask ${page.seller} for another`],
      status: 409,
    });
  return answerMove(
    decided,
    requestPath(page),
    {
      title: `The quote was ${isAccepted ? "accepted" : "declined"}.`,
      text: `${page.seller} is told by mail and ${isAccepted ? "orders next" : "acts next"}.`,
    },
    submission,
  );
}

export default function Decide() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <MoveFrame
      page={page}
      offers={["accept-quote", "decline-quote"]}
      title="Decide on the quote"
      lead={`${page.name}, ${page.count}`}
    >
      <DecideCards page={page} />
    </MoveFrame>
  );
}
