import { describe, expect, test } from "vitest";
import { type CatalogueProduct, makeCatalogue } from "~/licensing/catalogue/graph";
import { type CompletionGrounds, planCompletion, replaceable, usualDates, yearFrom } from "./completion";

const products = ["small", "large", "addon", "old"].map((sku, position) => ({
  ...({ family: "x", edition: null, kind: "platform", unit: "user", summary: "", lifecycle: "active" } as const),
  ...{ tier: null, sellable: true, minQuantity: 1, isRetired: false },
  sku,
  name: sku.toUpperCase(),
  position,
})) satisfies CatalogueProduct[];

const catalogue = makeCatalogue(products, [
  { fromSku: "small", kind: "upgrades_to", toSku: "large" },
  { fromSku: "large", kind: "includes", toSku: "small" },
  { fromSku: "addon", kind: "requires", toSku: "small" },
  { fromSku: "old", kind: "replaced_by", toSku: "large" },
]);

const term = (id: string, sku: string, endDate: string, startDate: string | null = null) => ({
  ...{ id, sku, endDate, startDate },
  quantity: 100,
  nextId: null,
});

function grounds(sku: string, values: Partial<CompletionGrounds["plans"]> & { renewalDate?: string; start?: string }) {
  const { renewalDate = null, start = "2027-01-01", ...plans } = values;
  const request = { id: "this", sku, startDate: start, renewalDate };
  const product = catalogue.products.get(sku);
  if (!product) throw new Error(sku);
  return {
    request,
    product,
    plans: { catalogue, today: "2026-11-22", terms: [], openRequests: [request], ...plans },
  } satisfies CompletionGrounds;
}

test("a year's term ends on the day before the same day, also from a leap day", () => {
  expect(yearFrom("2027-01-01")).toBe("2027-12-31");
  expect(yearFrom("2028-02-29")).toBe("2029-02-28");
  expect(yearFrom("2027-03-01")).toBe("2028-02-29");
});

describe("the usual dates", () => {
  test("of a quarter end with the base, of a renewal after a year", () => {
    const terms = [term("t", "small", "2027-09-30")];
    expect(usualDates(grounds("addon", { terms }))).toEqual({ startDate: "2027-01-01", endDate: "2027-09-30" });
    const renewal = grounds("small", { terms, renewalDate: "2027-09-30", start: "2027-10-01" });
    expect(usualDates(renewal)).toEqual({ startDate: "2027-10-01", endDate: "2028-09-30" });
    expect(usualDates(grounds("large", {}))).toEqual({ startDate: "2027-01-01", endDate: "2027-12-31" });
  });
});

describe("what can be replaced", () => {
  test("are earlier editions and what the product succeeds, never made longer", () => {
    const terms = [
      term("running", "small", "2027-09-30"),
      term("ending", "old", "2026-12-31"),
      term("ended earlier", "old", "2026-12-01"),
      term("not begun", "small", "2028-12-31", "2027-06-01"),
      term("other", "addon", "2027-09-30"),
    ];
    expect(
      replaceable(grounds("large", { terms }), "2027-01-01").map(({ term: { id }, endsOn }) => [id, endsOn]),
    ).toEqual([
      ["running", "2026-12-31"],
      ["ending", "2026-12-31"],
    ]);
    expect(replaceable(grounds("small", { terms }), "2027-01-01")).toEqual([]);
  });
});

describe("what completing does", () => {
  const dates = { startDate: "2027-01-01", endDate: "2027-12-31" };

  test("a renewal follows the product's own terms of that date, and no others", () => {
    const terms = [
      term("mine", "small", "2026-12-31"),
      term("other", "addon", "2026-12-31"),
      term("late", "small", "2027-03-31"),
    ];
    const plan = planCompletion(grounds("small", { terms, renewalDate: "2026-12-31" }), dates, new Set());
    expect(plan.follows.map(({ id }) => id)).toEqual(["mine"]);
    expect(plan.beside.map(({ id }) => id)).toEqual(["late"]);
  });

  test("a quarter inside a running term is a line beside it", () => {
    const plan = planCompletion(grounds("small", { terms: [term("mine", "small", "2027-06-30")] }), dates, new Set());
    expect(plan).toMatchObject({ follows: [], beside: [{ id: "mine" }], replaces: [], touched: [] });
  });

  test("renewals that join a date which is cut short are touched, and the request itself is not", () => {
    const joins = { id: "planned", sku: "addon", startDate: "2027-10-01", renewalDate: "2027-09-30" };
    const open = grounds("large", { terms: [term("running", "small", "2027-09-30")] });
    const plans = { ...open.plans, openRequests: [...open.plans.openRequests, joins] };
    const cut = planCompletion({ ...open, plans }, dates, new Set(["running"]));
    expect(cut.touched).toEqual([
      { id: "planned", sku: "addon", why: "It joins the end of SMALL on 2027-09-30, which moves to 2026-12-31." },
    ]);
    expect(planCompletion({ ...open, plans }, dates, new Set()).touched).toEqual([]);
  });

  test("an add-on that begins before the base which is completed for a later day is touched", () => {
    const open = grounds("small", {});
    const addon = { id: "addon", sku: "addon", startDate: "2027-01-01", renewalDate: null };
    const plans = { ...open.plans, openRequests: [...open.plans.openRequests, addon] };
    const late = planCompletion({ ...open, plans }, { startDate: "2027-02-01", endDate: "2028-01-31" }, new Set());
    expect(late.touched.map(({ why }) => why)).toEqual(["Needs SMALL, which starts later, on 2027-02-01."]);
    expect(planCompletion({ ...open, plans }, dates, new Set()).touched).toEqual([]);
  });
});

describe("another request for what the new term includes", () => {
  const request = (sku: string, startDate: string) => ({ id: `request of ${sku}`, sku, startDate, renewalDate: null });
  const touchedWith = (
    others: Parameters<typeof grounds>[1]["openRequests"],
    terms = [] as ReturnType<typeof term>[],
  ) => {
    const made = grounds("large", { terms });
    const openRequests = [...made.plans.openRequests, ...(others ?? [])];
    const dates = { startDate: "2027-01-01", endDate: "2027-12-31" };
    return planCompletion({ ...made, plans: { ...made.plans, openRequests } }, dates, new Set()).touched;
  };

  test("is named as perhaps needless, before and in its history", () => {
    expect(touchedWith([request("small", "2027-04-01"), request("old", "2027-04-01")])).toEqual([
      {
        id: "request of small",
        sku: "small",
        why: "LARGE includes it until 2027-12-31: perhaps it is not needed any more.",
      },
    ]);
  });

  test("is not, where it begins only afterwards, or the product was owned all the same", () => {
    expect(touchedWith([request("small", "2028-01-01")])).toEqual([]);
    expect(touchedWith([request("small", "2027-04-01")], [term("t", "small", "2027-09-30")])).toEqual([]);
  });
});

test("a renewal that begins before the end which it joins runs beside that term, and does not follow it", () => {
  const made = grounds("small", {
    terms: [term("t", "small", "2027-03-31")],
    renewalDate: "2027-03-31",
    start: "2027-04-01",
  });
  const planned = (startDate: string) => planCompletion(made, { startDate, endDate: "2028-03-31" }, new Set());
  expect(planned("2027-04-01")).toMatchObject({ follows: [{ id: "t" }], beside: [] });
  expect(planned("2027-03-01")).toMatchObject({ follows: [], beside: [{ id: "t" }] });
});
