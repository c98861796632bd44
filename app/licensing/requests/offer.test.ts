import { describe, expect, test } from "vitest";
import { choose } from "./choose";
import { offerFor, quantityWarning, renewals } from "./offer";
import { groundsOf, held, offerOf, planned } from "./test-grounds";

const zia = "ZIA-BIZ-EDITION";
const zpa = "ZPA-BIZ-EDITION";
const sandbox = "ZIA-ADV-SANDBOX"; // needs ZIA
const dspm = "ZDSPM"; // stands alone, by data stores

const values = (choices: { value: string; blocked: string | null }[]) =>
  choices.filter(({ blocked }) => !blocked).map(({ value }) => value);

describe("Renewal", () => {
  test("joins one of the end dates that stand, each with what ends then", () => {
    const offer = offerOf(zia, {
      terms: [held(zia, "2027-03-31"), held("ZDX-STD", "2026-12-31"), held(zpa, "2027-03-31")],
    });
    expect(offer.renewals.map(({ label }) => label)).toEqual([
      "2026-12-31: Zscaler Digital Experience - Standard",
      "2027-03-31: Zscaler Internet Access - Business Edition, Zscaler Private Access - Business Edition",
    ]);
  });

  test("starts on the day after, over leap days and years", () => {
    for (const [end, start] of [
      ["2027-02-28", "2027-03-01"],
      ["2028-02-28", "2028-02-29"],
      ["2028-02-29", "2028-03-01"],
      ["2027-12-31", "2028-01-01"],
      ["2027-04-30", "2027-05-01"],
    ] as const)
      expect(offerOf(zia, { terms: [held(zia, end)] }).renewals[0]).toMatchObject({ value: end, start });
  });

  test("is preselected for the date on which the base ends", () => {
    const terms = [held("ZDX-STD", "2026-12-31"), held(zia, "2027-03-31")];
    expect(offerOf(sandbox, { terms }).preferred).toBe("2027-03-31");
    expect(offerOf("ZDX-STD", { terms }).preferred).toBe("2026-12-31");
  });

  test("joins a term on its last day, and none that has ended, is taken back or is renewed already", () => {
    const grounds = groundsOf(zia, {
      today: "2027-03-31",
      terms: [held(zia, "2027-03-31"), held(zpa, "2027-03-30"), held("ZDX-STD", "2027-06-30", { nextId: "next" })],
    });
    expect(renewals(grounds).map(({ date }) => date)).toEqual(["2027-03-31"]);
  });

  test("is still offered when its last safe day has passed, and says that it may take effect late", () => {
    const at = (today: string) => offerOf(zia, { today, terms: [held(zia, "2027-03-31")] }).renewals[0];
    expect(at("2027-03-18")).toMatchObject({ lastSafeDay: "2027-03-18", blocked: null });
    expect(at("2027-03-18")?.notes.join()).not.toContain("late");
    expect(at("2027-03-19")?.notes.join()).toContain("it may take effect late");
    expect(at("2027-03-19")?.blocked).toBeNull();
  });

  test("of an add-on cannot outlive its base", () => {
    const offer = offerOf(sandbox, { terms: [held(zia, "2026-12-31"), held(zpa, "2027-06-30")] });
    expect(values(offer.renewals)).toEqual(["2026-12-31"]);
    expect(offer.renewals[1]?.blocked).toContain("ends before, on 2026-12-31");
  });
});

describe("the date of a renewal, where nothing that ends is known", () => {
  const pick = (licensed: string) => {
    const grounds = groundsOf(zia, {});
    return choose(grounds, offerOf(zia), { cart: "renewal", licensed });
  };

  test("is typed in", () => {
    expect(offerOf(zia)).toMatchObject({ typesRenewal: true, renewals: [], preferred: null });
    expect(pick("2027-06-30")).toMatchObject({
      timing: { timing: "renewal", renewalDate: "2027-06-30", startDate: "2027-07-01", lastSafeDay: "2027-06-17" },
    });
    expect(pick("2026-11-22")).toHaveProperty("timing");
  });

  test.each(["", "2026-11-21", "2027-02-29", "30.06.2027", "2027-6-30", "2199-01-01", "renewal"])(
    "is refused at its field as %j",
    (licensed) => {
      expect(pick(licensed)).toMatchObject({ field: "licensed", message: expect.stringMatching(/^Enter /) });
    },
  );
});

