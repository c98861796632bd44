import { describe, expect, test } from "vitest";
import { totalsOf } from "./totals";

describe("totals", () => {
  test("are per currency, never across, by decision; the currency of most services first", () => {
    expect(
      totalsOf([
        { annualCost: 1_240_000, currency: "EUR", decision: "undecided" },
        { annualCost: 8_640_000, currency: "EUR", decision: "retire" },
        { annualCost: 2_230_050, currency: "EUR", decision: "retire" },
        { annualCost: 1_890_000, currency: "USD", decision: "keep" },
        { annualCost: null, currency: null, decision: "retire" },
      ]),
    ).toEqual([
      { currency: "EUR", all: 12_110_050, retire: 10_870_050, keep: 0, undecided: 1_240_000 },
      { currency: "USD", all: 1_890_000, retire: 0, keep: 1_890_000, undecided: 0 },
    ]);
  });

  test("are none where no cost is known", () => {
    expect(totalsOf([{ annualCost: null, currency: null, decision: "keep" }])).toEqual([]);
  });

  test("count a cost of nothing", () => {
    expect(totalsOf([{ annualCost: 0, currency: "SEK", decision: "keep" }])).toHaveLength(1);
  });
});
