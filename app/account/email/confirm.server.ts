import { endSessions } from "~/access/session.server";
import { emailChangedLetter } from "~/account/letters/email-changed.letter";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { digest, newToken } from "~/infra/secrets.server";
import { revokePasswordTokens } from "~/login/password-token.server";
import { queueMail } from "~/mail/outbox.server";
import { notify } from "~/notifications/notify.server";
import { readEmailAddress } from "~/signup/business-email";
import { cancelChanges } from "./change.server";

const day = 86_400_000;
/** How long the old address can take the change back. */
const undoTime = 7 * day;

/** How a link stands; looking never uses it up: mail scanners open links. */
export type ChangeLink =
  | { is: "open"; oldEmail: string; newEmail: string }
  | { is: "done"; newEmail: string }
  | { is: "dead" };

export async function readConfirmLink(token: string, now = new Date()): Promise<ChangeLink> {
  const change = await findChange(db, token);
  return change ? stateOf(change, now) : dead;
}

/**
 * From now on the person logs in with the new address. Every session but the one to keep ends, and so do links to set a
 * password that were mailed to the old address, which is told and can take it back. Twice is like once.
 */
export async function confirmEmailChange(
  token: string,
  keep: { userId: string; sessionId: string } | null,
  now = new Date(),
): Promise<ChangeLink> {
  return transact(async (tx) => {
    const change = await findChange(tx, token);
    if (!change) return dead;
    const state = stateOf(change, now);
    if (state.is !== "open") return state;
    const { user, oldEmail, newEmail } = change;
    if (await tx.user.findUnique({ where: { email: newEmail }, select: { id: true } })) {
      await cancelChanges(tx, user.id, now);
      return dead;
    }

    const undoToken = newToken();
    const undoUntil = new Date(now.getTime() + undoTime);
    await moveTo(tx, user.id, newEmail, now);
    await tx.emailChange.update({
      where: { id: change.id },
      data: { confirmedAt: now, undoDigest: digest(undoToken), undoUntil },
      select: { id: true },
    });
    await endSessions(tx, user.id, keep?.userId === user.id ? keep.sessionId : undefined);
    await record(tx, {
      actor: { userId: user.id, name: `${user.firstName} ${user.lastName}` },
      businessId: user.businessId,
      action: "email.change",
      subjectType: "User",
      subjectId: user.id,
      before: { email: oldEmail },
      after: { email: newEmail },
    });
    await queueMail(tx, emailChangedLetter, {
      to: oldEmail,
      data: { firstName: user.firstName, newEmail, at: now.toISOString(), undoUntil: undoUntil.toISOString() },
      secret: undoToken,
      businessId: user.businessId,
      userId: user.id,
    });
    await noticeOfEmail(tx, user.id, newEmail, `You log in as ${newEmail} now`);
    return { is: "done", newEmail };
  });
}

/** The letter goes to the address of before; the notice stands beside it for whoever logs in. */
export async function noticeOfEmail(tx: Tx, userId: string, email: string, title: string): Promise<void> {
  await notify(tx, { kind: "safety", to: [{ userId, email }], title, path: "/account/email", mail: "never" });
}

/** Writes the address; links to set or reset a password went to another one, so they die. */
export async function moveTo(tx: Tx, userId: string, email: string, now: Date): Promise<void> {
  const emailDomain = readEmailAddress(email)?.domain ?? email.slice(email.lastIndexOf("@") + 1);
  await tx.user.update({
    where: { id: userId },
    data: { email, emailDomain, version: { increment: 1 } },
    select: { id: true },
  });
  await revokePasswordTokens(tx, userId, now);
}

/** Who may be moved, with what the letters and the audit need. */
export const ownerOfChange = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  businessId: true,
  disabledAt: true,
  business: { select: { suspendedAt: true } },
} as const;

const dead = { is: "dead" } as const;

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

function stateOf(change: Change, now: Date): ChangeLink {
  const { user, oldEmail, newEmail } = change;
  if (user.disabledAt || user.business?.suspendedAt || change.cancelledAt || change.undoneAt) return dead;
  if (change.confirmedAt) return user.email === newEmail ? { is: "done", newEmail } : dead;
  return user.email === oldEmail && change.expiresAt > now ? { is: "open", oldEmail, newEmail } : dead;
}

async function findChange(from: Reads | Tx, token: string) {
  return from.emailChange.findUnique({
    where: { confirmDigest: digest(token) },
    select: {
      id: true,
      oldEmail: true,
      newEmail: true,
      expiresAt: true,
      confirmedAt: true,
      undoneAt: true,
      cancelledAt: true,
      user: { select: ownerOfChange },
    },
  });
}