describe("a quarter", () => {
  test("starts on its first day and ends with the base", () => {
    const [first] = offerOf(sandbox, { terms: [held(zia, "2027-09-30")] }).quarters;
    expect(first).toMatchObject({
      label: "Q1 2027, starts 2027-01-01",
      start: "2027-01-01",
      end: "2027-09-30",
      lastSafeDay: "2026-12-18",
    });
  });

  test("says how much of a year it covers, both days counted", () => {
    const { quarters } = offerOf(sandbox, { terms: [held(zia, "2027-09-30")] });
    expect(quarters[1]).toMatchObject({ start: "2027-04-01", end: "2027-09-30" });
    expect(quarters[1]?.notes).toContain("183 days, 0.50 of a year.");
  });

  test("after the own term's end goes on with what it needs", () => {
    const { quarters } = offerOf(sandbox, { terms: [held(sandbox, "2027-03-31"), held(zia, "2028-03-31")] });
    expect(quarters.slice(0, 2).map(({ end }) => end)).toEqual(["2027-03-31", "2028-03-31"]);
  });

  test("after the end of the base is closed to an add-on, which shall choose Renewal", () => {
    const { quarters } = offerOf(sandbox, { terms: [held(zia, "2027-03-31")] });
    expect(values(quarters)).toEqual(["2027-01-01"]);
    expect(quarters[1]?.blocked).toContain("ends before, on 2027-03-31: choose Renewal");
  });

  test("that begins on the base's last day is open to an add-on, for one day", () => {
    const { quarters } = offerOf(sandbox, { terms: [held(zia, "2027-04-01")] });
    expect(values(quarters)).toEqual(["2027-01-01", "2027-04-01"]);
    expect(quarters[1]?.notes.join()).toContain("Only 1 day until");
  });

  test("after the end of everything is open to what stands alone, without a date to end together with", () => {
    const { quarters } = offerOf(dspm, { terms: [held(zia, "2027-03-31")] });
    expect(values(quarters)).toHaveLength(8);
    expect(quarters[1]).toMatchObject({ end: null });
    expect(quarters[1]?.notes.join()).toContain("no date to end together with yet");
  });

  test("of who has nothing is a term to be agreed", () => {
    expect(offerOf(dspm).quarters[0]).toMatchObject({ end: null, notes: ["The term is agreed with the quote."] });
  });

  test.each([
    ["2027-03-30", true],
    ["2027-03-31", false],
  ])("with a base that ends on %s draws the advice of a short term: %s", (end, isShort) => {
    const [first] = offerOf(sandbox, { terms: [held(zia, end)] }).quarters;
    expect(first?.blocked).toBeNull();
    expect(first?.notes.join().includes("Renewal may fit better")).toBe(isShort);
  });

  test("beside a term of the same product is a further line; after its end there would be a gap", () => {
    const { quarters } = offerOf(zia, { terms: [held(zia, "2027-05-31")] });
    expect(quarters[0]?.notes.join()).toContain("in addition");
    expect(quarters[2]?.notes.join()).toContain("Renewal goes on without a gap");
  });
});

describe("what a product needs", () => {
  test("is met by an edition inside a bundle", () => {
    expect(values(offerOf(sandbox, { terms: [held("ZS-USERS-BIZ", "2030-12-31")] }).quarters)).toHaveLength(8);
  });

  test("is met by an open request that starts no later", () => {
    const { quarters, refusal } = offerOf(sandbox, { openRequests: [planned(zia, "2027-04-01")] });
    expect(refusal).toBeNull();
    expect(quarters[0]?.blocked).toContain("starts later, on 2027-04-01");
    expect(quarters[0]?.blocked).not.toContain("choose Renewal");
    expect(quarters[1]?.blocked).toBeNull();
  });

  test("is met past the base's end where its renewal is requested", () => {
    const { quarters } = offerOf(sandbox, {
      terms: [held(zia, "2027-03-31")],
      openRequests: [planned(zia, "2027-04-01")],
    });
    expect(values(quarters)).toHaveLength(8);
  });

  test("is not met by a term that begins later", () => {
    const { quarters } = offerOf(sandbox, { terms: [held(zia, "2028-03-31", { startDate: "2027-04-01" })] });
    expect(values(quarters)).toEqual(["2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01"]);
    expect(quarters[0]?.blocked).toContain("starts later, on 2027-04-01");
  });

  test("is not met by the request for the product itself, nor by a term that has ended", () => {
    expect(offerOf("ZDX-ADV", { openRequests: [planned("ZDX-ADV", "2027-01-01")] }).refusal?.kind).toBe("needs");
    expect(offerOf(sandbox, { terms: [held(zia, "2026-11-21")] }).refusal?.kind).toBe("needs");
  });

  test("is named where nothing meets it, what fits first, and the others by their number", () => {
    expect(offerOf("ZDX-STD", { terms: [held("ZIA-ADV-SANDBOX", "2027-03-31")] }).refusal).toMatchObject({
      kind: "needs",
      products: [{ sku: "ZIA-ESS-EDITION" }, { sku: "ZIA-BIZ-EDITION" }, { sku: "ZIA-TFORM-EDITION" }],
      others: 9,
    });
    expect(offerOf(sandbox).refusal?.products.map(({ sku }) => sku)).toEqual([
      "ZIA-ESS-EDITION",
      "ZIA-BIZ-EDITION",
      "ZS-USERS-ESS",
      "ZS-USERS-BIZ",
    ]);
  });
});

