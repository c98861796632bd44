import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { endpoints, handle } from "../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person } from "../../tests/support/cast";
import { findEverything } from "./find-everything.server";
import type { FoundGroup, GroupName } from "./groups";
import { pagesOf } from "./portal-pages";
import { marked, rankOf, readSearchQuery } from "./search-query";

/** A word in everything of one business: whoever may not see a kind of it must not find it, nor be told how many. */
const secret = "Zebrafisch";

let acme: Person & { business: Business };
let globex: Person & { business: Business };
let ada: Person;
const partners: Record<string, Person> = {};

beforeAll(async () => {
  acme = await aCustomer("Nora", "Acme");
  globex = await aCustomer("Gus", `Globex ${secret}`);
  ada = await anAdmin();
  await fill(globex, secret);
  await fill(acme, "Müller");
  partners.reseller = await aPartner(globex.business, "reseller", "Ray");
  partners.professional = await aPartner(globex.business, "professional_service", "Pia");
  partners.managed = await aPartner(globex.business, "managed_service", "Max");
  partners.ended = await aPartner(globex.business, "reseller", "Eva", "ended");
  partners.invited = await aPartner(globex.business, "managed_service", "Ines", "invited");
});

/** One of each kind, all of which hold the word. */
async function fill({ business, userId }: Person & { business: Business }, word: string) {
  const customerId = business.id;
  await transact(async (tx) => {
    const emailDomain = "people.example";
    await tx.user.create({
      data: {
        ...{ businessId: customerId, firstName: "Ida", lastName: word, emailDomain },
        email: `${randomUUID()}@${emailDomain}`,
      },
    });
    await tx.teamMember.create({ data: { customerId, name: `Tom ${word}`, role: "Network" } });
    await tx.objective.create({ data: { customerId, title: `Reach ${word}`, category: "Risk", priority: "must" } });
    await tx.legacyService.create({ data: { customerId, name: `Proxy ${word}`, vendor: "Old" } });
    await tx.productRequest.create({
      data: {
        ...{
          customerId,
          sku: "ZIA-BIZ-EDITION",
          timing: "quarter",
          startDate: "2027-01-01",
          lastSafeDay: "2026-12-01",
        },
        ...{
          quantity: 5,
          actsNext: "seller",
          orderNumber: `PO-${word}`,
          requestedById: userId,
          requestedByName: "Nora Test",
        },
      },
    });
    for (const [date, title, published] of [
      ["2026-04-01", `Older ${word}`, true],
      ["2026-07-01", `Newest ${word}`, true],
      ["2026-10-01", `Draft ${word}`, false],
    ] as const) {
      const now = new Date();
      const { id: healthCheckId } = await tx.healthCheck.create({
        data: { customerId, date, uploadedById: "ada", readyAt: now, publishedAt: published ? now : null },
      });
      const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
      const row = { product: "ZIA", areaName: "Sandbox", title, checkKey: title, line: 2 };
      await tx.finding.create({ data: { healthCheckId, ...row, ...texts, status: "fail", severity: "high" } });
    }
  });
}

async function search(person: Person, typed: string, group?: GroupName): Promise<FoundGroup[]> {
  const params = new URLSearchParams({ q: typed, ...(group ? { in: group } : {}) });
  return findEverything(actorOf(person), readSearchQuery(params), 50);
}

/** How many of each kind. */
async function counts(person: Person, typed: string) {
  return Object.fromEntries((await search(person, typed)).map(({ group, total }) => [group, total]));
}

