import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRequestable, withIncluded } from "~/licensing/catalogue/graph";
import type { UpgradeFacts } from "./facts";
import { ownedFixes } from "./owned-fixes";
import { suggest } from "./suggest";
import { areaKeys, areaRules, catalogue, factsOf, failing, ownedRules, skus, termOf } from "./test-facts";

const suggested = (facts: UpgradeFacts) => suggest(catalogue, facts).map(({ sku }) => sku);
const find = (facts: UpgradeFacts, sku: string) => suggest(catalogue, facts).find((one) => one.sku === sku);
const textsOf = (facts: UpgradeFacts, sku: string) => find(facts, sku)?.reasons.map(({ text }) => text);

describe("what goes with what is owned", () => {
  test.each([
    [["ZIA-BIZ-EDITION"], 11],
    [["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION", "ZDX-STD"], 17],
    [["ZS-USERS-TFORM"], 11],
    [[], 0],
  ])("%j makes %i suggestions", (owned, count) => {
    expect(suggested(factsOf(owned, { rules: ownedRules }))).toHaveLength(count);
  });

  test("the next edition is suggested, not the one after it", () => {
    const found = suggested(factsOf(["ZIA-BIZ-EDITION"]));
    expect(found).toContain("ZIA-TFORM-EDITION");
    expect(found).not.toContain("ZIA-UNLTD-EDITION");
  });

  test("a suite leads to the next suite, not to the next edition of each part", () => {
    const found = suggested(factsOf(["ZS-USERS-TFORM"]));
    expect(found).toContain("ZS-USERS-UNLTD");
    expect(found).not.toContain("ZIA-UNLTD-EDITION");
  });

  test("an edition of a family is not suggested by way of another family where one of the family is owned", () => {
    expect(suggested(factsOf(["ZPA-BIZ-EDITION"]))).toContain("ZIA-BIZ-EDITION");
    expect(suggested(factsOf(["ZPA-BIZ-EDITION", "ZIA-TRANSFORM-BUNDLE"]))).not.toContain("ZIA-BIZ-EDITION");
  });

  test("an add-on whose base is not owned is not suggested", () => {
    const rules = [{ id: "r", sku: "ZPA-PRA", ownedSku: "Z-UVM", areaKey: null, reason: "" }];
    expect(suggested(factsOf(["Z-UVM"], { rules }))).not.toContain("ZPA-PRA");
    expect(suggested(factsOf(["Z-UVM", "ZPA-BIZ-EDITION"], { rules }))).toContain("ZPA-PRA");
  });

  test("the sentence names what is owned, until when, and what the add-on has to do with it", () => {
    expect(textsOf(factsOf(["ZIA-BIZ-EDITION"]), "ZIA-ISOLATION")).toEqual([
      "You have Zscaler Internet Access - Business Edition until 2027-03-31, and this add-on needs it.",
    ]);
    expect(textsOf(factsOf(["ZIA-BIZ-EDITION"]), "ZIA-TFORM-EDITION")).toEqual([
      "Upgrade of Zscaler Internet Access - Business Edition, which you have until 2027-03-31.",
    ]);
    expect(textsOf(factsOf(["ZIA-BIZ-EDITION"]), "Z-CLOUD-NSS")?.[0]).toBe(
      "Upgrade of Nanolog Streaming Service (virtual appliance), which is part of Zscaler Internet Access - Business Edition; you have that until 2027-03-31.",
    );
    expect(textsOf(factsOf(["ZS-WORKLOADS"]), "ZPA-MICROSEG")).toEqual([
      "You have Private Access for Workloads, as part of Zscaler for Workloads (Zero Trust Cloud) until 2027-03-31, and this add-on works with it.",
    ]);
    expect(textsOf(factsOf(["ZTB-CONNECTOR"]), "ZTB-SEGMENT")).toEqual([
      "You have Branch Connector until 2027-03-31, and this add-on works with it.",
    ]);
  });

  test("a term that begins later says so", () => {
    const terms = [{ sku: "ZIA-BIZ-EDITION", startDate: "2027-01-01", endDate: "2027-12-31" }];
    expect(textsOf(factsOf([], { terms }), "ZIA-TFORM-EDITION")?.[0]).toContain("from 2027-01-01 until 2027-12-31");
  });

  test("a term that is renewed runs until its renewal ends", () => {
    const renewal = { sku: "ZIA-BIZ-EDITION", startDate: "2027-04-01", endDate: "2028-03-31" };
    const facts = factsOf([], { terms: [renewal, termOf("ZIA-BIZ-EDITION", "2027-03-31")] });
    expect(textsOf(facts, "ZIA-TFORM-EDITION")?.[0]).toContain("which you have until 2028-03-31.");
  });

  test("an admin's words stand in place of the portal's", () => {
    const rules = [{ id: "r", sku: "Z-UVM", ownedSku: "Z-RISK360", areaKey: null, reason: "It feeds the score." }];
    expect(textsOf(factsOf(["Z-RISK360"], { rules }), "Z-UVM")).toEqual([
      "You have Risk360 until 2027-03-31. It feeds the score.",
    ]);
  });
});

