import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx } from "~/infra/db.server";
import { countRecoveryCodes } from "~/login/recovery-codes.server";
import { notify } from "~/notifications/notify.server";
import { secondStepChangedLetter } from "./letters/second-step-changed.letter";
import { type SecondStepChange, secondStepWords } from "./words";

export async function hasSecondStep(userId: string, from: Reads = db): Promise<boolean> {
  const user = await from.user.findUnique({ where: { id: userId }, select: { totpSealed: true } });
  return Boolean(user?.totpSealed);
}

/** Since when a person's two-step login is on, and how many recovery codes are left; null: it is off. */
export async function getSecondStep(userId: string): Promise<{ since: string; codesLeft: number } | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { totpSealed: true, totpSince: true } });
  if (!user?.totpSealed || !user.totpSince) return null;
  return { since: user.totpSince.toISOString(), codesLeft: await countRecoveryCodes(userId) };
}

/** Takes the key and the recovery codes away; false where there was no second step. */
export async function clearSecondStep(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpSealed: { not: null } },
    data: { totpSealed: null, totpSince: null, totpLastStep: null },
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.loginChallenge.deleteMany({ where: { userId } });
  return count > 0;
}

interface ChangeOf {
  by: Actor;
  person: { id: string; firstName: string; email: string; businessId: string | null };
  what: SecondStepChange;
  /** What the log keeps besides. */
  after?: { name: string; reason: string };
  now: Date;
}

/** Writes the change into the log, and tells the person whose account it is. */
export async function tellOfChange(tx: Tx, { by, person, what, after, now }: ChangeOf): Promise<void> {
  const { id, firstName, email, businessId } = person;
  await record(tx, {
    actor: by,
    businessId,
    action: `second-step.${what}`,
    subjectType: "User",
    subjectId: id,
    ...(after && { after }),
  });
  await notify(tx, {
    kind: "safety",
    to: [{ userId: id, email }],
    title: secondStepWords[what].title,
    text: secondStepWords[what].todo,
    path: "/account/two-step",
    letter: { letter: secondStepChangedLetter, data: { firstName, what, at: now.toISOString() } },
    mail: "always",
  });
}

/** Whom a change concerns, as `tellOfChange` needs it. */
export function findOwner(from: Reads, id: string) {
  return from.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, firstName: true, email: true, businessId: true },
  });
}
