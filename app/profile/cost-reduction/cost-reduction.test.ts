import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../../tests/support/cast";

beforeAll(seedReferenceData);

const page = (business: Business) => `/customers/${business.slug}/profile/cost-reduction`;
const route = (name: string) => `_data=profile%2Fcost-reduction%2F${name}.route`;
const dataOf = (business: Business, query = "") =>
  `${page(business)}?${route("cost-reduction")}${query ? `&${query}` : ""}`;
const serviceDataOf = (business: Business, id: string) => `${page(business)}/${id}?${route("service")}`;

const typed = {
  name: "Remote-access VPN",
  vendor: "Tessel Networks",
  category: "Access",
  annualCost: "86,400.50",
  currency: "EUR",
  expirationDate: "2099-10-31",
  noticeDate: "2099-08-02",
  decision: "retire",
  justification: "All users have moved to Private Access.",
};

const add = (as: Person, business: Business, fields: Record<string, string> = {}) =>
  handle(post(dataOf(business), { ...typed, ...fields }, as));
const save = (as: Person, business: Business, id: string, fields: Record<string, string> = {}) =>
  handle(post(serviceDataOf(business, id), { ...typed, version: "1", ...fields }, as));
const listed = (business: Business) =>
  db.legacyService.findMany({ where: { customerId: business.id, removedAt: null }, orderBy: { createdAt: "asc" } });
const isDone = (response: Response) => response.headers.get("X-Remix-Redirect");

async function withService(fields: Record<string, string> = {}) {
  const nora = await aCustomer();
  await add(nora, nora.business, fields);
  const [service] = await listed(nora.business);
  if (!service) throw new Error("it was added");
  return { nora, business: nora.business, id: service.id, service };
}

describe("adding a service", () => {
  test("lists it with its cost in minor units, and keeps an audit event", async () => {
    const { business, service, nora } = await withService({ formKey: "a", template: "remote-vpn" });
    expect(service).toMatchObject({
      name: "Remote-access VPN",
      annualCost: 8_640_050,
      currency: "EUR",
      expirationDate: "2099-10-31",
      noticeDate: "2099-08-02",
      decision: "retire",
      templateKey: "remote-vpn",
      autoRenews: false,
    });
    const events = await db.auditEvent.findMany({ where: { businessId: business.id } });
    expect(events).toMatchObject([
      { action: "legacy-service.add", actorId: nora.userId, after: { annualCost: "86,400.50 EUR" } },
    ]);
  });

  test("needs a name and an expiration date only", async () => {
    const nora = await aCustomer();
    const least = { name: "MPLS", expirationDate: "2099-06-30", decision: "undecided" };
    expect(isDone(await handle(post(dataOf(nora.business), least, nora)))).toBe(page(nora.business));
    expect(await listed(nora.business)).toMatchObject([{ name: "MPLS", annualCost: null, currency: null }]);
  });

  test("by a form that is sent twice adds one; the same form with other words adds another", async () => {
    const nora = await aCustomer();
    await add(nora, nora.business, { formKey: "one" });
    expect(isDone(await add(nora, nora.business, { formKey: "one" }))).toBe(page(nora.business));
    expect(await listed(nora.business)).toHaveLength(1);
    await add(nora, nora.business, { formKey: "one", name: "Second VPN" });
    expect((await listed(nora.business)).map(({ name }) => name)).toEqual(["Remote-access VPN", "Second VPN"]);
  });

  test("by the key of another customer's form is none of that customer's", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await add(nora, nora.business, { formKey: "one" });
    await add(gus, gus.business, { formKey: "one" });
    expect(await listed(gus.business)).toHaveLength(1);
  });

  test.each([
    ["name", " ", "Enter the service name"],
    ["annualCost", "12.500,50", "Write 12.500,50 with a point before the decimals"],
    ["currency", "", "Choose the currency"],
    ["expirationDate", "2099-02-30", "Enter the expiration date as year-month-day"],
    ["noticeDate", "2099-11-01", "not after the expiration date, 2099-10-31"],
    ["decision", "sell", "Choose Undecided, Retire or Keep"],
    ["justification", "", "Enter why the service will not be continued"],
  ])("with a bad %s comes back with what is to be done, and changes nothing", async (field, value, message) => {
    const nora = await aCustomer();
    const response = await add(nora, nora.business, { [field]: value });
    expect(response.status).toBe(400);
    const { result } = (await response.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    expect(result.initialValue).toMatchObject({ vendor: "Tessel Networks" });
    expect(await listed(nora.business)).toEqual([]);
  });

  test("is for the customer and the admin; a reseller may only look, other partners not even that", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    const ray = await aPartner(nora.business, "reseller");
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    const max = await aPartner(nora.business, "managed_service", "Max");
    const gus = await aCustomer("Gus", "Globex");
    expect(isDone(await add(ada, nora.business))).toBeTruthy();
    expect((await handle(get(page(nora.business), ray))).status).toBe(200);
    for (const [who, status] of [
      [ray, 403],
      [pia, 403],
      [max, 403],
      [gus, 404],
    ] as const)
      expect((await add(who, nora.business, { name: "Mine" })).status).toBe(status);
    for (const [who, status] of [
      [pia, 403],
      [max, 403],
      [gus, 404],
    ] as const)
      expect((await handle(get(page(nora.business), who))).status).toBe(status);
    expect(await listed(nora.business)).toHaveLength(1);
  });
});

