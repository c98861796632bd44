import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { saveScore } from "~/profile/journey/save-score.server";
import type { Side } from "~/profile/journey/scores";
import { demoScores, type Said } from "./demo-journey-scores";

type Person = Pick<Actor, "userId" | "name">;

/**
 * The journey of Halden Precision, scored by both sides twice: about a quarter and a half ago, and lately. What somebody
 * has scored already stays as it is.
 */
export async function scoreDemoJourney(now = new Date()): Promise<void> {
  const halden = await db.business.findUnique({ where: { slug: "halden-precision" }, select: { id: true } });
  if (!halden) return;
  const people = {
    cm360: await personOf("admin@cm360.example"),
    business: await personOf("marta@halden-precision.example"),
  };
  const scored = await db.journeyScore.findMany({
    where: { customerId: halden.id },
    select: { topicKey: true, side: true },
  });
  const isScored = (key: string, side: Side) => scored.some((row) => row.topicKey === key && row.side === side);
  for (const [key, sides] of Object.entries(demoScores))
    for (const side of ["cm360", "business"] as const) {
      const person = people[side];
      if (person && !isScored(key, side)) await score(halden.id, key, side, sides[side], person, now);
    }
}

const dayOf: Record<Side, { before: number; lately: number }> = {
  cm360: { before: -139, lately: -11 },
  business: { before: -136, lately: -12 },
};

async function score(customerId: string, key: string, side: Side, said: Said, person: Person, now: Date) {
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const { before, lately } = dayOf[side];
  const { was, score = null, note = "", notApplicableReason = null } = said;
  const blank = { notApplicableReason: null, note: "" };
  if (was !== undefined)
    await saveScore(customerId, key, side, { ...blank, score: was, version: 0 }, person, at(before));
  if (score === null && notApplicableReason === null) return;
  const version = was === undefined ? 0 : 1;
  await saveScore(customerId, key, side, { score, note, notApplicableReason, version }, person, at(lately));
}

async function personOf(email: string): Promise<Person | null> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, firstName: true, lastName: true } });
  return user && { userId: user.id, name: `${user.firstName} ${user.lastName}` };
}
