import { endSessions } from "~/access/session.server";
import { emailUndoneLetter } from "~/account/letters/email-undone.letter";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { queueMail } from "~/mail/outbox.server";
import { cancelChanges } from "./change.server";
import { moveTo, noticeOfEmail, ownerOfChange } from "./confirm.server";

/** How a link to take a change back stands. "taken": somebody has an account with the old address by now. */
export type UndoLink =
  | { is: "open"; oldEmail: string; newEmail: string }
  | { is: "done"; oldEmail: string }
  | { is: "taken" }
  | { is: "dead" };

export async function readUndoLink(token: string, now = new Date()): Promise<UndoLink> {
  const change = await findChange(db, token);
  return change ? stateOf(change, now) : dead;
}

/**
 * The person logs in with the old address again; every session ends. Whoever followed with further changes loses them:
 * all that was asked or changed since then is void, and so are its own links.
 */
export async function undoEmailChange(token: string, now = new Date()): Promise<UndoLink> {
  return transact(async (tx) => {
    const change = await findChange(tx, token);
    if (!change) return dead;
    const state = stateOf(change, now);
    if (state.is !== "open") return state;
    const { user, oldEmail } = change;
    if (user.email !== oldEmail) {
      if (await tx.user.findUnique({ where: { email: oldEmail }, select: { id: true } })) return { is: "taken" };
      await moveTo(tx, user.id, oldEmail, now);
    }
    await cancelChanges(tx, user.id, now);
    await tx.emailChange.updateMany({
      where: { userId: user.id, confirmedAt: { gte: change.confirmedAt ?? now }, undoneAt: null },
      data: { undoneAt: now },
    });
    await endSessions(tx, user.id);
    await record(tx, {
      actor: { userId: user.id, name: `${user.firstName} ${user.lastName}` },
      businessId: user.businessId,
      action: "email.undo",
      subjectType: "User",
      subjectId: user.id,
      before: { email: user.email },
      after: { email: oldEmail },
    });
    await queueMail(tx, emailUndoneLetter, {
      to: user.email,
      data: { firstName: user.firstName, oldEmail, at: now.toISOString() },
      businessId: user.businessId,
      userId: user.id,
    });
    await noticeOfEmail(tx, user.id, oldEmail, `You log in as ${oldEmail} again: the change of your email was undone`);
    return { is: "done", oldEmail };
  });
}

const dead = { is: "dead" } as const;

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

function stateOf(change: Change, now: Date): UndoLink {
  const { user, oldEmail } = change;
  if (user.disabledAt || user.business?.suspendedAt) return dead;
  if (change.undoneAt) return user.email === oldEmail ? { is: "done", oldEmail } : dead;
  return change.undoUntil && change.undoUntil > now ? { is: "open", oldEmail, newEmail: user.email } : dead;
}

async function findChange(from: Reads | Tx, token: string) {
  return from.emailChange.findUnique({
    where: { undoDigest: digest(token) },
    select: {
      id: true,
      oldEmail: true,
      newEmail: true,
      confirmedAt: true,
      undoUntil: true,
      undoneAt: true,
      user: { select: ownerOfChange },
    },
  });
}
