import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Capability } from "~/access/keys";
import { addDays } from "~/infra/calendar";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { type Catalogue, isRequestable } from "~/licensing/catalogue/graph";
import type { OpenRequest } from "~/licensing/requests/requests.server";
import { type Holdings, holdingsOf } from "~/licensing/shelves/holdings";
import { shelfPageOf } from "~/licensing/shelves/page.server";
import { readShelfSearch, tabShelves } from "~/licensing/shelves/shelf-search";
import type { Term } from "~/licensing/subscriptions/term";
import type { UpgradeFacts } from "~/licensing/upgrades/facts";
import { type Dismissal, listRulesInForce } from "~/licensing/upgrades/facts.server";

const today = "2026-11-22";
let catalogue: Catalogue;
let rules: UpgradeFacts["rules"];

beforeAll(async () => {
  catalogue = await getCatalogue();
  rules = await listRulesInForce();
});

describe("what is suggested to whoever owns", () => {
  test.each([
    ["nothing", [], 0],
    ["ZIA Business", ["ZIA-BIZ-EDITION"], 11],
    ["ZIA and ZPA Business and ZDX Standard", ["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION", "ZDX-STD"], 17],
    ["the suite for users, Transformation", ["ZS-USERS-TFORM"], 11],
  ])("%s: %i products, by rules and editions alone", (_, skus, count) => {
    const owned = aCustomer({ terms: skus.map((sku) => aTerm(sku, -30, 300)) });
    expect(holdingsOf(owned).shelves.upgrades).toHaveLength(count);
  });
});

describe("whatever a customer holds, of the whole catalogue", () => {
  test("each product stands on exactly one shelf", () => {
    check(({ customer }) => {
      const { shelves } = holdingsOf(customer);
      const standing = Object.values(shelves).flat();
      expect(standing.toSorted()).toEqual([...catalogue.products.keys()].toSorted());
    });
  });

  test("a standing term puts a product on Subscriptions, an open request on Requested Products otherwise", () => {
    check(({ customer }) => {
      const { shelves } = holdingsOf(customer);
      const standing = new Set(customer.terms.filter(({ endDate }) => endDate >= today).map(({ sku }) => sku));
      expect(new Set(shelves.subscriptions)).toEqual(standing);
      const requested = customer.requests.map(({ sku }) => sku).filter((sku) => !standing.has(sku));
      expect(new Set(shelves.requested)).toEqual(new Set(requested));
    });
  });

  test("nothing that is owned, by itself or inside a bundle of bundles, is ever suggested", () => {
    check(({ customer }) => {
      const { suggested, dismissed, shelves, ownedThrough } = holdingsOf(customer);
      const owned = ownedBy(customer.terms);
      expect(new Set(ownedThrough.keys())).toEqual(owned);
      for (const sku of [...suggested.keys(), ...dismissed.keys(), ...shelves.upgrades])
        expect(owned.has(sku), sku).toBe(false);
    });
  });

  test("only what can be requested is a Potential Upgrade, and each says why", () => {
    check(({ customer }) => {
      const { suggested, shelves } = holdingsOf(customer);
      for (const sku of shelves.upgrades) {
        expect(isRequestable(productOf(sku)), sku).toBe(true);
        expect(suggested.get(sku)?.reasons[0]?.text, sku).toBeTruthy();
      }
    });
  });

  test("what was dismissed stays away as long as its facts are the same, and comes back when they change", () => {
    check(({ customer }) => {
      const all = holdingsOf({ ...customer, dismissals: [] });
      const [sku] = all.shelves.upgrades;
      const suggested = sku === undefined ? undefined : all.suggested.get(sku);
      if (!sku || !suggested) return;
      const dismissing = (factsKey: string) => holdingsOf({ ...customer, dismissals: [aDismissal(sku, factsKey)] });
      expect(dismissing(suggested.factsKey).shelves.upgrades).not.toContain(sku);
      expect(dismissing(suggested.factsKey).shelves.all).toContain(sku);
      expect(dismissing(`${suggested.factsKey} other`).shelves.upgrades).toContain(sku);
    });
  });

  test("the tabs count what their pages hold together, each product once", () => {
    check(({ customer }) => {
      const holdings = holdingsOf(customer);
      for (const shelf of tabShelves) {
        const skus = pagesOf(holdings, shelf);
        const { counts } = shelfPageOf(holdings, mayAll, readShelfSearch(new URLSearchParams({ shelf })));
        expect(skus).toHaveLength(counts[shelf]);
        expect(new Set(skus).size).toBe(counts[shelf]);
      }
    });
  });
});

