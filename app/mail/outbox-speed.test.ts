import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { leaseMail, nextDueStatement } from "./delivery.server";
import { listMails } from "./mails.server";
import { countedByState, walked } from "./mails-query.server";
import { readOutboxSearch } from "./outbox-search";

/** A hundred thousand mails of all states, by one statement. */
const many = 100_000;
/** Milliseconds. It takes a tenth of it where nothing else runs; a list that is sorted or read through takes more. */
const bearable = 500;

beforeAll(async () => {
  await transact(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${many - 1})
      INSERT INTO "OutboxMail" ("id", "letter", "toEmail", "data", "createdAt", "dueAt", "attempts", "sentAt",
        "deliveredAt", "bouncedAt", "deadAt", "answer")
      SELECT printf('m%06d', ("i" * 7919) % 1000000),
        CASE "i" % 3 WHEN 0 THEN 'notice' WHEN 1 THEN 'reminder' ELSE 'digest' END,
        'p' || ("i" % 5000) || '@b' || ("i" % 300) || '.example', '{"title":"' || hex(zeroblob(200)) || '"}',
        strftime('%Y-%m-%dT%H:%M:%f+00:00', '2026-01-01', ("i" * 4) || ' minutes'), '2026-01-01T00:00:00.000+00:00', 1,
        CASE WHEN "i" % 20 < 18 THEN '2026-06-01T00:00:00.000+00:00' END,
        CASE WHEN "i" % 20 < 15 THEN '2026-06-01T00:00:00.000+00:00' END,
        CASE WHEN "i" % 20 = 16 THEN '2026-06-01T00:00:00.000+00:00' END,
        CASE WHEN "i" % 20 = 18 THEN '2026-06-01T00:00:00.000+00:00' END, '200'
      FROM "n"`,
  );
});

const questions = [
  ...["", "state=dead", "state=delivered", "state=waiting", "q=b299.example", "q=nobody@nowhere", "letter=digest"],
  "state=bounced&letter=notice&q=p16",
];

test("a page of 100,000 mails is quick, whatever is asked", { timeout: 60_000 }, async () => {
  const slow: string[] = [];
  for (const question of questions) {
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const started = performance.now();
      await listMails(readOutboxSearch(new URLSearchParams(question)), new Date());
      times.push(performance.now() - started);
    }
    const least = Math.min(...times);
    if (process.env.SHOW_TIMES) process.stderr.write(`${question || "all"}: ${least.toFixed(1)} ms\n`);
    if (least > bearable) slow.push(`${question}: ${least.toFixed(1)} ms`);
  }
  expect(slow).toEqual([]);
});

test("the lists come out of their indexes: they are never sorted", async () => {
  const wrong: string[] = [];
  for (const question of questions) {
    const { cursor: _, ...which } = readOutboxSearch(new URLSearchParams(question));
    const cursor = { side: "after", key: "2026-05-01", id: "m5" } as const;
    for (const statement of [walked(which, null, 51), walked(which, cursor, 51), countedByState(which)])
      for (const step of await planOf(statement))
        if (/TEMP B-TREE/.test(step) || !/USING (COVERING )?INDEX/.test(step)) wrong.push(`${question}: ${step}`);
  }
  expect(wrong).toEqual([]);
});

test("the next mail to send is found among ten thousand that wait as quickly as among ten", async () => {
  const started = performance.now();
  for (let i = 0; i < 20; i += 1) expect(await leaseMail(new Date())).not.toBeNull();
  const each = (performance.now() - started) / 20;
  if (process.env.SHOW_TIMES) process.stderr.write(`lease: ${each.toFixed(1)} ms\n`);
  expect(each).toBeLessThan(100);
});

test("the next mail to send comes out of its index: what waits is never sorted", async () => {
  const steps = await planOf(nextDueStatement(new Date()));
  expect(
    steps.filter((step) => /TEMP B-TREE/.test(step) || /SCAN (?!m USING INDEX OutboxMail_next_idx)/.test(step)),
  ).toEqual([]);
  expect(steps[0]).toContain("OutboxMail_next_idx");
});

async function planOf(statement: Prisma.Sql): Promise<string[]> {
  const steps = await db.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${statement}`;
  expect(steps).not.toEqual([]);
  return steps.map(({ detail }) => detail);
}
