import Database from "libsql";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { record } from "~/audit/audit.server";
import { readAuditFilter } from "~/audit/audit-filter";
import { changeInWords, changesOf, fieldName } from "~/audit/changes";
import { numbersOf } from "~/audit/events-query.server";
import { listHistory } from "~/audit/history.server";
import { kindNames, officeOnly } from "~/audit/kinds";
import { adminsQuery, customersQuery, listAudit } from "~/audit/list-audit.server";
import { actionNames, sentenceOf } from "~/audit/sentence";
import { addDays, today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { requestContext } from "~/infra/request-context.server";
import { aCustomer, anAdmin, aPartner, get, type Person } from "../../tests/support/cast";
import { loader } from "./audit.route";
import { loader as auditCsv } from "./audit-csv.route";
import { loader as customerLog } from "./customer-log.route";
import { loader as customerCsv } from "./customer-log-csv.route";

const ada = await anAdmin();

interface Did {
  actor?: Parameters<typeof record>[1]["actor"];
  action?: string;
  subjectType?: string;
  after?: Prisma.InputJsonValue;
  before?: Prisma.InputJsonValue;
}

const did = (businessId: string | null, subjectId: string, event: Did = {}) =>
  transact((tx) =>
    record(tx, {
      ...{ actor: ada, action: "text.save", subjectType: "TextVersion", after: { version: 2 } },
      ...{ businessId, subjectId, ...event },
    }),
  );

const filterOf = (search: string) => readAuditFilter(new URLSearchParams(search));
const open = async (search: string, as: Person = ada) =>
  (await loader({ request: get(`/admin/audit?${search}`, as), params: {}, context: {} })).json();
const found = async (search: string) => (await open(search)).events.map(({ record }) => record?.id);

test("the newest event comes first, and pages lead to the oldest without losing or repeating one", async () => {
  const { business } = await aCustomer();
  await transact(async (tx) => {
    const event = { actor: ada, businessId: business.id, action: "text.save", subjectType: "TextVersion" };
    for (let n = 0; n < 120; n++) await record(tx, { ...event, subjectId: `${n}` });
  });
  const seen: (string | undefined)[] = [];
  let before: number | null = null;
  do {
    const page = await listAudit({ ...filterOf(`business=${business.slug}`), before });
    seen.push(...page.events.map(({ record }) => record?.id));
    before = page.next;
  } while (before);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `${119 - n}`));
});

