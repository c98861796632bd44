import { describe, expect, test } from "vitest";
import { firstEndOf, lastDayOf, linesOf } from "~/licensing/shelves/subscription-lines";
import { whatFollows } from "~/licensing/shelves/subscription-words";
import type { Term } from "~/licensing/subscriptions/term";

const today = "2026-11-22";
const names: Record<string, string> = { NEW: "The New One" };
const nameOf = (sku: string) => names[sku] ?? sku;

function aTerm(id: string, endDate: string, more: Partial<Term> = {}): Term {
  return {
    id,
    sku: "OLD",
    source: "zscaler",
    startDate: null,
    endDate,
    agreedEndDate: null,
    quantity: 100,
    orderNumber: "",
    requestId: null,
    nextId: null,
    version: 1,
    ...more,
  };
}

const linesAmong = (terms: Term[]) =>
  linesOf(
    terms.filter(({ sku, endDate }) => sku === "OLD" && endDate >= today),
    terms,
    today,
  );

describe("the lines of a product's terms", () => {
  test("a renewal is no line of its own: it follows", () => {
    const [line, ...others] = linesAmong([
      aTerm("a", "2027-03-31", { nextId: "b" }),
      aTerm("b", "2028-03-31", { startDate: "2027-04-01", nextId: "c" }),
      aTerm("c", "2029-03-31", { startDate: "2028-04-01" }),
    ]);
    expect(others).toEqual([]);
    expect(line && whatFollows(line, nameOf)).toBe("then renewed to 2028-03-31, then renewed to 2029-03-31");
    expect(line && lastDayOf(line)).toBe("2029-03-31");
  });

  test("once the first term has ended, its renewal is the line", () => {
    const lines = linesAmong([aTerm("a", "2026-11-21", { nextId: "b" }), aTerm("b", "2027-11-21")]);
    expect(lines.map(({ id, renewedUntil }) => [id, renewedUntil])).toEqual([["b", []]]);
  });

  test("more of the product for the same time is a second line, and what ends first comes first", () => {
    const lines = linesAmong([aTerm("a", "2027-03-31"), aTerm("b", "2027-01-31", { quantity: 20 })]);
    expect(lines.map(({ id, quantity }) => [id, quantity])).toEqual([
      ["b", 20],
      ["a", 100],
    ]);
    expect(firstEndOf(lines)).toBe("2027-01-31");
  });

  test("a term whose place another product takes says which and when, and is no end that somebody must act on", () => {
    const lines = linesAmong([
      aTerm("a", "2026-12-31", { nextId: "n", agreedEndDate: "2027-03-31" }),
      aTerm("n", "2027-12-31", { sku: "NEW", startDate: "2027-01-01" }),
    ]);
    expect(lines.map((line) => whatFollows(line, nameOf))).toEqual(["then replaced by The New One on 2027-01-01"]);
    expect(firstEndOf(lines)).toBeNull();
  });

  test("nothing follows: nothing is said", () => {
    const [line] = linesAmong([aTerm("a", today)]);
    expect(line).toMatchObject({ state: "current", renewedUntil: [], replacedBy: null });
    expect(line && whatFollows(line, nameOf)).toBeNull();
  });

  test("a following term that was taken back is as if it were not there", () => {
    const [line] = linesAmong([aTerm("a", "2027-03-31", { nextId: "gone" })]);
    expect(line).toMatchObject({ id: "a", renewedUntil: [], replacedBy: null });
  });

  test("one that begins later is upcoming", () => {
    expect(linesAmong([aTerm("a", "2027-12-31", { startDate: "2026-11-23" })])[0]?.state).toBe("upcoming");
    expect(linesAmong([aTerm("a", "2027-12-31", { startDate: today })])[0]?.state).toBe("current");
  });
});