describe("what a failing technology area suggests", () => {
  const sandbox = [failing("zia.sandbox", { critical: 2 })];

  test("is first by its severity, before all that merely fits", () => {
    const [first] = suggest(catalogue, factsOf(["ZIA-BIZ-EDITION"], { failing: sandbox }));
    expect(first?.sku).toBe("ZIA-ADV-SANDBOX");
    expect(first?.reasons.map(({ kind }) => kind)).toEqual(["finding", "fits"]);
    expect(first?.reasons[0]?.text).toBe("2 critical findings of 2026-07-01 in zia.sandbox.");
    expect(first?.reasons[0]?.links).toEqual([
      {
        path: "health-checks/2026-07-01?area=zia.sandbox&status=fail&status=warning#findings",
        label: "Findings in zia.sandbox",
      },
    ]);
  });

  test("says what it needs where that is not owned", () => {
    expect(textsOf(factsOf([], { failing: sandbox }), "ZIA-ADV-SANDBOX")?.[0]).toBe(
      "2 critical findings of 2026-07-01 in zia.sandbox. It needs Zscaler Internet Access - Essentials Edition or one of 3 others; you have none of them.",
    );
  });

  test("is not a product that is owned: then the fix is owned already", () => {
    const facts = factsOf(["ZIA-TFORM-EDITION"], { failing: sandbox });
    expect(suggested(facts)).not.toContain("ZIA-ADV-SANDBOX");
    expect(ownedFixes(catalogue, facts)).toMatchObject([
      { sku: "ZIA-ADV-SANDBOX", areaKey: "zia.sandbox", counts: { critical: 2 } },
    ]);
    expect(ownedFixes(catalogue, facts)[0]?.text).toBe(
      "2 critical findings of 2026-07-01 in zia.sandbox. You have Advanced Cloud Sandbox, as part of Zscaler Internet Access - Transformation Edition until 2027-03-31: it is owned, perhaps not switched on.",
    );
  });

  test("is not said to be switched off before its term begins", () => {
    const terms = [{ sku: "ZIA-ADV-SANDBOX", startDate: "2027-01-01", endDate: "2027-12-31" }];
    expect(ownedFixes(catalogue, factsOf([], { terms, failing: sandbox }))[0]?.text).toBe(
      "2 critical findings of 2026-07-01 in zia.sandbox. You will have Advanced Cloud Sandbox from 2027-01-01 until 2027-12-31: nothing more has to be bought.",
    );
  });

  test("names an edition as it was bought, once for an area", () => {
    const facts = factsOf(["ZIA-BIZ-EDITION"], {
      failing: [failing("zia.ssl-inspection", { high: 1 })],
      rules: [
        ...areaRules,
        { id: "r", sku: "ZIA-BIZ-EDITION", ownedSku: null, areaKey: "zia.ssl-inspection", reason: "" },
      ],
    });
    expect(ownedFixes(catalogue, facts)).toMatchObject([{ sku: "ZIA-BIZ-EDITION", areaKey: "zia.ssl-inspection" }]);
  });

  test("is not a lower edition of what is owned", () => {
    const facts = factsOf(["ZIA-BUS-BUNDLE"], { failing: [failing("zia.ssl-inspection", { high: 1 })] });
    expect(suggested(facts)).not.toContain("ZIA-ESS-EDITION");
    expect(ownedFixes(catalogue, facts)).toMatchObject([{ sku: "ZIA-BUS-BUNDLE", areaKey: "zia.ssl-inspection" }]);
  });

  test("is the customer's own to know: a reader without health checks sees neither reason nor fix nor product", () => {
    const facts = factsOf(["ZPA-BIZ-EDITION"], { failing: sandbox, readsFindings: false });
    expect(suggested(facts)).not.toContain("ZIA-ADV-SANDBOX");
    const both = factsOf(["ZIA-BIZ-EDITION"], { failing: sandbox, readsFindings: false });
    expect(find(both, "ZIA-ADV-SANDBOX")?.reasons.map(({ kind }) => kind)).toEqual(["fits"]);
    const owned = factsOf(["ZIA-TFORM-EDITION"], { failing: sandbox, readsFindings: false });
    expect(ownedFixes(catalogue, owned)).toEqual([]);
    expect(JSON.stringify(find(both, "ZIA-ADV-SANDBOX")?.reasons)).not.toContain("critical");
  });
});