describe("everything that one may see", () => {
  test("an admin finds all of it, of each kind, with whose it is", async () => {
    expect(await counts(ada, secret)).toEqual({
      ...{ businesses: 1, people: 3, requests: 1, findings: 1, objectives: 1, services: 1 },
    });
    const found = (await search(ada, secret)).filter(({ group }) => group !== "businesses");
    expect(new Set(found.flatMap(({ hits }) => hits.map((hit) => hit.of)))).toEqual(new Set([globex.business.name]));
  });

  test("only the newest published health check is searched", async () => {
    const [findings] = await search(ada, secret, "findings");
    expect(findings?.hits.map(({ title }) => title)).toEqual([`Newest ${secret}`]);
    expect(findings?.hits[0]?.to).toBe(`/customers/${globex.business.slug}/health-checks/2026-07-01/findings/2`);
  });

  test("older checks and drafts that hold a word thousands of times hide no newest one", async () => {
    const { business } = await aCustomer("Quinn", "Vandelay");
    const now = new Date();
    const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
    const row = { product: "ZIA", areaName: "Sandbox", title: "Numbat", checkKey: "n", ...texts } as const;
    await transact(async (tx) => {
      const check = { customerId: business.id, uploadedById: "ada", readyAt: now };
      const newest = await tx.healthCheck.create({ data: { ...check, date: "2026-07-01", publishedAt: now } });
      const draft = await tx.healthCheck.create({ data: { ...check, date: "2026-10-01" } });
      const line = (healthCheckId: string, n: number) => ({
        ...({ ...row, healthCheckId, line: n, status: "fail", severity: "high" } as const),
      });
      await tx.finding.create({ data: line(newest.id, 2) });
      await tx.$executeRaw`
        INSERT INTO "Finding" ("healthCheckId", "line", "product", "areaName", "title", "checkKey", "currentSetting", "finding",
          "recommendation", "impact", "reference", "status", "severity")
        WITH RECURSIVE n("line") AS (SELECT 2 UNION ALL SELECT "line" + 1 FROM n WHERE "line" < 3002)
        SELECT ${draft.id}, n."line", 'ZIA', 'Sandbox', 'Numbat', 'n' || n."line", '', '', '', '', '', 'fail', 'high' FROM n`;
    });
    const [findings] = await search(ada, "numbat", "findings");
    expect(findings).toMatchObject({ total: 1, hits: [{ of: business.name }] });
  });

  test("Z-12 another customer finds nothing of it, and is answered as if it were not there", async () => {
    expect(await search(acme, secret)).toEqual([]);
    expect(await search(acme, globex.business.slug)).toEqual([]);
    const answer = await handle(get(`/search/suggestions?q=${secret}`, acme));
    expect(await answer.json()).toEqual({ typed: secret, groups: [] });
  });

  test("a customer finds all of its own", async () => {
    expect(await counts(globex, secret)).toEqual({
      ...{ people: 3, requests: 1, findings: 1, objectives: 1, services: 1 },
    });
  });

  test.each([
    ["reseller", { businesses: 1, people: 1, requests: 1, objectives: 1, services: 1 }],
    ["professional", { businesses: 1, people: 1, requests: 1, findings: 1, objectives: 1 }],
    ["managed", { businesses: 1, people: 1, requests: 1, findings: 1, objectives: 1 }],
    ["ended", {}],
    ["invited", {}],
  ])("a partner (%s) finds what its partnership opens, and no more", async (who, expected) => {
    const partner = partners[who];
    if (!partner) throw new Error("no such partner");
    expect(await counts(partner, secret)).toEqual(expected);
    expect(await counts(partner, "Müller")).toEqual({});
  });

  test("an admin goes on from a partner to the partners, and from a customer to the customers", async () => {
    const listOf = async (typed: string) => (await search(ada, typed, "businesses"))[0]?.all;
    expect(await listOf("Ray Partners")).toEqual({ to: "/admin/partners?q=Ray+Partners", label: "Partners" });
    expect(await listOf(secret)).toMatchObject({ label: "Customers" });
  });

  test("a customer finds its partners at work, and no other's", async () => {
    expect(await counts(globex, "Ray Partners")).toEqual({ businesses: 1 });
    expect(await counts(globex, "Eva Partners")).toEqual({});
    expect(await counts(acme, "Ray Partners")).toEqual({});
  });

  test("a removed thing and a person who cannot log in are not found", async () => {
    const customer = await aCustomer("Rosa", "Initech");
    await fill(customer, "Quokka");
    await transact(async (tx) => {
      const where = { customerId: customer.business.id };
      await tx.objective.updateMany({ where, data: { removedAt: new Date() } });
      await tx.teamMember.updateMany({ where, data: { removedAt: new Date() } });
      await tx.user.updateMany({ where: { lastName: "Quokka" }, data: { disabledAt: new Date() } });
    });
    expect(await counts(customer, "Quokka")).toEqual({ requests: 1, findings: 1, services: 1 });
  });
});

