import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { moveCatalogueStamp } from "~/licensing/catalogue/stamp.server";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import type { ShelfPage } from "~/licensing/shelves/page.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person } from "../../tests/support/cast";
import { linksOf, markupOf } from "../../tests/support/page";

beforeAll(seedReferenceData);

const pathOf = (business: Business) => `/customers/${business.slug}/licensing`;
const day = today();
const inDays = (days: number) => addDays(day, days);

type Page = ShelfPage & { shelf: string; mayMark: boolean; mayDismiss: boolean; mayViewRequests: boolean };

/** As the page's script asks for it. */
async function ask(as: Person, business: Business, query = ""): Promise<Page> {
  const data = "_data=licensing%2Flicensing.route";
  const response = await handle(get(`${pathOf(business)}?${data}${query ? `&${query}` : ""}`, as));
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}

const skus = (products: { sku: string }[]) => products.map(({ sku }) => sku);

interface Held {
  endDate?: string;
  startDate?: string | null;
  quantity?: number;
  removedAt?: Date;
}

function owns({ id }: Business, sku: string, { endDate = inDays(300), startDate = null, ...more }: Held = {}) {
  return transact((tx) =>
    tx.subscription.create({
      data: {
        customerId: id,
        sku,
        source: "zscaler",
        startDate,
        endDate,
        createdById: "test",
        createdByName: "Nora Test",
        ...more,
      },
      select: { id: true },
    }),
  );
}

function requests({ id }: Business, sku: string) {
  return transact((tx) =>
    tx.productRequest.create({
      data: {
        customerId: id,
        sku,
        timing: "renewal",
        renewalDate: inDays(40),
        startDate: inDays(41),
        lastSafeDay: inDays(27),
        quantity: 2600,
        actsNext: "seller",
        requestedById: "test",
        requestedByName: "Nora Test",
      },
      select: { id: true },
    }),
  );
}

/** A published health check in which this area has a critical finding. */
function fails({ id }: Business, areaKey: string, areaName: string) {
  return transact(async (tx) => {
    const now = new Date();
    const check = await tx.healthCheck.create({
      data: { customerId: id, date: "2026-07-01", uploadedById: "ada", readyAt: now, publishedAt: now, rowCount: 1 },
      select: { id: true },
    });
    const row = { healthCheckId: check.id, product: "ZIA", areaName, areaKey };
    await tx.finding.create({
      data: {
        ...row,
        line: 2,
        checkKey: areaKey,
        title: "Not inspected",
        status: "fail",
        severity: "critical",
        currentSetting: "",
        finding: "",
        recommendation: "",
        impact: "",
        reference: "",
      },
      select: { id: true },
    });
    await tx.findingTally.create({ data: { ...row, status: "fail", severity: "critical", count: 1 } });
  });
}

