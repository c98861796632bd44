import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today as dayOf } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { makeCatalogue } from "~/licensing/catalogue/graph";
import { chainOf } from "~/licensing/product/chain";
import { heldThrough, relatedTo } from "~/licensing/product/related";
import type { Term } from "~/licensing/subscriptions/term";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import { tallyFindings } from "../../../tests/support/tallies";
import { mark } from "../../../tests/support/terms";
import type { ProductPage } from "./product-page.server";

beforeAll(seedReferenceData);

/** For what is only counted with; the pages open today. */
const today = "2026-11-22";
const open = async (as: Person, { slug }: Business, sku: string) => {
  const path = `/customers/${slug}/licensing/products/${sku}?_data=licensing%2Fproduct.route`;
  return (await (await handle(get(path, as))).json()) as ProductPage;
};

/** An objective, a service and a published finding, all of which the advanced firewall concerns. */
async function concerned() {
  const nora = await aCustomer();
  const customerId = nora.business.id;
  await transact(async (tx) => {
    const { id: healthCheckId } = await tx.healthCheck.create({
      data: { customerId, date: "2026-07-01", uploadedById: "test", readyAt: new Date(), publishedAt: new Date() },
      select: { id: true },
    });
    const area = { product: "ZIA", areaName: "Cloud Firewall Filtering", areaKey: "zia-firewall-filtering" };
    const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
    const areaKey = (await tx.upgradeRule.findFirst({ where: { sku: "ZIA-ADV-FW", areaKey: { not: null } } }))?.areaKey;
    for (const [line, status, severity] of [
      [2, "warning", "critical"],
      [3, "fail", "low"],
      [4, "pass", "critical"],
    ] as const)
      await tx.finding.create({
        data: {
          ...area,
          ...texts,
          healthCheckId,
          areaKey: areaKey ?? null,
          line,
          checkKey: `c${line}`,
          title: `Check ${line}`,
          status,
          severity,
        },
        select: { id: true },
      });
    await tallyFindings(tx, healthCheckId);
    await tx.legacyService.create({ data: { customerId, name: "Old firewall", replacedBySku: "ZIA-ADV-FW" } });
    const kept = { name: "Kept firewall", replacedBySku: "ZIA-ADV-FW", decision: "keep" } as const;
    await tx.legacyService.create({ data: { customerId, ...kept } });
    const dated = { name: "Dated firewall", replacedBySku: "ZIA-ADV-FW", expirationDate: "2026-12-31" };
    await tx.legacyService.create({ data: { customerId, ...dated } });
    await tx.legacyService.create({ data: { customerId, name: "Old proxy", replacedBySku: "ZIA-BIZ-EDITION" } });
    const objective = { customerId, category: "security", priority: "must" } as const;
    const products = { create: [{ sku: "ZIA-ADV-FW" }] };
    const sooner = { ...objective, priority: "could", targetDate: "2026-12-01" } as const;
    await tx.objective.create({ data: { ...sooner, title: "Faster changes", products } });
    await tx.objective.create({ data: { ...objective, title: "Fewer ways in", products } });
    await tx.objective.create({ data: { ...objective, title: "Given up", status: "cancelled", products } });
  });
  return nora;
}

describe("what a product concerns at the customer", () => {
  test("are the findings that it answers, worst first, the services it replaces, the objectives it serves", async () => {
    const nora = await concerned();
    const { concerns } = await open(nora, nora.business, "ZIA-ADV-FW");
    expect(concerns.findings?.byArea).toEqual([{ product: "ZIA", areaName: "Cloud Firewall Filtering", count: 2 }]);
    expect(concerns.findings).toMatchObject({ date: "2026-07-01", total: 2, worst: [{ line: 3 }, { line: 2 }] });
    expect(concerns.services).toMatchObject([
      { name: "Dated firewall", isPlanned: true },
      { name: "Old firewall", isPlanned: true },
    ]);
    expect(concerns.objectives).toMatchObject([
      { title: "Fewer ways in", priorityName: "Must have" },
      { title: "Faster changes", priorityName: "Could have" },
    ]);
    expect((await open(nora, nora.business, "ZTB-SITE")).concerns.findings).toBeNull();
  });

  test("is shown to each partner only as far as its keys reach", async () => {
    const nora = await concerned();
    const ray = await aPartner(nora.business, "reseller");
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    const [forRay, forPia] = [
      await open(ray, nora.business, "ZIA-ADV-FW"),
      await open(pia, nora.business, "ZIA-ADV-FW"),
    ];
    expect([forRay.concerns.findings, forRay.concerns.services?.length]).toEqual([null, 2]);
    expect([forPia.concerns.findings?.total, forPia.concerns.services]).toEqual([2, null]);
    expect(JSON.stringify(forRay)).not.toContain("Check 3");
    expect(JSON.stringify(forPia)).not.toContain("Old firewall");
  });

  test("never is another customer's", async () => {
    await concerned();
    const gus = await aCustomer("Gus", "Globex");
    const { concerns } = await open(gus, gus.business, "ZIA-ADV-FW");
    expect(concerns).toEqual({ findings: null, services: [], objectives: [] });
  });
});