describe("editions", () => {
  test("a later one takes the place of the one that is held", () => {
    const offer = offerOf("ZIA-TFORM-EDITION", { terms: [held(zia, "2027-06-30")] });
    expect(offer.refusal).toBeNull();
    expect(offer.replaces).toEqual(["Zscaler Internet Access - Business Edition"]);
    expect(offer.quarters[0]?.notes.join()).toContain(
      "Takes the place of Zscaler Internet Access - Business Edition from 2027-01-01 on.",
    );
    expect(offer.quantity.usual).toBe(2400);
  });

  test("an earlier one is not offered, nor one below what a bundle holds", () => {
    expect(offerOf("ZIA-ESS-EDITION", { terms: [held(zia, "2027-06-30")] }).refusal).toMatchObject({
      kind: "later-edition",
      products: [{ sku: zia }],
    });
    expect(offerOf("ZIA-ESS-EDITION", { terms: [held("ZS-USERS-BIZ", "2027-06-30")] }).refusal?.kind).toBe(
      "later-edition",
    );
    expect(offerOf("ZIA-ESS-EDITION", { terms: [held(zia, "2026-11-21")] }).refusal).toBeNull();
  });

  test("a suite says which of its parts run on beside it", () => {
    const offer = offerOf("ZS-USERS-BIZ", { terms: [held(zia, "2027-06-30"), held(zpa, "2027-03-31")] });
    const said = offer.quarters.map(({ notes }) => notes.find((note) => note.startsWith("Includes what runs on")));
    expect(said[0]).toContain("Internet Access - Business Edition, Zscaler Private Access - Business Edition.");
    expect(said[1]).toContain("then: Zscaler Internet Access - Business Edition. Say");
    expect(said[2]).toBeUndefined();
  });

  test("the same one is offered again", () => {
    expect(offerOf(zia, { terms: [held(zia, "2027-06-30")] }).refusal).toBeNull();
  });

  test("what is no longer sold is not offered", () => {
    expect(offerOf("ZIA-PRO-BUNDLE").refusal?.kind).toBe("not-sold");
    expect(offerOf("ZPC").refusal?.kind).toBe("not-sold");
  });
});

describe("the main subscription", () => {
  test("is a bundle before a platform, the larger before the smaller, and the first of the catalogue among equals", () => {
    const baseOf = (...terms: ReturnType<typeof held>[]) => offerOf(dspm, { terms }).base?.sku;
    expect(baseOf(held(zpa, "2027-06-30"), held(zia, "2027-06-30"))).toBe(zia);
    expect(baseOf(held(zpa, "2027-06-30"), held(zia, "2027-06-30", { quantity: 300 }))).toBe(zpa);
    expect(baseOf(held(zia, "2028-06-30"), held("ZS-USERS-ESS", "2027-06-30", { quantity: 10 }))).toBe("ZS-USERS-ESS");
    expect(baseOf(held(sandbox, "2027-06-30"))).toBeUndefined();
  });
});

describe("the number", () => {
  test("is the base's to begin with, and another one draws a warning", () => {
    const offer = offerOf(sandbox, { terms: [held(zia, "2027-06-30")] });
    expect(offer.quantity).toEqual({ usual: 2400, min: 1 });
    expect(quantityWarning(offer, 2400)).toBeNull();
    expect(quantityWarning(offer, 300)).toBe("Zscaler Internet Access - Business Edition is licensed for 2,400 users.");
  });

  test("of a product that is held is compared with its own present term", () => {
    const offer = offerOf(zia, { terms: [held(zia, "2027-06-30")] });
    expect(quantityWarning(offer, 2600)).toBe("Its present term is for 2,400 users.");
  });

  test("is left open where the base's is not known, and is the least for what is counted otherwise", () => {
    expect(offerOf(sandbox, { terms: [held(zia, "2027-06-30", { quantity: null })] }).quantity.usual).toBeNull();
    expect(offerOf(dspm, { terms: [held(zia, "2027-06-30")] }).quantity.usual).toBe(1);
    expect(quantityWarning(offerOf(dspm, { terms: [held(zia, "2027-06-30")] }), 7)).toBeNull();
  });
});

describe("a choice of an older page", () => {
  const grounds = groundsOf(sandbox, { terms: [held(zia, "2027-03-31")] });
  const pick = (cart: string, licensed = "") => choose(grounds, offerFor(grounds), { cart, licensed });

  test("is refused where it is no longer offered, never offered, or blocked", () => {
    expect(pick("2026-10-01")).toMatchObject({ field: "cart", message: expect.stringContaining("no longer offered") });
    expect(pick("2027-01-02")).toMatchObject({ field: "cart" });
    expect(pick("soon")).toMatchObject({ field: "cart", message: "Choose Renewal or a quarter" });
    expect(pick("2027-04-01")).toMatchObject({ field: "cart", message: expect.stringContaining("choose Renewal") });
    expect(pick("renewal", "2027-06-30")).toMatchObject({
      field: "licensed",
      message: expect.stringContaining("nothing ends on 2027-06-30"),
    });
    expect(pick("renewal")).toMatchObject({ field: "licensed" });
  });

  test("is taken where it still holds; the date beside a quarter is not read", () => {
    expect(pick("2027-01-01", "nonsense")).toMatchObject({ timing: { timing: "quarter", renewalDate: null } });
    expect(pick("renewal", "2027-03-31")).toMatchObject({ timing: { startDate: "2027-04-01" } });
  });
});