describe("a reader who may not see health checks", () => {
  test("sees just what a reader would see if nothing failed", () => {
    check(({ customer }) => {
      const blind = { ...customer, dismissals: [], facts: { ...customer.facts, readsFindings: false } };
      const sound = { ...blind, facts: { ...blind.facts, failing: [] } };
      expect(wholePage(holdingsOf(blind))).toEqual(wholePage(holdingsOf(sound)));
    });
  });

  test("never reads a finding's fact, whatever was dismissed", () => {
    check(({ customer }) => {
      const blind = holdingsOf({ ...customer, facts: { ...customer.facts, readsFindings: false } });
      const text = JSON.stringify(wholePage(blind));
      expect(text).not.toMatch(/Area No|area-reason|2020-02-29|critical/);
      for (const { reasons } of blind.suggested.values())
        for (const reason of reasons) expect(reason.kind).not.toBe("finding");
    });
  });

  test("is told less: who may see them reads of each failing area that a rule answers", () => {
    const areas = [anArea(0)];
    const answer = { id: "area", sku: "ZIA-ADV-SANDBOX", ownedSku: null, areaKey: "area-0", reason: "area-reason" };
    const customer = aCustomer({ terms: [aTerm("ZIA-BIZ-EDITION", -30, 300)], failing: areas, rules: [answer] });
    expect(JSON.stringify(wholePage(holdingsOf(customer)))).toContain("Area No 0");
  });
});

type Customer = Parameters<typeof holdingsOf>[0];

function check(property: (random: { customer: Customer }) => void) {
  fc.assert(fc.property(randomCustomer(), property), { numRuns: 60 });
}

function randomCustomer(): fc.Arbitrary<{ customer: Customer }> {
  const sku = fc.constantFrom(...catalogue.products.keys());
  // Bundles and what is sold often: a random product of many rarely makes anything of the others matter.
  const owned = fc.oneof(
    sku,
    fc.constantFrom("ZS-USERS-TFORM", "ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION", "ZIA-ELA-BUNDLE"),
  );
  const days = fc.integer({ min: -400, max: 400 });
  const term = fc.record({ sku: owned, from: days, length: fc.integer({ min: 0, max: 800 }) });
  const area = fc.integer({ min: 0, max: 4 });
  return fc
    .record({
      terms: fc.array(term, { maxLength: 8 }),
      requested: fc.uniqueArray(sku, { maxLength: 5 }),
      suggested: fc.uniqueArray(sku, { maxLength: 4 }),
      dismissed: fc.uniqueArray(sku, { maxLength: 6 }),
      areas: fc.uniqueArray(area),
      ownedRules: fc.array(fc.tuple(sku, owned), { maxLength: 6 }),
      areaRules: fc.array(fc.tuple(sku, area), { maxLength: 10 }),
    })
    .map((random) => {
      const customer = aCustomer({
        terms: random.terms.map(({ sku, from, length }, id) => aTerm(sku, from, from + length, id)),
        requested: random.requested,
        suggested: random.suggested,
        failing: random.areas.map(anArea),
        rules: [
          ...random.ownedRules.map(([sku, ownedSku], n) => ({ id: `o${n}`, sku, ownedSku, areaKey: null, reason: "" })),
          ...random.areaRules.map(([sku, n], id) => ({
            id: `a${id}`,
            sku,
            ownedSku: null,
            areaKey: `area-${n}`,
            reason: "area-reason",
          })),
        ],
      });
      // Some as they would have been dismissed, the others for facts of long ago.
      const { suggested } = holdingsOf(customer);
      const dismissals = random.dismissed.map((sku, n) => {
        const key = suggested.get(sku)?.factsKey;
        return aDismissal(sku, n % 2 === 0 && key ? key : "of long ago");
      });
      return { customer: { ...customer, dismissals } };
    });
}