describe("events can be narrowed to", () => {
  const place = aPlace();
  async function aPlace() {
    const [acme, globex] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await did(acme.business.id, "one");
    await did(acme.business.id, "two", { action: "signup.approve", subjectType: "SignupRequest" });
    await did(globex.business.id, "three", { actor: globex });
    return { acme: acme.business, globex };
  }

  test("a person, by name and email, and to the portal itself", async () => {
    const { acme, globex } = await place;
    expect(await found(`person=gina ${globex.email.slice(0, 8)}`)).toEqual(["three"]);
    expect(await found(`person=${ada.email}&business=${acme.slug}`)).toEqual(["two", "one"]);
    expect(await found("person=nobody of this name")).toEqual([]);
    await did(acme.id, "four", { actor: "portal" });
    expect(await found(`person=the portal&business=${acme.slug}`)).toEqual(["four"]);
  });

  test("a person who was renamed or whose account is closed, by the name of then", async () => {
    const { acme } = await place;
    const renamed = await aCustomer("Quentin");
    const closed = await aCustomer("Philippa");
    for (const person of [renamed, closed]) await did(acme.id, person.userId, { actor: person });
    const about = { actor: "portal", businessId: null, subjectType: "User" } as const;
    await transact(async (tx) => {
      const changed = { before: { firstName: "Quentin" }, after: { firstName: "Quill" } };
      await record(tx, { ...about, ...changed, action: "person.change", subjectId: renamed.userId });
      const after = { name: "Philippa Test", why: "" };
      await record(tx, { ...about, after, action: "person.close", subjectId: closed.userId });
      for (const [{ userId }, firstName] of [[renamed, "Quill"] as const, [closed, "Former"] as const])
        await tx.user.update({ where: { id: userId }, data: { firstName, email: `${userId}@closed.invalid` } });
    });
    expect(await found("person=quentin")).toEqual([renamed.userId]);
    expect(await found("person=philippa test")).toEqual([closed.userId]);
    expect(await found("person=quill test")).toEqual([renamed.userId]);
  });

  test("all of many people and businesses with one name", async () => {
    const emailDomain = "many.example";
    const many = Array.from({ length: 25 }, (_, n) => ({ id: `gemelle-${n}`, slug: `gemelle-${n}`, name: "Gemelle" }));
    const businesses = many.map((one) => ({ ...one, kind: "customer" as const, website: "", websiteDomain: "" }));
    await transact(async (tx) => {
      await tx.business.createMany({ data: businesses });
      await tx.user.createMany({
        data: many.map(({ id }) => ({
          ...{ id, businessId: id, firstName: "Gemelle", lastName: "Test" },
          ...{ email: `${id}@${emailDomain}`, emailDomain },
        })),
      });
    });
    for (const { id } of many) await did(id, id, { actor: { userId: id, name: "Gemelle Test" } as Person });
    expect((await found("person=gemelle")).length).toBe(25);
    expect((await found("business=gemelle")).length).toBe(25);
    expect(await found("business=gemelle&person=ada")).toEqual([]);
    await did(null, "portal's", { actor: "portal" });
    expect(await found("person=t")).toContain("portal's");
  });

  test("a business, a kind of record, an action, and all of them", async () => {
    const { acme } = await place;
    expect(await found(`business=${acme.slug}&kind=SignupRequest`)).toEqual(["two"]);
    expect(await found(`business=${acme.slug}&action=text.save&person=${ada.email}`)).toEqual(["one"]);
    expect(await found(`business=${acme.slug}&action=text.save&kind=SignupRequest`)).toEqual([]);
    expect(await found("business=none of this name")).toEqual([]);
  });

  test("days", async () => {
    const { acme } = await place;
    const here = `business=${acme.slug}&kind=SignupRequest`;
    const day = today();
    expect(await found(`${here}&from=${addDays(day, -1)}&to=${addDays(day, 1)}`)).toEqual(["two"]);
    expect(await found(`${here}&from=${addDays(day, 2)}`)).toEqual([]);
    expect(await found(`${here}&to=${addDays(day, -2)}`)).toEqual([]);
    expect(await found(`${here}&from=2026-02-30&to=soon`)).toEqual(["two"]);
  });

  test("one request, which did all of it", async () => {
    const { acme } = await place;
    const context = { requestId: "request-of-two", nonce: "", clientAddress: "", memo: new Map() };
    await requestContext.run(context, async () => {
      await did(acme.id, "five");
      await did(acme.id, "six");
    });
    expect(await found("request=request-of-two")).toEqual(["six", "five"]);
    expect((await open("before=-1")).events.length).toBeGreaterThan(0);
  });
});

test("an index leads to the events, whatever is asked, and none is sorted first", async () => {
  const { business } = await aCustomer();
  await did(business.id, "here");
  const searches = [
    "",
    `person=${ada.email}`,
    `person=${ada.name}`,
    "person=e",
    `business=${business.slug}`,
    "action=text.save",
    "kind=TextVersion",
    "request=r",
  ];
  const narrowed = searches.flatMap((search) => [
    search,
    `${search}&kind=User&action=login&from=2020-01-01&to=2100-01-01`,
  ]);
  const queries = await Promise.all(narrowed.map((search) => adminsQuery(filterOf(search))));
  const planner = new Database((process.env.DATABASE_URL ?? "").replace("file:", ""));
  for (const query of [...queries, customersQuery(business.id, filterOf("person=a&kind=User"))]) {
    const sql = await numbersOf(query, 1_000, 51);
    if (!sql) continue;
    const plan = planner.prepare(`EXPLAIN QUERY PLAN ${sql.sql}`).all(...sql.values) as { detail: string }[];
    const details = plan.map(({ detail }) => detail).filter((detail) => detail.includes("AuditEvent"));
    expect(details.length).toBeGreaterThan(0);
    for (const detail of details) expect(detail).toMatch(/^SEARCH "?AuditEvent"? USING/);
    // At most one for each lane, over the few that it has found: a sort within a lane would be one more.
    const sorts = plan.filter(({ detail }) => /TEMP B-TREE FOR ORDER BY/.test(detail));
    expect(sorts.length).toBeLessThanOrEqual(details.length);
  }
  planner.close();
});