describe("the page", () => {
  test("offers both forms to the customer, its reseller and admins, and none to who only looks", async () => {
    const nora = await aCustomer();
    const who = [nora, await aPartner(nora.business, "reseller"), await anAdmin()];
    for (const one of who) {
      const page = await open(one, nora.business, "ZIA-BIZ-EDITION");
      expect([page.offer !== null, page.purchase !== null]).toEqual([true, true]);
    }
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    const looked = await open(pia, nora.business, "ZIA-BIZ-EDITION");
    expect([looked.offer, looked.purchase]).toEqual([null, null]);
  });

  test("offers no request of what is no longer sold, and names what takes its place", async () => {
    const nora = await aCustomer();
    const page = await open(nora, nora.business, "ZPC");
    expect([page.offer, page.isOffered, page.purchase !== null]).toEqual([null, false, true]);
    expect(page.related.replacedBy).toMatchObject([{ sku: "ZDSPM" }]);
    expect(page.related.later).toEqual([]);
  });

  test("says of each product that is needed or included whether the customer has it, and until when", async () => {
    const nora = await aCustomer();
    const until = addDays(dayOf(), 200);
    await mark(nora, nora.business, { endDate: until }, "ZIA-BIZ-EDITION");
    const { related, held } = await open(nora, nora.business, "ZIA-ADV-FW");
    expect(held).toBeNull();
    expect(related.needs[0]).toMatchObject({ held: { until, from: null } });
    const own = related.needs.find(({ sku }) => sku === "ZIA-BIZ-EDITION");
    expect(own?.held).toEqual({ until, from: null, through: null });
    const atp = await open(nora, nora.business, "ZIA-ATP");
    expect(atp.held?.through).toMatch(/Business Edition/);
  });
});

const product = (sku: string, position: number) => ({
  sku,
  name: `Product ${sku}`,
  family: "Suites",
  edition: null,
  kind: "platform",
  unit: "user",
  summary: "",
  lifecycle: "active",
  tier: null,
  sellable: true,
  minQuantity: 1,
  isRetired: false,
  position,
});

describe("what is held today", () => {
  const catalogue = makeCatalogue(["ESS", "BIZ", "TFORM"].map(product), [
    { fromSku: "BIZ", kind: "includes", toSku: "ESS" },
    { fromSku: "TFORM", kind: "includes", toSku: "BIZ" },
  ]);
  const now = { sku: "BIZ", startDate: addDays(today, -300), endDate: addDays(today, 65) };
  const after = { startDate: addDays(today, 66), endDate: addDays(today, 430) };

  test("is held until its renewal ends, not only from the renewal on", () => {
    const terms = [now, { sku: "BIZ", ...after }];
    const { includes } = relatedTo("BIZ", catalogue, terms, today);
    expect(heldThrough("BIZ", catalogue, terms, today)).toMatchObject({ from: null, until: after.endDate });
    expect(includes[0]?.held).toMatchObject({ from: null, until: after.endDate });
  });

  test("is held through what runs, though a later edition follows that includes it too", () => {
    const terms = [now, { sku: "TFORM", ...after }];
    expect(heldThrough("ESS", catalogue, terms, today)).toMatchObject({ from: null, through: "Product BIZ" });
    expect(heldThrough("TFORM", catalogue, terms, today)).toMatchObject({ from: after.startDate });
  });
});

test("the upgrade path lists earlier editions up to this one, and later ones from it", () => {
  const catalogue = makeCatalogue(["A", "B", "C", "D"].map(product), [
    { fromSku: "A", kind: "upgrades_to", toSku: "B" },
    { fromSku: "B", kind: "upgrades_to", toSku: "C" },
    { fromSku: "C", kind: "upgrades_to", toSku: "D" },
  ]);
  const { earlier, later } = relatedTo("C", catalogue, [], today);
  expect([earlier, later].map((side) => side.map(({ sku }) => sku))).toEqual([["A", "B"], ["D"]]);
});

test("the terms of a product stand in their order, each with the product that it follows or that follows it", () => {
  const term = (id: string, fields: Partial<Term>): Term => ({
    id,
    sku: "B",
    source: "portal",
    startDate: null,
    endDate: today,
    agreedEndDate: null,
    quantity: null,
    orderNumber: "",
    requestId: null,
    nextId: null,
    version: 1,
    ...fields,
  });
  const terms = [
    term("next", { startDate: addDays(today, 1), endDate: addDays(today, 365) }),
    term("now", { endDate: today, nextId: "next" }),
    term("before", { endDate: addDays(today, -300), nextId: "now" }),
    term("earlier edition", { sku: "A", endDate: addDays(today, -400), nextId: "before" }),
    term("later edition", { sku: "C", startDate: addDays(today, 366), endDate: addDays(today, 800) }),
  ];
  const linked = terms.map((one) => (one.id === "next" ? { ...one, nextId: "later edition" } : one));
  const chain = chainOf("B", linked, (sku) => `Product ${sku}`, today);
  expect(chain.map(({ id, state }) => [id, state])).toEqual([
    ["before", "ended"],
    ["now", "current"],
    ["next", "upcoming"],
  ]);
  expect(chain[0]?.follows).toEqual([{ sku: "A", name: "Product A" }]);
  expect(chain[2]?.replacedBy).toEqual({ sku: "C", name: "Product C", from: addDays(today, 366) });
});
