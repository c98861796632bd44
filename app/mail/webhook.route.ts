import type { ActionFunctionArgs } from "@remix-run/node";
import { formLimit } from "~/infra/form.server";
import { networkOf } from "~/infra/rate-limit.server";
import { clientAddress } from "~/infra/request-context.server";
import { notFound } from "~/infra/responses.server";
import { type Taken, takeWebhook, webhooksAreTaken } from "~/mail/webhook.server";

/** Nobody looks at it: Mailgun posts to it. */
export function loader(): never {
  throw notFound();
}

/** Mailgun's signature is the guard. What it shall not send again is answered with 200 or 406, as its manual says. */
export async function action({ request }: ActionFunctionArgs) {
  if (!webhooksAreTaken()) throw notFound();
  const type = request.headers.get("Content-Type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") return answer(415);
  const text = await request.text();
  if (text.length > formLimit) return answer(413);

  const taken = await takeWebhook(text, networkOf(clientAddress()), new Date());
  if (taken.outcome === "too-many") return answer(429, { "Retry-After": String(taken.waitSeconds) });
  return answer(statuses[taken.outcome]);
}

const statuses: Record<Exclude<Taken["outcome"], "too-many">, number> = {
  taken: 200,
  known: 200,
  ignored: 200,
  refused: 406,
  unreadable: 406,
};

function answer(status: number, headers: Record<string, string> = {}) {
  return new Response(null, { status, headers });
}
