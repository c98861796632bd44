import type { Actor } from "~/access/actor";
import { emailChangeLetter } from "~/account/letters/email-change.letter";
import { emailTakenLetter } from "~/account/letters/email-taken.letter";
import { type PasswordProof, provePassword } from "~/account/prove-password.server";
import { hasSecondStep } from "~/account/two-step/two-step.server";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { mayStrangersMail, takeBackStrangersMail } from "~/infra/rate-limit.server";
import { digest, newToken } from "~/infra/secrets.server";
import { withCode } from "~/login/second-step.server";
import { queueMail } from "~/mail/outbox.server";

const day = 86_400_000;
/** How long the link to the new address works. */
const confirmation = day;

export type EmailChangeAsked =
  | { is: "asked" }
  | { is: "own address" }
  | { is: "too many mails" }
  | { is: "wrong code" }
  | Exclude<PasswordProof, { is: "right" }>;

interface Proof {
  currentPassword: string;
  /** "" where two-step login is off. */
  code: string;
}

/** The change that waits for its confirmation; null where none does. */
export async function getOpenChange(userId: string, now = new Date()) {
  return db.emailChange.findFirst({
    where: { userId, ...open(now) },
    select: { id: true, newEmail: true, expiresAt: true },
  });
}

/**
 * Mails a link to the new address; nothing is changed before somebody follows it. An address that has an account gets a
 * letter that says so, and the caller cannot tell. Where two-step login is on, a code is asked for too. To ask for the same address twice is like asking once.
 */
export async function askForEmailChange(
  actor: Actor,
  newEmail: string,
  { currentPassword, code }: Proof,
  now = new Date(),
): Promise<EmailChangeAsked> {
  if (newEmail === actor.email) return { is: "own address" };
  const proof = await provePassword(actor, currentPassword);
  if (proof.is !== "right") return proof;
  const waiting = await getOpenChange(actor.userId, now);
  if (waiting?.newEmail === newEmail) return { is: "asked" };
  if (!(await mayStrangersMail(newEmail))) return { is: "too many mails" };

  const ask = async (tx: Tx) => {
    const same = await tx.emailChange.findFirst({ where: { userId: actor.userId, newEmail, ...open(now) } });
    if (same) return;
    await cancelChanges(tx, actor.userId, now);
    await issueLink(tx, actor, newEmail, now);
    await recordChange(tx, actor, "email.ask", { newEmail });
  };
  const { userId, email, sessionId } = actor;
  if (!(await hasSecondStep(userId))) await transact(ask);
  else {
    const outcome = await withCode({ userId, email, typed: code, from: `session ${sessionId}`, now }, ask);
    if (outcome.is !== "right") await takeBackStrangersMail(newEmail);
    if (outcome.is === "paused") return outcome;
    if (outcome.is === "wrong") return { is: "wrong code" };
  }
  return { is: "asked" };
}

/** A fresh link to the same address; the older one dies. False where nothing waits under this id any more. */
export async function sendChangeAgain(actor: Actor, id: string, now = new Date()): Promise<boolean> {
  const waiting = await getOpenChange(actor.userId, now);
  if (waiting?.id !== id || !(await mayStrangersMail(waiting.newEmail))) return false;
  return transact(async (tx) => {
    if (!(await cancelChange(tx, actor.userId, id, now))) return false;
    await issueLink(tx, actor, waiting.newEmail, now);
    await recordChange(tx, actor, "email.send-again", { newEmail: waiting.newEmail });
    return true;
  });
}

/** The link dies. Twice is like once. */
export async function withdrawChange(actor: Actor, id: string, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    if (await cancelChange(tx, actor.userId, id, now)) await recordChange(tx, actor, "email.withdraw", {});
  });
}

/** Whatever waits for a confirmation ends. */
export async function cancelChanges(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.emailChange.updateMany({
    where: { userId, confirmedAt: null, cancelledAt: null },
    data: { cancelledAt: now },
  });
}

async function cancelChange(tx: Tx, userId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.emailChange.updateMany({
    where: { id, userId, confirmedAt: null, cancelledAt: null },
    data: { cancelledAt: now },
  });
  return count > 0;
}

async function issueLink(tx: Tx, actor: Actor, newEmail: string, now: Date): Promise<void> {
  const { firstName, email: oldEmail } = await tx.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { firstName: true, email: true },
  });
  const token = newToken();
  const expiresAt = new Date(now.getTime() + confirmation);
  await tx.emailChange.create({
    data: { userId: actor.userId, oldEmail, newEmail, confirmDigest: digest(token), requestedAt: now, expiresAt },
    select: { id: true },
  });
  const businessId = actor.business?.id ?? null;
  // Whether the address is taken shows in the letter alone, and that only its owner reads.
  if (await tx.user.findUnique({ where: { email: newEmail }, select: { id: true } }))
    return queueMail(tx, emailTakenLetter, { to: newEmail, data: {} });
  await queueMail(tx, emailChangeLetter, {
    to: newEmail,
    data: { firstName, oldEmail, linkEndsAt: expiresAt.toISOString() },
    secret: token,
    businessId,
    userId: actor.userId,
  });
}

function recordChange(tx: Tx, actor: Actor, action: string, after: { newEmail?: string }) {
  const businessId = actor.business?.id ?? null;
  return record(tx, { actor, businessId, action, subjectType: "User", subjectId: actor.userId, after });
}

function open(now: Date) {
  return { confirmedAt: null, cancelledAt: null, expiresAt: { gt: now } };
}