describe("the shelves", () => {
  test("of a customer that has nothing yet: nothing to renew, nothing suggested, the whole catalogue", async () => {
    const nora = await aCustomer();
    const page = await ask(nora, nora.business);
    expect(page.shelf).toBe("subscriptions");
    expect(page.counts).toEqual({ subscriptions: 0, upgrades: 0, all: 106, requested: 0 });
    expect(page.summary).toBeNull();
  });

  test("a product is on Subscriptions up to and on its last day, then on another shelf that says when it ended", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION", { endDate: day, quantity: 2400 });
    await owns(nora.business, "ZPA-BIZ-EDITION", { endDate: inDays(-1) });
    const page = await ask(nora, nora.business);
    expect(skus(page.subscriptions)).toEqual(["ZIA-BIZ-EDITION"]);
    expect(page.subscriptions[0]?.lines).toMatchObject([{ endDate: day, quantity: 2400, endsSoon: true }]);
    const other = await ask(nora, nora.business, "shelf=upgrades&q=ZPA-BIZ-EDITION");
    expect(other.upgrades).toMatchObject([{ sku: "ZPA-BIZ-EDITION", endedOn: inDays(-1) }]);
  });

  test("what begins later is a subscription already, and what was taken back is none", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZDX-STD", { startDate: inDays(30) });
    await owns(nora.business, "ZIA-BIZ-EDITION", { removedAt: new Date() });
    const { subscriptions, summary } = await ask(nora, nora.business);
    expect(skus(subscriptions)).toEqual(["ZDX-STD"]);
    expect(subscriptions[0]?.lines[0]?.state).toBe("upcoming");
    expect(summary).toMatchObject({ products: 1, upcoming: 1 });
  });

  test("a subscribed product with an open request stays, bears a mark, and counts as requested too", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZDX-STD", { endDate: inDays(40) });
    const request = await requests(nora.business, "ZDX-STD");
    await requests(nora.business, "ZIA-ADV-SANDBOX");
    const page = await ask(nora, nora.business);
    expect(page.counts).toMatchObject({ subscriptions: 1, requested: 2 });
    expect(page.subscriptions[0]?.request).toMatchObject({ id: request.id, isRenewal: true, lastSafeDay: inDays(27) });
    expect(page.subscriptions[0]?.request?.text).toContain("2,600 users");
    const { counts } = page;
    expect(counts.subscriptions + counts.upgrades + counts.all).toBe(105);
  });

  test("what ends within 90 days is told before the cards, with what is under way", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZDX-STD", { endDate: inDays(40) });
    await owns(nora.business, "ZIA-BIZ-EDITION", { endDate: inDays(90) });
    await owns(nora.business, "ZPA-BIZ-EDITION", { endDate: inDays(91) });
    await requests(nora.business, "ZDX-STD");
    const { summary } = await ask(nora, nora.business);
    expect(summary?.soon.map(({ sku, renewal }) => [sku, renewal !== null])).toEqual([
      ["ZDX-STD", true],
      ["ZIA-BIZ-EDITION", false],
    ]);
    expect(summary?.nextEnds.map(({ date }) => date)).toEqual([inDays(40), inDays(90)]);
  });

  test("what is owned inside a bundle is no subscription of its own: All Products says through what it is owned", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZS-USERS-BIZ");
    expect((await ask(nora, nora.business)).counts.subscriptions).toBe(1);
    const { others } = await ask(nora, nora.business, "shelf=all&q=ZIA-ATP");
    expect(others).toMatchObject([{ sku: "ZIA-ATP", ownedThrough: ["Zscaler for Users - Business"] }]);
  });
});

describe("finding a product", () => {
  test("All Products comes in pages that together hold each product once", async () => {
    const nora = await aCustomer();
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => ask(nora, nora.business, `shelf=all&page=${page}`)));
    expect(pages[0]?.others).toHaveLength(24);
    expect(pages[0]?.families[0]).toBe("Suites");
    expect(new Set(pages.flatMap(({ others }) => skus(others))).size).toBe(106);
  });

  test.each([
    ["words, whatever their case and order", "q=SANDBOX%20zia-adv", ["ZIA-ADV-SANDBOX"]],
    ["a code", "q=zpc", ["ZPC"]],
    ["family and kind", "family=Suites&kind=bundle", 5],
    ["lifecycle", "lifecycle=legacy", 5],
    ["the end of life", "lifecycle=end-of-life", ["ZPC"]],
    ["what is not there", "q=no+such+thing", []],
    ["what a URL says wrongly: as if it were not said", "lifecycle=eternal&page=-3", 106],
  ])("by %s", async (_, query, expected) => {
    const nora = await aCustomer();
    const { others, found } = await ask(nora, nora.business, `shelf=all&${query}`);
    if (typeof expected === "number") expect(found).toBe(expected);
    else expect(skus(others)).toEqual(expected);
  });

  test("a page beyond the last is the last", async () => {
    const nora = await aCustomer();
    const { page, others } = await ask(nora, nora.business, "shelf=all&page=99");
    expect(page).toBe(5);
    expect(others).toHaveLength(106 - 4 * 24);
  });

  test("where the search finds nothing on this shelf, the other shelves on which it does are named", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    const { found, elsewhere } = await ask(nora, nora.business, "q=sandbox");
    expect(found).toBe(0);
    expect(elsewhere.map(({ shelf }) => shelf)).toEqual(["upgrades", "all"]);
  });

  test("a retired product is still there, and says so", async () => {
    const nora = await aCustomer();
    const sku = "Z-RETIRED-TEST";
    await transact((tx) =>
      tx.product.create({
        data: {
          sku,
          name: "Retired by a test",
          family: "Suites",
          kind: "bundle",
          unit: "user",
          summary: "Was sold once.",
          description: "",
          lifecycle: "active",
          sellable: true,
          confidence: "low",
          sources: [],
          position: 9999,
          retiredAt: new Date(),
        },
        select: { sku: true },
      }),
    );
    await transact((tx) => moveCatalogueStamp(tx));
    const { others } = await ask(nora, nora.business, "shelf=all&lifecycle=retired");
    expect(others).toMatchObject([{ sku, lifecycle: "retired" }]);
    await transact((tx) => tx.product.delete({ where: { sku } }));
    await transact((tx) => moveCatalogueStamp(tx));
  });
});