describe("a listed service", () => {
  test("is saved with all its fields, and what differed is in the history", async () => {
    const { nora, business, id } = await withService();
    const fields = { autoRenews: "on", reason: "replaced", replacedBy: "ZPA-BIZ-EDITION", annualCost: "90,000" };
    expect(isDone(await save(nora, business, id, fields))).toBe(page(business));
    expect(await listed(business)).toMatchObject([
      { autoRenews: true, reasonKey: "replaced", replacedBySku: "ZPA-BIZ-EDITION", annualCost: 9_000_000, version: 2 },
    ]);
    const event = await db.auditEvent.findFirst({
      where: { businessId: business.id, action: "legacy-service.change" },
    });
    expect(event?.before).toMatchObject({ annualCost: "86,400.50 EUR", autoRenews: "No" });
    expect(event?.after).toMatchObject({ annualCost: "90,000 EUR", autoRenews: "Yes" });
  });

  test("saved twice by the same form is changed once", async () => {
    const { nora, business, id } = await withService();
    await save(nora, business, id, { vendor: "Other" });
    expect(isDone(await save(nora, business, id, { vendor: "Other" }))).toBe(page(business));
    expect(await listed(business)).toMatchObject([{ vendor: "Other", version: 2 }]);
  });

  test.each([
    ["reason", { reason: "replaced" }, "replacedBy", "Choose the product that replaces the service"],
    ["product", { replacedBy: "NO-SUCH" }, "replacedBy", "Choose one of the products"],
    ["version", { version: "NaN" }, "version", "Open the page again"],
    ["notice date", { noticeDate: "2100-01-01" }, "noticeDate", "not after the expiration date"],
  ])("with a bad %s is not saved", async (_, fields, field, message) => {
    const { nora, business, id } = await withService();
    const response = await save(nora, business, id, { vendor: "Other", ...fields });
    expect(response.status).toBe(400);
    const { result } = (await response.json()) as { result: { error: Record<string, string[]> } };
    expect(result.error[field]?.join()).toContain(message);
    expect(await listed(business)).toMatchObject([{ vendor: "Tessel Networks", version: 1 }]);
  });

  test("edited by two: the second is told, sees both values, and may then save", async () => {
    const { nora, business, id } = await withService();
    const ada = await anAdmin();
    await save(ada, business, id, { vendor: "Ada's vendor" });
    const second = await save(nora, business, id, { vendor: "Nora's vendor" });
    expect(second.status).toBe(409);
    const { conflict } = (await second.json()) as { conflict: unknown };
    expect(conflict).toEqual({
      overwritten: [{ field: "vendor", stored: "Ada's vendor", typed: "Nora's vendor" }],
      version: 2,
    });
    await save(nora, business, id, { vendor: "Nora's vendor", version: "2" });
    expect(await listed(business)).toMatchObject([{ vendor: "Nora's vendor", version: 3 }]);
  });

  test("is removed once, not by one who has not seen its last change, and stays in the history", async () => {
    const { nora, business, id } = await withService();
    await save(nora, business, id, { vendor: "Other" });
    const remove = (version: string) => handle(post(serviceDataOf(business, id), { intent: "remove", version }, nora));
    expect((await remove("1")).status).toBe(409);
    expect(isDone(await remove("2"))).toBe(page(business));
    expect(isDone(await remove("2"))).toBe(page(business));
    expect(await listed(business)).toEqual([]);
    expect(await db.legacyService.count({ where: { customerId: business.id } })).toBe(1);
    expect(await db.auditEvent.count({ where: { businessId: business.id, action: "legacy-service.remove" } })).toBe(1);
    expect((await handle(get(`${page(business)}/${id}`, nora))).status).toBe(404);
    expect((await save(nora, business, id, { vendor: "Back" })).status).toBe(404);
  });

  test("is out of a stranger's reach, also through the stranger's own address", async () => {
    const { business, id } = await withService();
    const gus = await aCustomer("Gus", "Globex");
    for (const of of [business, gus.business]) {
      expect((await handle(get(`${page(of)}/${id}`, gus))).status).toBe(404);
      expect((await save(gus, of, id, { vendor: "Mine" })).status).toBe(404);
      expect((await handle(post(serviceDataOf(of, id), { intent: "remove", version: "1" }, gus))).status).toBe(404);
    }
    expect(await listed(business)).toMatchObject([{ vendor: "Tessel Networks", version: 1 }]);
  });

  test("is read but not edited by a reseller", async () => {
    const { business, id } = await withService();
    const ray = await aPartner(business, "reseller");
    const answer = await handle(get(serviceDataOf(business, id), ray));
    expect(await answer.json()).toMatchObject({ service: { vendor: "Tessel Networks" }, choices: null });
    expect((await save(ray, business, id, { vendor: "Mine" })).status).toBe(403);
  });
});

