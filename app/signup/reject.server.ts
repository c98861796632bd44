import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { drawLetter } from "~/mail/letters.server";
import { queueMail } from "~/mail/outbox.server";
import { rejectionMails } from "~/signup/account-mails.server";
import { type Decision, decisionOn } from "~/signup/decision.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import type { RejectionCode } from "~/signup/rejection";

/** What the page that rejects needs to know; null where there is no such request. */
export async function getSignupRequest(requestId: string) {
  return db.signupRequest.findUnique({
    where: { id: requestId },
    select: { id: true, firstName: true, lastName: true, email: true, businessName: true },
  });
}

/** The mail as it would leave, letter by letter. */
export async function previewRejection(
  { firstName, businessName }: { firstName: string; businessName: string },
  reason: string,
) {
  const { subject, text } = await drawLetter(rejectedLetter, { firstName, businessName, reason }, null);
  return { subject, text, from: env.MAIL_FROM, origin: env.APP_URL };
}

export type Rejection = { state: "rejected"; name: string; mailed: boolean } | { state: "decided"; decision: Decision };

/** Keeps the reason, and mails it where wanted; null where there is no such request. */
export async function reject(
  admin: Actor,
  requestId: string,
  { code, reason, mail }: { code: RejectionCode; reason: string; mail: boolean },
): Promise<Rejection | null> {
  return transact(async (tx) => {
    const request = await tx.signupRequest.findUnique({ where: { id: requestId } });
    if (!request) return null;
    const decision = await decisionOn(tx, request);
    if (decision) return { state: "decided", decision };

    const rejectedAt = new Date();
    await tx.signupRequest.update({
      where: { id: requestId, approvedAt: null, rejectedAt: null },
      data: { rejectedAt, rejectedById: admin.userId, rejectCode: code, rejectReason: reason },
      select: { id: true },
    });
    const { firstName, lastName, businessName, email } = request;
    const name = `${firstName} ${lastName}`;
    const data = { firstName, businessName, reason, requestId, rejectedAt: rejectedAt.toISOString() };
    if (mail) await queueMail(tx, rejectedLetter, { to: email, data });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "signup.reject",
      subjectType: "SignupRequest",
      subjectId: requestId,
      after: { name, businessName, code, reason, mailed: mail },
    });
    return { state: "rejected", name, mailed: mail };
  });
}

/** The mail with the reason: none was queued, it had not left and was taken back, or it has gone. */
type ReasonMail = "none" | "taken-back" | "gone";

export type Undoing =
  | { state: "waiting"; name: string; email: string; mail: ReasonMail }
  | { state: "not-rejected" }
  | { state: "newer-waits"; name: string };

/** The request waits again; null where there is no such request. */
export async function undoRejection(admin: Actor, requestId: string): Promise<Undoing | null> {
  return transact(async (tx) => {
    const request = await tx.signupRequest.findUnique({ where: { id: requestId } });
    if (!request) return null;
    if (!request.rejectedAt) return { state: "not-rejected" };
    const { email, firstName, lastName, businessName, rejectReason } = request;
    const name = `${firstName} ${lastName}`;
    const newer = await tx.signupRequest.findFirst({
      where: { email, approvedAt: null, rejectedAt: null },
      select: { id: true },
    });
    if (newer) return { state: "newer-waits", name };

    await tx.signupRequest.update({
      where: { id: requestId, rejectedAt: { not: null } },
      data: { rejectedAt: null, rejectedById: null, rejectReason: null, rejectCode: null },
      select: { id: true },
    });
    const mail = await takeBackMail(tx, request);
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "signup.undo-rejection",
      subjectType: "SignupRequest",
      subjectId: requestId,
      before: { name, businessName, reason: rejectReason },
      after: { mail },
    });
    return { state: "waiting", name, email, mail };
  });
}

/** A mail that no worker holds has not left: then nobody needs to read it. */
async function takeBackMail(
  tx: Tx,
  request: { id: string; email: string; rejectedAt: Date | null },
): Promise<ReasonMail> {
  const now = new Date();
  const mail = (await rejectionMails([request], now, tx)).get(request.id);
  if (!mail || mail.state === "dead") return "none";
  const { count } = await tx.outboxMail.deleteMany({
    where: { id: mail.id, sentAt: null, deadAt: null, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
  });
  return count === 1 ? "taken-back" : "gone";
}