test("the order is critical, high, an admin's suggestion, the next edition, medium and low, what fits", () => {
  const own = { id: "s", sku: "Z-MDR", reason: "Nobody watches at night.", createdByName: "Ada Test" };
  const facts = factsOf(["ZIA-BIZ-EDITION"], {
    suggestions: [own],
    failing: [
      failing("zia.dlp", { medium: 40 }),
      failing("zia.saas-security", { high: 9 }),
      failing("zia.sandbox", { critical: 1 }),
    ],
  });
  expect(textsOf(facts, "Z-MDR")).toEqual(["Suggested by Ada Test: “Nobody watches at night.”"]);
  const order = suggested(facts);
  expect(order.slice(0, 4)).toEqual(["ZIA-ADV-SANDBOX", "ZCASB-API", "ZSSPM", "Z-MDR"]);
  const rank = (sku: string) => order.indexOf(sku);
  expect(rank("Z-MDR")).toBeLessThan(rank("ZIA-TFORM-EDITION"));
  expect(rank("ZIA-TFORM-EDITION")).toBeLessThan(rank("ZDLP-INLINE"));
  expect(rank("ZDLP-INLINE")).toBeLessThan(rank("ZIA-ISOLATION"));
});

describe("the key of the facts", () => {
  const owned = ["ZIA-BIZ-EDITION"];
  const base = factsOf(owned, { failing: [failing("zia.sandbox", { critical: 2 })] });
  const keyOf = (facts: UpgradeFacts) => find(facts, "ZIA-ADV-SANDBOX")?.factsKey;

  test("stays with time, with a newer health check that says the same, with another end date, for another reader", () => {
    expect(keyOf({ ...base, today: "2027-01-30" })).toBe(keyOf(base));
    expect(keyOf({ ...base, failing: [failing("zia.sandbox", { critical: 2 }, "2026-10-01")] })).toBe(keyOf(base));
    expect(keyOf({ ...base, terms: [termOf("ZIA-BIZ-EDITION", "2028-03-31")] })).toBe(keyOf(base));
    expect(keyOf({ ...base, rules: base.rules.toReversed() })).toBe(keyOf(base));
    expect(keyOf({ ...base, readsFindings: false })).toBe(keyOf(base));
  });

  test("stays when a rule only says it in other words", () => {
    const owned = ["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION"];
    const reworded = ownedRules.map((rule) =>
      rule.sku === "ZDX-ADV" && rule.ownedSku === "ZPA-ESS-EDITION" ? { ...rule, reason: "It sees both." } : rule,
    );
    const [plain, other] = [ownedRules, reworded].map((rules) => find(factsOf(owned, { rules }), "ZDX-ADV"));
    expect(other?.reasons.length).toBe(2);
    expect(plain?.reasons.length).toBe(1);
    expect(other?.factsKey).toBe(plain?.factsKey);
  });

  test("changes with a finding, with what is owned, with a rule, with an admin's suggestion", () => {
    const changed = [
      { ...base, failing: [failing("zia.sandbox", { critical: 3 })] },
      { ...base, failing: [failing("zia.sandbox", { critical: 1, high: 1 })] },
      { ...base, failing: [] },
      { ...base, terms: [termOf("ZIA-ESS-EDITION")] },
      { ...base, rules: base.rules.filter(({ sku, ownedSku }) => sku !== "ZIA-ADV-SANDBOX" || ownedSku === null) },
      { ...base, suggestions: [{ id: "s1", sku: "ZIA-ADV-SANDBOX", reason: "Now.", createdByName: "Ada Test" }] },
    ].map(keyOf);
    expect(new Set([keyOf(base), ...changed]).size).toBe(7);
    expect(changed).not.toContain(undefined);
  });
});