describe("forgiving", () => {
  test.each(["zebra", "ZEBRAFISCH", "brafis", "globex zebra", "  zebra   glob "])(
    "“%s” finds the business",
    async (typed) => {
      expect(await counts(ada, typed)).toMatchObject({ businesses: 1 });
    },
  );

  test.each(["müller", "muller", "mueller", "MULLER", "tom mull"])("“%s” finds Tom Müller", async (typed) => {
    const [people] = await search(acme, typed, "people");
    expect(people?.hits.map(({ title }) => title)).toContain("Tom Müller");
  });

  test.each(["%", "_", "' OR 1=1--", "*", "[a", "\\", '"zebra"', "a".repeat(500), "\u0000", "💥", "NEAR(", "^"])(
    "S-8 “%s” is only text",
    async (typed) => {
      const answer = await handle(get(`/search/suggestions?${new URLSearchParams({ q: typed })}`, acme));
      expect(answer.status).toBe(200);
      const { groups } = (await answer.json()) as { groups: FoundGroup[] };
      expect(groups.filter(({ group }) => group !== "help")).toEqual([]);
    },
  );

  test("the very name comes first, then what begins so, then what holds it", async () => {
    const { business } = await aCustomer("Olga", "Hooli");
    await transact(async (tx) => {
      for (const name of ["My Wombat", "Awombat", "Wombat Two", "Wombat"])
        await tx.teamMember.create({ data: { customerId: business.id, name } });
    });
    const [people] = await search(ada, "wombat", "people");
    expect(people?.hits.map(({ title }) => title)).toEqual(["Wombat", "Wombat Two", "My Wombat", "Awombat"]);
  });

  test("a product is found by its name and by its SKU", async () => {
    const [byName] = await search(acme, "private access", "products");
    const [bySku] = await search(acme, "zpa-biz", "products");
    expect(byName?.total ?? 0).toBeGreaterThan(0);
    expect(bySku?.hits[0]?.to).toBe(`/customers/${acme.business.slug}/licensing/products/ZPA-BIZ-EDITION`);
  });
});

describe("the pages", () => {
  test("the outbox is found by an admin, and by nobody else", async () => {
    expect((await search(ada, "outbox"))[0]?.hits[0]).toMatchObject({ title: "Outbox", to: "/admin/outbox" });
    expect(await search(acme, "outbox")).toEqual([]);
  });

  test("every page that is offered is there", async () => {
    const served = new Set(endpoints.map(({ path }) => path));
    const offered = [acme, ada, partners.reseller].flatMap((who) => (who ? pagesOf(actorOf(who)) : []));
    const asRoute = (to: string) => to.replace(/^\/customers\/[^/]+/, "/customers/:customer");
    expect(offered.filter(({ to }) => !served.has(asRoute(to)))).toEqual([]);
  });

  test("what one searched for stands on the page, and links to the list where there is one", async () => {
    const answer = await handle(get(`/search?_data=search%2Fsearch.route&q=${secret}`, ada));
    const { groups } = (await answer.json()) as { groups: FoundGroup[] };
    const list = groups.find(({ group }) => group === "requests")?.all;
    expect(list).toEqual({ to: `/admin/requests?q=${secret}&state=all`, label: "Requests" });
    expect((await handle(get(list?.to ?? "", ada))).status).toBe(200);
  });

  test("a visitor is sent to log in and brought back with what was typed", async () => {
    const answer = await handle(get("/search?q=acme"));
    expect(answer.headers.get("Location")).toBe("/?redirectTo=%2Fsearch%3Fq%3Dacme");
  });
});

test("a name is ranked by how well it answers", () => {
  const rank = (typed: string, name: string) => rankOf(readSearchQuery(new URLSearchParams({ q: typed })), name);
  expect([rank("audit log", "Audit Log"), rank("aud", "Audit Log"), rank("log", "Audit Log")]).toEqual([0, 1, 2]);
  expect([rank("dit", "Audit Log"), rank("log aud", "Audit Log"), rank("outbox", "Audit Log")]).toEqual([3, 3, null]);
});

test("the words are marked where they stand, whatever their accents", () => {
  expect(marked("Straße der Müller", ["strasse", "mull"])).toEqual([
    { text: "Straße", isFound: true },
    { text: " der ", isFound: false },
    { text: "Müll", isFound: true },
    { text: "er", isFound: false },
  ]);
  expect(marked("💥💥 Proxy 💥", ["proxy"]).map(({ text, isFound }) => [text, isFound])).toEqual([
    ...[["💥💥 ", false] as const, ["Proxy", true] as const, [" 💥", false] as const],
  ]);
});