test("a download holds all that matches, with everything that stands in the log", async () => {
  const { business } = await aCustomer("Nora", "Acme, Inc.");
  await transact(async (tx) => {
    const event = { actor: ada, businessId: business.id, action: "text.save", subjectType: "TextVersion" };
    for (let n = 0; n < 620; n++)
      await record(tx, { ...event, subjectId: `${n}`, after: { version: n, note: "=1+1" } });
  });
  const request = get(`/admin/audit.csv?business=${business.slug}&before=3`, ada);
  const text = await (await auditCsv({ request, params: {}, context: {} })).text();
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(620);
  expect(data[0]).toMatchObject({
    Who: "Ada Test",
    "Works for": "Secure Dynamics",
    What: "saved version 619 of the text “619”",
    Kind: "Text",
    Changes: "Version: 619\nNote: =1+1",
    "For whom": "Acme, Inc.",
    After: '{"version":619,"note":"=1+1"}',
  });
});

describe("a customer's own log", () => {
  const logOf = async (slug: string, as: Person, search = "") =>
    customerLog({ request: get(`/customers/${slug}/log?${search}`, as), params: { customer: slug }, context: {} });

  test("says who did what for it, from where, and nothing of anybody else", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    const ray = await aPartner(nora.business, "reseller");
    await did(nora.business.id, "s", { actor: nora, action: "legacy-service.add", after: { name: "VPN" } });
    await did(nora.business.id, "r", { actor: ray, action: "request.quote", after: { product: "ZIA" } });
    await did(nora.business.id, "v", { action: "partnership.end", after: { partner: "Ray", type: "Reseller" } });
    await did(gina.business.id, "g");
    const { events } = await (await logOf(nora.business.slug, nora)).json();
    expect(events.map(({ who, what }) => [who, what.slice(0, 15)])).toEqual([
      [{ name: "Ada Test", of: "Secure Dynamics" }, "ended the partn"],
      [{ name: "Ray Test", of: ray.business.name }, "sent a quote fo"],
      [{ name: "Nora Test", of: nora.business.name }, "added the servi"],
    ]);
    expect(events.map(({ record }) => record)).toEqual([null, null, null]);
    expect((await (await logOf(nora.business.slug, nora, "person=ray")).json()).events).toHaveLength(1);
  });

  test("says nothing of a health check that is still a draft", async () => {
    const nora = await aCustomer();
    const after = { date: "2026-07-01", file: "secret.csv", rows: 3 };
    for (const action of [...officeOnly, "health-check.publish"])
      await did(nora.business.id, "h", { action, subjectType: "HealthCheck", after });
    const { events } = await (await logOf(nora.business.slug, nora, "kind=HealthCheck")).json();
    expect(events.map(({ what }) => what)).toEqual(["published the health check of 2026-07-01"]);
    expect((await (await logOf(nora.business.slug, nora, "action=health-check.upload")).json()).events).toEqual([]);
  });

  test("says nothing of what the office does about mails to partners and admins", async () => {
    const nora = await aCustomer();
    for (const action of ["mail.bounce", "mail.clear-bounce", "mail.send-again"]) {
      const event = { actor: "portal", action, subjectType: "mail", subjectId: "m" } as const;
      const about = { before: { to: "rita@reseller.example" }, after: { to: "ada@office.example" } };
      await transact((tx) => record(tx, { ...event, ...about, businessId: nora.business.id }));
    }
    const { slug } = nora.business;
    expect((await (await logOf(slug, nora)).json()).events).toEqual([]);
    const request = get(`/customers/${slug}/log.csv`, nora);
    const csv = await (await customerCsv({ request, params: { customer: slug }, context: {} })).text();
    expect(csv).not.toMatch(/reseller\.example|office\.example|mail/i);
  });

  test("is read by its people and the admins only, and can be taken along", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const gina = await aCustomer("Gina", "Globex");
    await did(nora.business.id, "x");
    const { slug } = nora.business;
    const status = (as: Person) =>
      logOf(slug, as)
        .catch((answer: Response) => answer)
        .then((answer) => answer.status);
    expect([await status(nora), await status(ada), await status(ray), await status(gina)]).toEqual([
      200, 200, 403, 404,
    ]);
    const request = get(`/customers/${slug}/log.csv`, nora);
    const csv = await (await customerCsv({ request, params: { customer: slug }, context: {} })).text();
    expect(csv.split("\r\n").slice(1)).toEqual([
      expect.stringMatching(/^\d{4}-.+Z,Ada Test,Secure Dynamics,saved version 2 of the text “x”,Text,Version: 2$/),
      "",
    ]);
  });
});

