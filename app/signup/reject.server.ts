import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { queueMail } from "~/mail/outbox.server";
import { type Decision, decisionOn } from "~/signup/decision.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";

/** What the page that rejects needs to know; null where there is no such request. */
export async function getSignupRequest(requestId: string) {
  return db.signupRequest.findUnique({
    where: { id: requestId },
    select: { id: true, firstName: true, lastName: true, email: true, businessName: true },
  });
}

export type Rejection = { state: "rejected"; name: string; mailed: boolean } | { state: "decided"; decision: Decision };

/** Keeps the reason, and mails it where wanted; null where there is no such request. */
export async function reject(
  admin: Actor,
  requestId: string,
  { reason, mail }: { reason: string; mail: boolean },
): Promise<Rejection | null> {
  return transact(async (tx) => {
    const request = await tx.signupRequest.findUnique({ where: { id: requestId } });
    if (!request) return null;
    const decision = await decisionOn(tx, request);
    if (decision) return { state: "decided", decision };

    await tx.signupRequest.update({
      where: { id: requestId, approvedAt: null, rejectedAt: null },
      data: { rejectedAt: new Date(), rejectedById: admin.userId, rejectReason: reason },
      select: { id: true },
    });
    const { firstName, lastName, businessName, email } = request;
    const name = `${firstName} ${lastName}`;
    if (mail) await queueMail(tx, rejectedLetter, { to: email, data: { firstName, businessName, reason } });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "signup.reject",
      subjectType: "SignupRequest",
      subjectId: requestId,
      after: { name, businessName, reason, mailed: mail },
    });
    return { state: "rejected", name, mailed: mail };
  });
}

export type Undoing =
  | { state: "waiting"; name: string }
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
      data: { rejectedAt: null, rejectedById: null, rejectReason: null },
      select: { id: true },
    });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "signup.undo-rejection",
      subjectType: "SignupRequest",
      subjectId: requestId,
      before: { name, businessName, reason: rejectReason },
    });
    return { state: "waiting", name };
  });
}
