import { type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { rateLimiter } from "~/infra/rate-limit.server";
import { noteBounce } from "~/mail/bounces.server";
import { messageId as ownMessageId } from "~/mail/mailgun.server";
import { MailEvent, Webhook } from "~/mail/webhook.schema";
import { isSignedByMailgun } from "~/mail/webhook-signature.server";

/** What becomes of a message that says it comes from Mailgun. */
export type Taken =
  | { outcome: "taken" | "ignored" | "known" | "refused" | "unreadable" }
  | { outcome: "too-many"; waitSeconds: number };

/** Guessing is counted, and what is genuine is not: Mailgun sends in bursts. */
const refusals = rateLimiter("webhook-refused", 30, 3_600);

export function webhooksAreTaken(): boolean {
  return env.MAILGUN_WEBHOOK_KEY !== undefined;
}

/** Reads a message of Mailgun's about a mail of ours: delivered, returned for good, or reported as spam. */
export async function takeWebhook(text: string, from: string, now: Date): Promise<Taken> {
  const key = env.MAILGUN_WEBHOOK_KEY ?? "";
  const waitSeconds = await refusals.wait(from);
  if (waitSeconds !== null) return { outcome: "too-many", waitSeconds };

  const webhook = Webhook.safeParse(parse(text));
  if (!webhook.success || !key || !isSignedByMailgun(webhook.data.signature, key, now)) {
    await refusals.take(from);
    return { outcome: webhook.success ? "refused" : "unreadable" };
  }
  const event = MailEvent.safeParse(webhook.data["event-data"]);
  if (!event.success) return { outcome: "ignored" };
  return transact((tx) => takeOnce(tx, webhook.data.signature.token, event.data, now));
}

async function takeOnce(tx: Tx, token: string, event: MailEvent, now: Date): Promise<Taken> {
  const known = await tx.webhookToken.findUnique({ where: { token } });
  if (known) return { outcome: "known" };
  await tx.webhookToken.create({ data: { token, at: now } });
  return { outcome: (await apply(tx, event, now)) ? "taken" : "ignored" };
}

/** False for an event that changes nothing here, or about a mail that is not ours. */
async function apply(tx: Tx, event: MailEvent, now: Date): Promise<boolean> {
  const mail = await findMail(tx, event.message.headers["message-id"]);
  if (!mail || mail.toEmail.toLowerCase() !== event.recipient.toLowerCase()) return false;

  if (event.event === "delivered") {
    await tx.outboxMail.updateMany({ where: { id: mail.id, deliveredAt: null }, data: { deliveredAt: now } });
    return true;
  }
  const kind = kindOf(event);
  if (kind) await noteBounce(tx, mail, { kind, detail: detailOf(event) }, now);
  return kind !== null;
}

/**
 * By the id that Mailgun gave when it took the mail, which it writes without its brackets later; where its answer never
 * came, by the Message-Id that we gave.
 */
async function findMail(tx: Tx, messageId: string) {
  const providerId = messageId.replace(/^<|>$/g, "");
  const select = { id: true, toEmail: true, businessId: true };
  const known = await tx.outboxMail.findFirst({ where: { providerId }, select });
  if (known) return known;
  const at = providerId.lastIndexOf("@");
  const id = providerId.slice(0, Math.max(0, at));
  return ownMessageId(id) === `<${providerId}>` ? tx.outboxMail.findUnique({ where: { id }, select }) : null;
}

/** A temporary failure is Mailgun's to try again. */
function kindOf({ event, severity }: MailEvent): "bounced" | "complained" | null {
  if (event === "complained") return "complained";
  return event === "failed" && severity === "permanent" ? "bounced" : null;
}

function detailOf({ event, reason, "delivery-status": status }: MailEvent): string {
  if (event === "complained") return "Its reader reported the mail as spam.";
  const said = [status?.code, status?.message || status?.description].filter(Boolean).join(" ");
  const plain = (said || reason || "No reason was given.").replace(/[\s\p{C}]+/gu, " ").trim();
  return plain.slice(0, 500);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
