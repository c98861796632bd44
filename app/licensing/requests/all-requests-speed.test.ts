import { beforeAll, describe, expect, test } from "vitest";
import { writeCursor } from "~/infra/cursor";
import { db, transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { aCustomer, actorOf, anAdmin, aPartner, type Person } from "../../../tests/support/cast";
import { listAllRequests, rowsOf } from "./all-requests.server";
import { type Lane, lanesOf, standingsOf } from "./all-requests-lanes.server";
import { counted, firstStreams, merged, ordersNumbered, type Walk } from "./all-requests-query.server";
import { scopeOf } from "./all-requests-scope.server";
import { readRequestSearch } from "./all-requests-search";

/** 100,000 requests must stay as quick as 100. */
const many = 100_000;
const few = 100;
/** Machines that run tests are noisy; a scan or a sort of all rows is slower by a hundred times, not by five. */
const bearable = 5;
const aMoment = 4; // ms, below which a ratio says nothing

const day = "2026-11-22";
let readers: Record<"admin" | "three" | "thousand" | "one", Person>;
let oneCustomer: string;

beforeAll(async () => {
  const ray = await aPartner((await aCustomer("Nora", "Acme")).business, "reseller", "Ray");
  const tess = await aPartner((await aCustomer("Nora", "Acme")).business, "reseller", "Tess");
  const huge = await aCustomer("Hugo", "Huge");
  oneCustomer = huge.business.id;
  readers = {
    admin: await anAdmin(),
    three: ray,
    thousand: tess,
    one: await aPartner(huge.business, "reseller", "Otto"),
  };
  await transact(async (tx) => {
    await tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 999)
      INSERT INTO "Business" ("id", "kind", "slug", "name", "website", "websiteDomain", "createdAt")
      SELECT 'c' || "i", 'customer', 'c' || "i", 'Customer ' || "i", '', '', '2026-01-01T00:00:00.000+00:00' FROM "n"`;
    for (const [partner, customers, type] of [
      [ray, 3, "managed_service"],
      [tess, 1000, "reseller"],
    ] as const)
      await tx.$executeRaw`
        INSERT INTO "Partnership" ("id", "customerId", "partnerId", "type", "invitedBusinessName", "invitedEmail",
          "invitedById", "expiresAt", "acceptedAt")
        SELECT 'p' || ${customers} || "id", "id", ${partner.business.id}, ${type}, '', '', '',
          '2027-01-01T00:00:00.000+00:00', '2026-01-01T00:00:00.000+00:00'
        FROM "Business" WHERE "websiteDomain" = '' ORDER BY "id" LIMIT ${customers}`;
  });
});

/** Requests of 1,000 customers in all states, by one statement; each customer asks for a product once. */
function seed(from: number, to: number) {
  return transact(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT CAST(${from} AS INTEGER) UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${to - 1}),
      "wanted" AS (SELECT "sku", row_number() OVER (ORDER BY "position") - 1 AS "at" FROM "Product")
      INSERT INTO "ProductRequest" ("id", "customerId", "sku", "timing", "startDate", "lastSafeDay", "quantity", "state",
        "actsNext", "waitingSince", "requestedAt", "requestedById", "requestedByName", "orderNumber", "closedAt")
      SELECT printf('r%06d', ("i" * 7919) % 1000000), 'c' || ("i" % 1000), "sku", 'quarter',
        date('2027-01-01', ("i" * 31 % 700) || ' days'), date('2026-12-18', ("i" * 31 % 700) || ' days'), 100,
        CASE "i" % 5 WHEN 0 THEN 'ordered' WHEN 1 THEN 'quoted' WHEN 2 THEN 'completed' ELSE 'requested' END,
        CASE "i" % 5 WHEN 1 THEN 'customer' WHEN 2 THEN NULL ELSE 'seller' END,
        '2026-07-14T09:00:00.000+00:00', strftime('%Y-%m-%dT%H:%M:%f+00:00', '2026-01-01', ("i" * 97 % 400000) || ' minutes'),
        'nora', 'Nora', CASE "i" % 5 WHEN 0 THEN 'PO-' || "i" ELSE '' END,
        CASE "i" % 5 WHEN 2 THEN '2026-08-01T00:00:00.000+00:00' END
      FROM "n" JOIN "wanted" ON "at" = "i" / 1000 % 100`,
  );
}

/** One customer with all of them: closed ones, as a product has at most one open request. */
function seedOne(from: number, to: number) {
  return transact(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT CAST(${from} AS INTEGER) UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${to - 1})
      INSERT INTO "ProductRequest" ("id", "customerId", "sku", "timing", "startDate", "lastSafeDay", "quantity", "state",
        "actsNext", "waitingSince", "requestedAt", "requestedById", "requestedByName", "closedAt")
      SELECT printf('o%06d', "i"), ${oneCustomer}, 'ZIA-BIZ-EDITION', 'quarter',
        date('2027-01-01', ("i" % 700) || ' days'), date('2026-12-18', ("i" % 700) || ' days'), 100,
        CASE "i" % 2 WHEN 0 THEN 'completed' ELSE 'cancelled' END, NULL, '2026-07-14T09:00:00.000+00:00',
        strftime('%Y-%m-%dT%H:%M:%f+00:00', '2026-01-01', "i" || ' minutes'), 'nora', 'Nora', '2026-08-01T00:00:00.000+00:00'
      FROM "n"`,
  );
}

const questions = {
  "admin, open": ["admin", ""],
  "admin, newest of all": ["admin", "state=all&sort=-asked"],
  "admin, waits for customers": ["admin", "next=customer"],
  "admin, own to move on": ["admin", "next=me"],
  "admin, closed": ["admin", "state=closed"],
  "admin, one customer": ["admin", "q=customer 77&state=all"],
  "admin, a product": ["admin", "q=ZIA-BIZ"],
  "partner of 3, open": ["three", ""],
  "partner of 3, a product": ["three", "q=business&state=all"],
  "partner of 1,000, open": ["thousand", ""],
  "partner of 1,000, newest": ["thousand", "sort=-asked&state=all"],
  "partner of 1,000, a product": ["thousand", "q=ZIA-BIZ"],
  "one customer with all": ["one", "state=all"],
  "one customer with all, newest": ["one", "state=closed&sort=-asked"],
} as const;

type Question = keyof typeof questions;

async function ask(question: Question, page = "") {
  const [reader, query] = questions[question];
  const search = readRequestSearch(new URLSearchParams(query));
  const cursor = readRequestSearch(new URLSearchParams(page)).cursor;
  return listAllRequests(actorOf(readers[reader]), { ...search, cursor }, day);
}

/** The least of several tries, in milliseconds: what else the machine did is not ours. */
async function timeOf(question: Question, page = "") {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const started = performance.now();
    await ask(question, page);
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

/** An address in the middle of a list, and that of its last page. */
function pagesOf(question: Question) {
  const [, query] = questions[question];
  const isNewest = query.includes("asked");
  const middle = isNewest ? "2026-05-20T00:00:00.000+00:00" : "2027-12-01";
  const end = isNewest ? "2020-01-01" : "2100-01-01";
  return {
    middle: `page=${writeCursor({ side: "after", key: middle, id: "r500000" })}`,
    last: `page=${writeCursor({ side: "before", key: end, id: "r" })}`,
  };
}

describe("the lists of all requests", () => {
  const base = {} as Record<Question, number>;

  test("answer 100 requests", async () => {
    await seed(0, few);
    await seedOne(0, few);
    for (const question of Object.keys(questions) as Question[]) base[question] = await timeOf(question);
  });

  test("answer 100,000 as quickly, on the first page, in the middle and on the last", {
    timeout: 120_000,
  }, async () => {
    await seed(few, many);
    await seedOne(few, many);
    const slow: string[] = [];
    for (const question of Object.keys(questions) as Question[]) {
      const { middle, last } = pagesOf(question);
      const times = [await timeOf(question), await timeOf(question, middle), await timeOf(question, last)];
      const line = `${question}: ${[base[question], ...times].map((time) => time.toFixed(2)).join(" / ")} ms`;
      if (process.env.SHOW_TIMES) process.stderr.write(`${line}\n`);
      if (Math.max(...times) > bearable * Math.max(base[question], aMoment)) slow.push(line);
    }
    expect(slow).toEqual([]);
  });

  test("never read through all requests, and sort none of them", async () => {
    const wrong: string[] = [];
    for (const [question, [reader, query]] of Object.entries(questions)) {
      const search = readRequestSearch(new URLSearchParams(query));
      const scope = await scopeOf(actorOf(readers[reader]), search.next === "me" ? "act" : "see");
      const lanes = await lanesOf(scope, search.search);
      const standings = standingsOf(search.state, search.next);
      const cursor = { side: "after", key: "2027-01-01", id: "r5" } as const;
      const how: Walk = { standings, sort: search.sort, cursor, take: 26 };
      const merges = lanes.flatMap((lane) => mergesOf(lane, how));
      const others = [
        counted(lanes, standings, 1001),
        rowsOf(["r000001"]),
        ...lanes.flatMap((lane) => headsOf(lane, how)),
      ];
      for (const [statements, refused] of [
        [merges, /SCAN ProductRequest|TEMP B-TREE/],
        [others, /SCAN (r|ProductRequest)\b/],
      ] as const)
        for (const statement of statements)
          for (const step of await planOf(statement)) if (refused.test(step)) wrong.push(`${question}: ${step}`);
    }
    expect(wrong).toEqual([]);
  });

  test("find an order number by its index", async () => {
    const [lane] = await lanesOf("all", "PO-50");
    const how: Walk = { standings: standingsOf("open", "anyone"), sort: "safe", cursor: null, take: 26 };
    if (lane?.by !== "order") throw new Error("The first lane is that of the order number");
    expect((await planOf(ordersNumbered(lane, how))).join()).toContain("(orderNumber=?)");
  });

  function mergesOf(lane: Lane, how: Walk): Prisma.Sql[] {
    const streams = lane.keys.slice(0, 20).flatMap((key) => how.standings.map((standing) => ({ key, ...standing })));
    return lane.by === "order" || streams.length === 0 ? [] : [merged(lane, streams, how)];
  }

  /** Heads are sorted: as many as there are customers or products; and what bears one order number. */
  function headsOf(lane: Lane, how: Walk): Prisma.Sql[] {
    if (lane.by === "all") return [];
    return [lane.by === "order" ? ordersNumbered(lane, how) : firstStreams(lane, how)];
  }

  async function planOf(statement: Prisma.Sql): Promise<string[]> {
    const steps = await db.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${statement}`;
    expect(steps).not.toEqual([]);
    return steps.map(({ detail }) => detail);
  }
});
