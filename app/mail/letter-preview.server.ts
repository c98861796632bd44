import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { rateLimiter } from "~/infra/rate-limit.server";
import { findLetter, testName } from "~/mail/find-letter.server";
import { canBeTurnedOff, type Letter } from "~/mail/letter";
import { factsOfLetter, letterFacts } from "~/mail/letter-facts";
import { type DrawnLetter, drawLetter, hiddenSecret, letters } from "~/mail/letters.server";
import { queueMail } from "~/mail/outbox.server";

/** Every letter of the portal in the order of its chapters, with when it is sent, to whom, and how often it was. */
export async function listLetters() {
  const counts = await db.outboxMail.groupBy({ by: ["letter"], _count: true, _max: { createdAt: true } });
  const known = new Map(counts.map((row) => [row.letter, row]));
  return namesInOrder().map((name) => {
    const letter = letters.get(name);
    const row = known.get(name);
    return {
      name,
      ...factsOfLetter(name),
      canBeTurnedOff: letter !== undefined && canBeTurnedOff(letter, letter.sample),
      count: row?._count ?? 0,
      lastAt: row?._max.createdAt?.toISOString() ?? null,
    };
  });
}

/** What the outbox can be narrowed to. */
export function letterChoices(): { value: string; label: string }[] {
  return namesInOrder().map((value) => ({ value, label: factsOfLetter(value).title }));
}

/**
 * The letter as its reader gets it: from the data of the newest mail of its kind, or from invented ones where none was
 * written yet or they are asked for. What leads into somebody's account is never in it.
 */
export async function previewLetter(name: string, from: "newest" | "sample") {
  const letter = letters.get(name);
  if (!letter) return null;
  const newest = await newestOf(name);
  const ofNewest = from === "newest" && newest ? await drawFrom(letter, newest.data) : null;
  const drawn = ofNewest ?? (await drawFrom(letter, letter.sample));
  if (!drawn) return null;
  return {
    ...{ name, ...factsOfLetter(name), canBeTurnedOff: canBeTurnedOff(letter, letter.sample) },
    ...{ subject: drawn.subject, text: drawn.text, html: drawn.html },
    from: ofNewest ? ("newest" as const) : ("sample" as const),
    hasNewest: newest !== null,
    newestAt: newest?.createdAt.toISOString() ?? null,
  };
}

const tests = rateLimiter("letter-test", 1, 60);

export type TestSent =
  | { outcome: "queued"; to: string }
  | { outcome: "wait"; seconds: number }
  | { outcome: "unknown" };

/** Queues the letter to the admin's own address, once a minute; its subject says that it is a test. */
export async function sendTest(name: string, from: "newest" | "sample", admin: Actor): Promise<TestSent> {
  const letter = letters.get(name);
  if (!letter) return { outcome: "unknown" };
  const { waitSeconds } = await tests.take(admin.userId);
  if (waitSeconds !== null) return { outcome: "wait", seconds: waitSeconds };

  const newest = from === "newest" ? await newestOf(name) : null;
  const data = newest?.data ?? letter.sample;
  const asTest = { ...(findLetter(testName(letter)) ?? letter), name: testName(letter) };
  const hasLink = (await drawFrom(letter, data))?.text.includes(hiddenSecret);
  await transact(async (tx) => {
    await queueMail(tx, asTest, { to: admin.email, data, ...(hasLink && { secret: hiddenSecret }) });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "letter.test",
      subjectType: "letter",
      subjectId: name,
      after: { to: admin.email },
    });
  });
  return { outcome: "queued", to: admin.email };
}

function newestOf(name: string) {
  return db.outboxMail.findFirst({
    where: { letter: name },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { data: true, createdAt: true },
  });
}

/** Null where the letter has changed since the data were written. */
async function drawFrom(letter: Letter<unknown>, data: unknown): Promise<DrawnLetter | null> {
  try {
    return await drawLetter(letter, data, hiddenSecret);
  } catch {
    return null;
  }
}

function namesInOrder(): string[] {
  const described = Object.keys(letterFacts).filter((name) => letters.has(name));
  return [...described, ...[...letters.keys()].filter((name) => !(name in letterFacts)).sort()];
}
