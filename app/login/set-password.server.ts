import { endSessions } from "~/access/session.server";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import type { PasswordTokenPurpose } from "~/infra/prisma/enums";
import { digest } from "~/infra/secrets.server";
import { queueMail } from "~/mail/outbox.server";
import { notify } from "~/notifications/notify.server";
import { commonPasswords } from "./common-passwords.server";
import { passwordChangedLetter } from "./letters/password-changed.letter";
import { forgiveAccount } from "./login-limits.server";
import { hashPassword, PasswordsBusy } from "./password-hash.server";
import { passwordFault, shortestFor } from "./password-rules";
import { revokePasswordTokens } from "./password-token.server";

/** How long the password must be at least; null where the link no longer works. Looking never uses it up: mail scanners open links. */
export async function readPasswordLink(
  token: string,
  purpose: PasswordTokenPurpose,
  now = new Date(),
): Promise<{ shortest: number } | null> {
  const link = await findLink(token, purpose, now);
  return link && { shortest: shortestFor(link.user.totpSealed !== null) };
}

/** What becomes of a new password; `fault` is the sentence that says what is wrong with it. */
export type PasswordSet = { is: "set" } | { is: "dead link" } | { is: "refused"; fault: string } | { is: "busy" };

/** Sets the password and uses the link up, both or neither; every session ends and the owner gets a letter. */
export async function setPassword(
  token: string,
  purpose: PasswordTokenPurpose,
  password: string,
  now = new Date(),
): Promise<PasswordSet> {
  const link = await findLink(token, purpose, now);
  if (!link) return { is: "dead link" };
  const { user } = link;
  const shortest = shortestFor(user.totpSealed !== null);
  const fault = passwordFault(password, namesOf(user), await commonPasswords(), shortest);
  if (fault) return { is: "refused", fault };

  const passwordHash = await hashUnlessBusy(password);
  if (!passwordHash) return { is: "busy" };
  const set = await transact(async (tx) => {
    const { count } = await tx.passwordToken.updateMany({
      where: { id: link.id, ...alive(now) },
      data: { usedAt: now },
    });
    if (count === 0) return false;
    await replacePassword(tx, user, passwordHash, `password.${purpose}`, now);
    return true;
  });
  if (!set) return { is: "dead link" };
  await forgiveAccount(user.email);
  return { is: "set" };
}

interface Owner {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  businessId: string | null;
}

/** Writes the new hash; the person's links die, every session ends, and the owner gets a letter. */
export async function replacePassword(
  tx: Tx,
  owner: Owner,
  passwordHash: string,
  action: "password.set" | "password.reset" | "password.change",
  now: Date,
): Promise<void> {
  const { id, firstName, lastName, email, businessId } = owner;
  await tx.user.update({ where: { id }, data: { passwordHash, passwordSetAt: now }, select: { id: true } });
  await revokePasswordTokens(tx, id, now);
  await endSessions(tx, id);
  await record(tx, {
    actor: { userId: id, name: `${firstName} ${lastName}` },
    businessId,
    action,
    subjectType: "User",
    subjectId: id,
  });
  const first = action === "password.set";
  const data = { firstName, at: now.toISOString(), first };
  await queueMail(tx, passwordChangedLetter, { to: email, data, businessId, userId: id });
  if (first) return;
  await notify(tx, {
    kind: "safety",
    to: [{ userId: id, email }],
    title: passwordChangedLetter.subject(data),
    text: "If it was not you, reset it now, and tell Secure Dynamics.",
    path: "/account",
    businessId,
    mail: "never",
  });
}

interface Named {
  firstName: string;
  lastName: string;
  email: string;
  business: { name: string; websiteDomain: string } | null;
}

/** What a guesser who knows the person tries first. */
export function namesOf({ firstName, lastName, email, business }: Named): string[] {
  const own = [`${firstName} ${lastName}`, email];
  return business ? [...own, business.name, business.websiteDomain] : own;
}

/** Null where too many passwords are hashed just now. */
export async function hashUnlessBusy(password: string): Promise<string | null> {
  return hashPassword(password).catch((error: unknown) => {
    if (error instanceof PasswordsBusy) return null;
    throw error;
  });
}

async function findLink(token: string, purpose: PasswordTokenPurpose, now: Date) {
  const link = await db.passwordToken.findFirst({
    where: { tokenHash: digest(token), purpose, ...alive(now) },
    select: {
      id: true,
      user: {
        select: {
          id: true,
          firstName: true,
          lastName: true,
          email: true,
          businessId: true,
          disabledAt: true,
          totpSealed: true,
          business: { select: { name: true, websiteDomain: true, suspendedAt: true } },
        },
      },
    },
  });
  return link && !link.user.disabledAt && !link.user.business?.suspendedAt ? link : null;
}

function alive(now: Date) {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: now } };
}
