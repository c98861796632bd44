import type { Actor } from "~/access/actor";
import { endSessions } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { clearSecondStep, tellOfChange } from "./two-step.server";

/** Whose second step an admin looks at; null where there is no such person. */
export async function findPersonWithStep(id: string) {
  const person = await db.user.findUnique({
    where: { id },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      email: true,
      totpSealed: true,
      totpSince: true,
      business: { select: { name: true } },
    },
  });
  if (!person) return null;
  return {
    id: person.id,
    name: `${person.firstName} ${person.lastName}`,
    email: person.email,
    businessName: person.business?.name ?? null,
    since: person.totpSealed ? (person.totpSince?.toISOString() ?? null) : null,
  };
}

export type SecondStepReset = "reset" | "off already" | "own";

/** Takes a person's second step away: every session ends, and the person is told. Null where there is no such person. */
export async function resetSecondStep(
  admin: Actor,
  userId: string,
  reason: string,
  now = new Date(),
): Promise<SecondStepReset | null> {
  // One's own goes with password and code: an admin's open session alone does not lower the guard of its account.
  if (userId === admin.userId) return "own";
  return transact(async (tx) => {
    const person = await tx.user.findUnique({
      where: { id: userId },
      select: { id: true, firstName: true, lastName: true, email: true, businessId: true },
    });
    if (!person) return null;
    if (!(await clearSecondStep(tx, userId))) return "off already";
    await endSessions(tx, userId);
    const after = { name: `${person.firstName} ${person.lastName}`, reason };
    await tellOfChange(tx, { by: admin, person, what: "reset", after, now });
    return "reset";
  });
}
