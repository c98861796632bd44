import { describe, expect, test } from "vitest";
import { type CatalogueProduct, makeCatalogue } from "~/licensing/catalogue/graph";
import { dependantsOf, type Plans, touchedBy, touchedByRemoving } from "./effects";

const products = ["base", "bundle", "addon", "second", "alone"].map((sku, position) => ({
  ...({ family: "x", edition: null, kind: "addon", unit: "user", summary: "", lifecycle: "active" } as const),
  ...{ tier: null, sellable: true, minQuantity: 1, isRetired: false },
  sku,
  name: sku.toUpperCase(),
  position,
})) satisfies CatalogueProduct[];

const catalogue = makeCatalogue(products, [
  { fromSku: "bundle", kind: "includes", toSku: "base" },
  { fromSku: "addon", kind: "requires", toSku: "base" },
  { fromSku: "second", kind: "requires", toSku: "addon" },
]);

const line = (sku: string, startDate = "2027-01-01", renewalDate: string | null = null) => ({
  id: `request of ${sku}`,
  sku,
  startDate,
  renewalDate,
});

const term = (sku: string, endDate = "2027-12-31", id = `term of ${sku}`) => ({
  id,
  sku,
  startDate: null,
  endDate,
  quantity: null,
  nextId: null,
});

const plans = (values: Partial<Plans>): Plans => ({
  catalogue,
  today: "2026-11-22",
  terms: [],
  openRequests: [],
  ...values,
});

describe("what a cancelled request leaves without what it needs", () => {
  test("is named with why, and so is what needs that", () => {
    const open = plans({ openRequests: [line("base"), line("addon"), line("second"), line("alone")] });
    expect(dependantsOf(open, "request of base").map(({ sku }) => sku)).toEqual(["addon", "second"]);
    expect(dependantsOf(open, "request of base")[0]?.why).toBe("Nothing that it needs is subscribed or requested.");
    expect(dependantsOf(open, "request of alone")).toEqual([]);
    expect(dependantsOf(open, "request of second")).toEqual([]);
  });

  test("is nothing where a subscription, or another request, carries it all the same", () => {
    const openRequests = [line("base"), line("addon")];
    expect(dependantsOf(plans({ openRequests, terms: [term("bundle")] }), "request of base")).toEqual([]);
    expect(dependantsOf(plans({ openRequests: [...openRequests, line("bundle")] }), "request of base")).toEqual([]);
  });

  test("is nothing that lacked it before", () => {
    const open = plans({ openRequests: [line("base", "2027-07-01"), line("addon", "2027-01-01")] });
    expect(dependantsOf(open, "request of base")).toEqual([]);
  });
});

describe("what a term that is taken back leaves", () => {
  test("are renewals of its end date and add-ons that need it", () => {
    const open = plans({
      terms: [term("base", "2027-06-30")],
      openRequests: [line("addon", "2027-01-01"), line("alone", "2027-07-01", "2027-06-30")],
    });
    expect(touchedByRemoving(open, "term of base")).toEqual([
      { id: "request of addon", sku: "addon", why: "Nothing that it needs is subscribed or requested." },
      {
        id: "request of alone",
        sku: "alone",
        why: "It joins the end of BASE on 2027-06-30, which is no longer listed.",
      },
    ]);
  });

  test("is nothing where another term ends on the same day", () => {
    const open = plans({
      terms: [term("base", "2027-06-30"), term("bundle", "2027-06-30")],
      openRequests: [line("alone", "2027-07-01", "2027-06-30"), line("addon")],
    });
    expect(touchedByRemoving(open, "term of base")).toEqual([]);
  });
});

test("an end date that moves touches the renewals that join it, and says where it went", () => {
  const before = plans({
    terms: [term("alone", "2027-06-30")],
    openRequests: [line("bundle", "2027-07-01", "2027-06-30")],
  });
  const after = { ...before, terms: [term("alone", "2026-12-31")] };
  expect(touchedBy(before, after).map(({ why }) => why)).toEqual([
    "It joins the end of ALONE on 2027-06-30, which moves to 2026-12-31.",
  ]);
});