interface CustomerParts {
  terms?: Term[];
  requested?: string[];
  suggested?: string[];
  failing?: UpgradeFacts["failing"];
  /** Besides those of the catalogue. */
  rules?: UpgradeFacts["rules"];
}

function aCustomer({ terms = [], requested = [], suggested = [], failing = [], ...more }: CustomerParts): Customer {
  const facts: UpgradeFacts = {
    today,
    terms: terms.filter(({ endDate }) => endDate >= today),
    rules: [...rules.filter(({ areaKey }) => areaKey === null), ...(more.rules ?? [])],
    failing,
    suggestions: suggested.map((sku) => ({ id: sku, sku, reason: "It fits", createdByName: "Ada Test" })),
    readsFindings: true,
  };
  return { catalogue, terms, requests: requested.map(aRequest), dismissals: [], facts, today };
}

function aTerm(sku: string, from: number, to: number, id = 0): Term {
  return {
    id: `${sku} ${id}`,
    sku,
    source: "zscaler",
    startDate: addDays(today, from),
    endDate: addDays(today, to),
    agreedEndDate: null,
    quantity: 100,
    orderNumber: "",
    requestId: null,
    nextId: null,
    version: 1,
  };
}

function aRequest(sku: string): OpenRequest {
  return {
    id: sku,
    sku,
    state: "requested",
    timing: "quarter",
    renewalDate: null,
    startDate: "2027-01-01",
    lastSafeDay: "2026-12-18",
    quantity: 100,
    note: "",
    actsNext: "seller",
    waitingSince: new Date("2026-11-01"),
    requestedAt: new Date("2026-11-01"),
    requestedByName: "Nora Test",
    orderNumber: "",
    version: 1,
    quote: null,
  };
}

function aDismissal(sku: string, factsKey: string): Dismissal {
  return {
    id: sku,
    sku,
    factsKey,
    reason: "Not now",
    dismissedAt: new Date("2026-11-01"),
    dismissedByName: "Nora Test",
  };
}

function anArea(n: number): UpgradeFacts["failing"][number] {
  const counts = { critical: n + 1, high: n, medium: 0, low: 0 };
  return { areaKey: `area-${n}`, names: [`Area No ${n}`], date: "2020-02-29", counts };
}

/** By another way than the code's: down from what was bought, bundle by bundle. */
function ownedBy(terms: readonly Term[]): Set<string> {
  const down = (sku: string): string[] => [sku, ...catalogue.includes(sku).flatMap(down)];
  return new Set(terms.filter(({ endDate }) => endDate >= today).flatMap(({ sku }) => down(sku)));
}

function pagesOf(holdings: Holdings, shelf: string): string[] {
  const page = (number: number) =>
    shelfPageOf(holdings, mayAll, readShelfSearch(new URLSearchParams({ shelf, page: String(number) })));
  return Array.from({ length: page(1).pages }, (_, index) => page(index + 1)).flatMap((one) =>
    [...one.subscriptions, ...one.upgrades, ...one.others].map(({ sku }) => sku),
  );
}

/** All that the route hands to the page, of every shelf. */
function wholePage(holdings: Holdings) {
  return tabShelves.map((shelf) =>
    shelfPageOf(holdings, (key) => key !== "health-checks:view", readShelfSearch(new URLSearchParams({ shelf }))),
  );
}

const mayAll = (_: Capability) => true;

function productOf(sku: string) {
  const product = catalogue.products.get(sku);
  if (!product) throw new Error(`The catalogue does not hold ${sku}`);
  return product;
}
