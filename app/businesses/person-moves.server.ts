import type { Actor } from "~/access/actor";
import { endSessions } from "~/access/session.server";
import { cancelChanges } from "~/account/email/change.server";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { passwordResetLetter } from "~/login/letters/password-reset.letter";
import { setPasswordLetter } from "~/login/letters/set-password.letter";
import { issuePasswordToken, passwordLinkEnd, revokePasswordTokens } from "~/login/password-token.server";
import { queueMail } from "~/mail/outbox.server";
import type { personMoves } from "./person-moves";

export type Move = (typeof personMoves)[number];

/** "stood": it was so already. Null: there is no such person. */
export type Moved = {
  is: "done" | "stood" | "self" | "last-admin" | "last-owner" | "closed" | "disabled" | "suspended";
  name: string;
} | null;

/** One after the other, each on what the one before left; twice is like once. `seen` is the newest link that the page showed. */
export async function movePerson(admin: Actor, id: string, move: Move, seen = "", now = new Date()): Promise<Moved> {
  return transact(async (tx) => {
    const person = await find(tx, id);
    if (!person) return null;
    if (person.closedAt) return { is: "closed", name: nameOf(person) };
    const is = await moves[move]({ tx, admin, person, seen, now });
    if (is === "done")
      await record(tx, {
        actor: admin,
        businessId: person.businessId,
        action: `person.${move}`,
        subjectType: "User",
        subjectId: id,
        after: { name: nameOf(person) },
      });
    return { is, name: nameOf(person) };
  });
}

function find(tx: Tx, id: string) {
  return tx.user.findUnique({
    where: { id },
    select: {
      ...{ id: true, businessId: true, email: true, firstName: true, lastName: true, passwordSetAt: true },
      ...{ adminSince: true, ownerSince: true, disabledAt: true, closedAt: true },
      business: { select: { suspendedAt: true } },
    },
  });
}

type Person = NonNullable<Awaited<ReturnType<typeof find>>>;

const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;

interface Order {
  tx: Tx;
  admin: Actor;
  person: Person;
  seen: string;
  now: Date;
}

/** Whoever comes back did not ask anew: an older wish would close the account at once. */
const wishToClose = { closeRequestedAt: null, closesAt: null } as const;

type Outcome = NonNullable<Moved>["is"];

const moves: Record<Move, (order: Order) => Promise<Outcome>> = {
  /** Logged in nowhere any more, and every link dead. Neither oneself nor the last admin, so that the office stays open. */
  async disable({ tx, admin, person, now }) {
    const { id, businessId } = person;
    if (id === admin.userId) return "self";
    if (person.disabledAt) return "stood";
    const active = { disabledAt: null, id: { not: id } };
    if (person.adminSince && (await tx.user.count({ where: { ...active, adminSince: { not: null } } })) === 0)
      return "last-admin";
    if (person.ownerSince && businessId) {
      const others = await tx.user.count({ where: { ...active, businessId } });
      const owners = await tx.user.count({ where: { ...active, businessId, ownerSince: { not: null } } });
      if (others > 0 && owners === 0) return "last-owner";
    }
    await tx.user.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: now, disabledByAdminAt: now, version: { increment: 1 } },
    });
    await endSessions(tx, id);
    await revokePasswordTokens(tx, id, now);
    await cancelChanges(tx, id, now);
    await tx.colleagueInvitation.updateMany({
      where: { invitedById: id, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    return "done";
  },

  async enable({ tx, person: { id, disabledAt } }) {
    if (!disabledAt) return "stood";
    await tx.user.updateMany({
      where: { id },
      data: { disabledAt: null, disabledByAdminAt: null, ...wishToClose, version: { increment: 1 } },
    });
    return "done";
  },

  /** The reader's own page of sessions keeps the one in use; here all end, one's own too. */
  async "end-sessions"({ tx, person: { id } }) {
    if ((await tx.session.count({ where: { userId: id } })) === 0) return "stood";
    await endSessions(tx, id);
    return "done";
  },

  /** To set the first password, or another one; an older link ends. */
  async "send-link"({ tx, person, seen, now }) {
    const { id, email, firstName, businessId } = person;
    if (person.disabledAt) return "disabled";
    if (person.business?.suspendedAt) return "suspended";
    const newest = await tx.passwordToken.findFirst({
      where: { userId: id, usedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    if ((newest?.id ?? "") !== seen) return "stood";
    const purpose = person.passwordSetAt ? "reset" : "set";
    const secret = await issuePasswordToken(tx, id, purpose, now);
    await queueMail(tx, purpose === "set" ? setPasswordLetter : passwordResetLetter, {
      to: email,
      data: { firstName, linkEndsAt: passwordLinkEnd(purpose, now).toISOString() },
      secret,
      businessId,
      userId: id,
    });
    return "done";
  },

  async "make-owner"({ tx, person, now }) {
    if (person.disabledAt || !person.businessId) return "disabled";
    if (person.ownerSince) return "stood";
    await tx.user.updateMany({
      where: { id: person.id },
      data: { ownerSince: now, version: { increment: 1 } },
    });
    return "done";
  },
};