test("the history of a record names who changed what, from what to what", async () => {
  const nora = await aCustomer();
  const gina = await aCustomer("Gina", "Globex");
  const service = { subjectType: "LegacyService", action: "legacy-service.change" };
  const before = { name: "VPN", annualCost: "1000", notes: "x".repeat(400) };
  await did(nora.business.id, "vpn", { ...service, before, after: { name: "VPN", annualCost: "", notes: "short" } });
  await did(gina.business.id, "vpn", service);
  expect(await listHistory(nora.business.id, "LegacyService", ["vpn", "other"])).toEqual([
    {
      ...{ id: expect.any(Number), at: expect.any(String), who: "Ada Test, Secure Dynamics" },
      lines: ["changed the service VPN", "Annual cost: 1000 → nothing", expect.stringMatching(/^Notes: x{200}x+…$/)],
    },
  ]);
});

describe("what an event changed reads in words", () => {
  test("only what changed, and what it is about once", () => {
    const changes = changesOf({
      before: { name: "VPN", isKept: false, "Due Date": "2026-07-01", gone: null, cost: 1000 },
      after: { name: "VPN", isKept: true, "Due Date": "", gone: "", cost: 1000, product: "ZIA" },
    });
    expect(changes.map(changeInWords)).toEqual(["Is kept: no → yes", "Due Date: 2026-07-01 → nothing", "Product: ZIA"]);
  });

  test("fields within fields, lists, instants and names of the database", () => {
    const after = {
      changes: { Owner: "Nora" },
      names: ["A", "B"],
      services: [{ name: "VPN" }, { name: "Proxy" }],
      type: "managed_service",
      endedAt: "2026-07-14T09:14:00.000Z",
      userId: "4a4d5bb1-5c07-4b6c-a38c-0d7b1a4b1c35",
      newPassword: "never recorded, and never shown",
    };
    expect(changesOf({ after }).map(changeInWords)).toEqual([
      "Owner: Nora",
      "Names: A, B",
      "Services: VPN, Proxy",
      "Type: managed service",
      "Ended: 14 Jul 2026, 09:14 UTC",
    ]);
    expect(["annualCost", "sku", "Valid Until", "quarterStartMonth"].map(fieldName)).toEqual([
      ...["Annual cost", "SKU", "Valid Until", "Quarter start month"],
    ]);
  });
});

test("an event reads as a sentence", () => {
  const event = { subjectType: "x", subjectId: "terms" };
  const after = { name: "Ida Brandt", businessName: "Northgate Tools", version: 2 };
  expect(sentenceOf({ ...event, action: "signup.approve", after })).toBe("approved Ida Brandt, Northgate Tools");
  expect(sentenceOf({ ...event, action: "text.save", after })).toBe("saved version 2 of the text “terms”");
  expect(sentenceOf({ ...event, action: "password.set" })).toBe("set the first password");
  const left = { name: "Nora Test", why: "Make somebody else an admin first" };
  expect([undefined, left].map((said) => sentenceOf({ ...event, action: "person.keep-open", after: said }))).toEqual([
    ...["keeps their own account open", "left the account of Nora Test open: Make somebody else an admin first"],
  ]);
  expect(sentenceOf({ ...event, action: "some.thing", after: "odd" })).toBe("some.thing");
  for (const action of Object.keys(actionNames)) expect(sentenceOf({ ...event, action })).not.toContain("undefined");
});

describe("whatever the code records", () => {
  const sources = import.meta.glob<string>(
    ["../**/*.ts", "../../prisma/seed/*.ts", "!../**/*.test.ts", "!../infra/**"],
    {
      eager: true,
      query: "?raw",
      import: "default",
    },
  );
  const recording = Object.values(sources).filter((source) => source.includes("~/audit/audit.server"));
  const literals = (pattern: RegExp) =>
    [...new Set(recording.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name ?? "")))].toSorted();

  test("has a name, by which it can be looked for", () => {
    expect(
      literals(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g).filter(
        (name) => !actionNames[name] && !/\.(csv|example)$/.test(name),
      ),
    ).toEqual([]);
  });

  test("is about a kind of record that has one", () => {
    expect(literals(/subjectType: "(\w+)"/g).filter((kind) => !kindNames[kind])).toEqual([]);
  });
});

test("the log is the admins'", async () => {
  const nora = await aCustomer();
  expect((await open("", nora).catch((r) => r)).status).toBe(403);
});