describe("the page", () => {
  interface Facts {
    services: { name: string }[];
    due: { name: string; due: { what: string } }[];
    totals: unknown[];
    undecided: number;
    found: number;
  }
  const facts = async (as: Person, business: Business, query = "") =>
    (await (await handle(get(dataOf(business, query), as))).json()) as Facts;

  test("lists what is due next first, says what is due within 90 days, and totals per currency", async () => {
    const nora = await aCustomer();
    const soon = (days: number) => addDays(today(), days);
    const none = { noticeDate: "", decision: "undecided", justification: "" };
    await add(nora, nora.business, { ...none, name: "Later", expirationDate: soon(300), annualCost: "100" });
    await add(nora, nora.business, { ...none, name: "Ended", expirationDate: soon(-3), annualCost: "" });
    await add(nora, nora.business, {
      ...typed,
      name: "Notice",
      expirationDate: soon(400),
      noticeDate: soon(20),
      annualCost: "50",
      currency: "USD",
    });
    const { services, due, totals, undecided } = await facts(nora, nora.business);
    expect(services.map(({ name }) => name)).toEqual(["Notice", "Later", "Ended"]);
    expect(due).toMatchObject([{ name: "Notice", due: { what: "notice" } }]);
    expect(undecided).toBe(2);
    expect(totals).toEqual([
      { currency: "EUR", all: 10_000, retire: 0, keep: 0, undecided: 10_000 },
      { currency: "USD", all: 5_000, retire: 5_000, keep: 0, undecided: 0 },
    ]);
    expect((await facts(nora, nora.business, "decision=retire")).services).toMatchObject([{ name: "Notice" }]);
    expect((await facts(nora, nora.business, "q=later")).found).toBe(1);
  });

  test("downloads what fits, safe to open in a spreadsheet, and only one's own", async () => {
    const { nora, business } = await withService({ name: "=HYPERLINK(1)" });
    await add(nora, business, { name: "Kept", decision: "keep" });
    const csv = await (await handle(get(`${page(business)}/services.csv?decision=retire`, nora))).text();
    const [header, line, ...rest] = csv.replace("\uFEFF", "").trim().split("\r\n");
    expect(header).toMatch(/^Service Name,Vendor,Category,Annual Cost,Currency,Expiration Date,Notice Date,/);
    expect(line).toMatch(/^"'=HYPERLINK\(1\)",Tessel Networks,Access,86400.50,EUR,2099-10-31,2099-08-02,No,Retire,,/);
    expect(rest).toEqual([]);
    const gus = await aCustomer("Gus", "Globex");
    expect((await handle(get(`${page(business)}/services.csv`, gus))).status).toBe(404);
  });
});
