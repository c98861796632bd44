import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { endpoints, handle } from "./support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "./support/cast";
import { aRequest, aTerm } from "./support/requests";
import { tallyFindings } from "./support/tallies";

/** Who lacks a key does not learn its facts by way of Licensing Expert: not on a page, in its data, a CSV or the calendar. */
const finding = "Sandbox-is-off-secret";
const area = "Area-of-findings-secret";
const service = "Old-proxy-secret";
const dismissal = "Dismissed-because-secret";
const globex = "Globex-request-secret";

let nora: Person & { business: Business };
let ray: Person;
let pia: Person;
let max: Person;
let requestId: string;
let foreign: { id: string; path: string };

beforeAll(async () => {
  nora = await aCustomer("Nora", "Acme");
  const gus = await aCustomer("Gus", "Globex");
  ray = await aPartner(nora.business, "reseller", "Ray");
  pia = await aPartner(nora.business, "professional_service", "Pia");
  max = await aPartner(nora.business, "managed_service", "Max");
  await aTerm(nora.business, { endDate: addDays(today(), 200) });
  requestId = (await aRequest(nora.business, nora, { sku: "ZPA-BIZ-EDITION", state: "quoted" })).id;
  foreign = await aRequest(gus.business, gus, { sku: "ZDX-STD", state: "quoted" });
  const { areaKey } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "ZIA-ADV-FW", areaKey: { not: null } } });
  const customerId = nora.business.id;
  await transact(async (tx) => {
    await tx.productRequest.update({ where: { id: foreign.id }, data: { note: globex } });
    const now = new Date();
    const { id: healthCheckId } = await tx.healthCheck.create({
      data: { customerId, date: "2026-07-01", uploadedById: "ada", readyAt: now, publishedAt: now },
    });
    const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
    const row = { product: "ZIA", areaName: area, areaKey, title: finding, checkKey: "k", line: 2 };
    await tx.finding.create({ data: { healthCheckId, ...row, ...texts, status: "fail", severity: "critical" } });
    await tallyFindings(tx, healthCheckId);
    const expirationDate = addDays(today(), 90);
    await tx.legacyService.create({ data: { customerId, name: service, replacedBySku: "ZIA-ADV-FW", expirationDate } });
    const by = { dismissedById: nora.userId, dismissedByName: nora.name };
    await tx.dismissal.create({ data: { customerId, sku: "ZIA-ISOLATION", factsKey: "f", reason: dismissal, ...by } });
  });
});

const ours = endpoints.filter(
  ({ path, module }) => path.startsWith("/customers/:customer/licensing") && "loader" in module,
);

/** All that a person can read of Licensing Expert at Acme, as data. */
async function allThatIsTold(person: Person): Promise<string> {
  const told: string[] = [];
  for (const { id, path, module } of ours)
    for (const sku of path.includes(":sku") ? ["ZIA-ADV-FW", "ZIA-ISOLATION", "ZIA-BIZ-EDITION"] : [""])
      for (const search of path.endsWith("/licensing")
        ? ["shelf=upgrades", "shelf=all", "shelf=all&dismissed=1"]
        : [""]) {
        const page = path
          .replace(":customer", nora.business.slug)
          .replace(":sku", sku)
          .replace(":request", requestId)
          .replace(":quote", "none");
        const isPage = "default" in module;
        const data = isPage ? `_data=${encodeURIComponent(id)}&` : "";
        const response = await handle(get(`${page}?${data}${search}`, person));
        expect([path, response.status < 500]).toEqual([path, true]);
        told.push(await response.text());
      }
  return told.join("\n");
}

describe("what Licensing Expert tells", () => {
  test("the customer: all of its own, and nothing of another", async () => {
    const told = await allThatIsTold(nora);
    for (const own of [finding, area, service]) expect(told).toContain(own);
    expect(told).not.toContain(globex);
  });

  test("Z-8 a reseller: nothing of findings, and not why something was dismissed", async () => {
    const told = await allThatIsTold(ray);
    expect(told).toContain(service);
    for (const secret of [finding, area, dismissal, globex, '"kind":"finding"', "factsKey"])
      expect(told).not.toContain(secret);
  });

  test.each(["pia", "max"])("a service partner, %s: nothing of legacy services", async (name) => {
    const told = await allThatIsTold(name === "pia" ? pia : max);
    expect(told).toContain(area);
    for (const secret of [service, dismissal, globex, "factsKey"]) expect(told).not.toContain(secret);
  });

  test("nobody what only the server needs", async () => {
    for (const person of [nora, ray, pia, await anAdmin()])
      expect(await allThatIsTold(person)).not.toMatch(
        /factsKey|tokenDigest|passwordHash|sha256|"bytes"|requestedById|acceptedById/,
      );
  });
});

describe("what another customer's ids, and fields that no form has, bring about", () => {
  const pages = ["cancel", "decide", "change", "quote", "order", "complete", "decline"];

  test.each(pages)("a request of Globex by way of Acme's address: 404 for %s, and nothing changes", async (page) => {
    const path = `/customers/${nora.business.slug}/licensing/requests/${foreign.id}/${page}`;
    const before = await db.productRequest.findUniqueOrThrow({ where: { id: foreign.id } });
    const fields = { version: "1", intent: "accept", id: requestId, customerId: nora.business.id, reason: "R" };
    for (const person of [nora, ray]) expect([403, 404]).toContain((await handle(post(path, fields, person))).status);
    expect((await handle(post(path, fields, await anAdmin()))).status).toBe(page === "decide" ? 403 : 404);
    expect(await db.productRequest.findUniqueOrThrow({ where: { id: foreign.id } })).toEqual(before);
  });

  test("Z-6 fields of the row that no form holds are not taken", async () => {
    const request = await aRequest(nora.business, nora, { sku: "ZDX-STD" });
    const sneaked = {
      state: "completed",
      closedAt: "2026-01-01",
      actsNext: "customer",
      customerId: "x",
      requestedById: "y",
    };
    const fields = { version: "1", orderNumber: "PO", isAcceptedOutside: "on", sku: "ZIA-ADV-FW", ...sneaked };
    await handle(post(`${request.path}/order?_data=licensing%2Frequests%2Forder.route`, fields, ray));
    expect(await db.productRequest.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
      ...{ state: "ordered", closedAt: null, actsNext: "seller", sku: "ZDX-STD" },
      ...{ customerId: nora.business.id, requestedById: nora.userId },
    });
  });

  test("Z-4 a term of Globex is not replaced by completing a request of Acme", async () => {
    const gus = await aCustomer("Gus", "Globex");
    const theirs = await aTerm(gus.business, { sku: "ZIA-BIZ-EDITION", endDate: addDays(today(), 300) });
    const request = await aRequest(nora.business, nora, { sku: "ZIA-TFORM-EDITION", state: "ordered" });
    const dates = { startDate: request.startDate, endDate: addDays(request.startDate, 300), quantity: "1" };
    const fields = { version: "1", ...dates, "replaced[0]": theirs.id, replaced: theirs.id };
    await handle(post(`${request.path}/complete?_data=licensing%2Frequests%2Fcomplete.route`, fields, ray));
    expect(await db.subscription.findUniqueOrThrow({ where: { id: theirs.id } })).toMatchObject({
      nextId: null,
      version: 1,
    });
  });
});