describe("Potential Upgrades", () => {
  test("say why; a dismissed one is behind a link until its facts change", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    const { upgrades, counts } = await ask(nora, nora.business, "shelf=upgrades");
    expect(counts.upgrades).toBe(11);
    for (const { sku, reasons } of upgrades) expect(reasons[0]?.text, sku).toBeTruthy();
    const [first] = upgrades;
    const holdings = await getHoldings(nora.business.id, () => true);
    await transact((tx) =>
      tx.dismissal.create({
        data: {
          customerId: nora.business.id,
          sku: first?.sku ?? "",
          factsKey: holdings.suggested.get(first?.sku ?? "")?.factsKey ?? "",
          reason: "Not this year",
          dismissedById: nora.userId,
          dismissedByName: nora.name,
        },
        select: { id: true },
      }),
    );
    const page = await ask(nora, nora.business, "shelf=upgrades");
    expect(page.counts.upgrades).toBe(10);
    expect(page.dismissed).toBe(1);
    const { upgrades: gone } = await ask(nora, nora.business, "shelf=upgrades&show=dismissed");
    expect(gone).toMatchObject([{ sku: first?.sku, dismissal: { reason: "Not this year", by: nora.name } }]);

    const ray = await aPartner(nora.business, "reseller");
    expect((await ask(ray, nora.business, "shelf=upgrades&show=dismissed")).upgrades).toEqual([]);
  });

  test("what is owned and answers a failing area comes before anything to buy", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    await fails(nora.business, "zia.cloud-app-control", "Cloud App Control");
    const { ownedFixes } = await ask(nora, nora.business, "shelf=upgrades");
    expect(ownedFixes).toMatchObject([{ sku: "ZIA-CAC", areaName: "Cloud App Control" }]);
  });

  test("a reader who may not see health checks learns nothing of their findings", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    await fails(nora.business, "zia.cloud-app-control", "Cloud App Control");
    const ray = await aPartner(nora.business, "reseller");
    for (const shelf of ["subscriptions", "upgrades", "all"]) {
      const response = await handle(
        get(`${pathOf(nora.business)}?_data=licensing%2Flicensing.route&shelf=${shelf}`, ray),
      );
      expect(await response.text()).not.toMatch(/2026-07-01|critical|finding/i);
    }
    const { ownedFixes } = await ask(ray, nora.business, "shelf=upgrades");
    expect(ownedFixes).toEqual([]);
  });
});

test("the download is of what the filter of Subscriptions finds, and of all from another shelf", async () => {
  const nora = await aCustomer();
  await owns(nora.business, "ZIA-BIZ-EDITION");
  const csvOf = async (query: string) =>
    linksOf(await markupOf(get(`${pathOf(nora.business)}?${query}`, nora))).find(({ text }) => text === "CSV")?.to;
  expect(await csvOf("q=internet")).toBe(`${pathOf(nora.business)}/subscriptions.csv?q=internet`);
  expect(await csvOf("shelf=all&q=internet")).toBe(`${pathOf(nora.business)}/subscriptions.csv`);
});

describe("who may look", () => {
  test("the customer marks and dismisses, the reseller marks, an admin does all, the others look", async () => {
    const nora = await aCustomer();
    const keysOf = async (as: Person) => {
      const { mayMark, mayDismiss, mayViewRequests } = await ask(as, nora.business);
      return { mayMark, mayDismiss, mayViewRequests };
    };
    expect(await keysOf(nora)).toEqual({ mayMark: true, mayDismiss: true, mayViewRequests: true });
    expect(await keysOf(await anAdmin())).toEqual({ mayMark: true, mayDismiss: true, mayViewRequests: true });
    const ray = await aPartner(nora.business, "reseller");
    expect(await keysOf(ray)).toEqual({ mayMark: true, mayDismiss: false, mayViewRequests: true });
    for (const type of ["professional_service", "managed_service"] as const) {
      const someone = await aPartner(nora.business, type);
      expect(await keysOf(someone)).toEqual({ mayMark: false, mayDismiss: false, mayViewRequests: true });
    }
  });

  test("a stranger finds nothing, and each customer sees only its own", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await owns(nora.business, "ZIA-BIZ-EDITION");
    expect((await handle(get(pathOf(nora.business), gus))).status).toBe(404);
    expect((await ask(gus, gus.business)).counts).toMatchObject({ subscriptions: 0, upgrades: 0 });
  });
});