describe("for any customer", () => {
  const anyFacts = fc
    .record({
      owned: fc.uniqueArray(fc.constantFrom(...skus), { maxLength: 8 }),
      areas: fc.uniqueArray(
        fc.record({ key: fc.constantFrom(...areaKeys), critical: fc.nat(3), high: fc.nat(3), low: fc.nat(3) }),
        { selector: ({ key }) => key, maxLength: 12 },
      ),
      suggestions: fc.uniqueArray(fc.constantFrom(...skus), { maxLength: 3 }),
    })
    .map(({ owned, areas, suggestions }) =>
      factsOf(owned, {
        failing: areas
          .filter((area) => area.critical + area.high + area.low > 0)
          .map(({ key, ...n }) => failing(key, n)),
        suggestions: suggestions.map((sku) => ({ id: sku, sku, reason: "So.", createdByName: "Ada Test" })),
      }),
    );

  test("nothing owned, by itself or inside a bundle, and nothing that cannot be bought is suggested", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const owned = withIncluded(
          catalogue,
          facts.terms.map(({ sku }) => sku),
        );
        for (const { sku, reasons } of suggest(catalogue, facts)) {
          const product = catalogue.products.get(sku);
          expect(owned.has(sku)).toBe(false);
          expect(product && isRequestable(product)).toBe(true);
          expect(reasons.length).toBeGreaterThan(0);
        }
        for (const fix of ownedFixes(catalogue, facts)) expect(owned.has(fix.sku)).toBe(true);
      }),
    );
  });

  test("the same facts in another order give the same answer, each product once", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = suggest(catalogue, facts);
        const shuffled = {
          ...facts,
          terms: facts.terms.toReversed(),
          rules: facts.rules.toReversed(),
          failing: facts.failing.toReversed(),
          suggestions: facts.suggestions.toReversed(),
        };
        expect(suggest(catalogue, shuffled)).toEqual(found);
        expect(new Set(found.map(({ sku }) => sku)).size).toBe(found.length);
      }),
    );
  });

  test("one more rule, finding or suggestion takes no suggestion away and makes none weaker", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(areaRules.length - 1), (facts, dropped) => {
        const less = {
          ...facts,
          rules: facts.rules.filter(({ id }) => id !== areaRules[dropped]?.id),
          failing: facts.failing.slice(1),
          suggestions: facts.suggestions.slice(1),
        };
        const more = new Map(suggest(catalogue, facts).map((one) => [one.sku, one]));
        for (const { sku, strength } of suggest(catalogue, less))
          expect(more.get(sku)?.strength).toBeGreaterThanOrEqual(strength);
      }),
    );
  });

  test("who may not read health checks sees a part of what the customer sees, in which no finding is", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const all = new Map(suggest(catalogue, facts).map((one) => [one.sku, one]));
        for (const { sku, reasons, factsKey } of suggest(catalogue, { ...facts, readsFindings: false })) {
          expect(all.get(sku)?.factsKey).toBe(factsKey);
          for (const reason of reasons) {
            expect(reason.kind).not.toBe("finding");
            expect(all.get(sku)?.reasons).toContainEqual(reason);
          }
        }
      }),
    );
  });
});
