import { describe, expect, test } from "vitest";
import { orderForm } from "~/licensing/requests/move.schema";
import { readTerm } from "./read-term";
import { purchasedTerm, stands, stateOf, type Term } from "./term";
import { coveredLabel, differences } from "./term-fields";

const today = "2028-02-29";
const term = (fields: Partial<Term>): Term => ({
  id: "one",
  sku: "ZIA",
  source: "zscaler",
  startDate: null,
  endDate: "2028-12-31",
  agreedEndDate: null,
  quantity: null,
  orderNumber: "",
  requestId: null,
  nextId: null,
  version: 1,
  ...fields,
});

describe("a term", () => {
  test("runs on its last day, a leap day too, and has ended on the next", () => {
    expect(stateOf({ startDate: null, endDate: "2028-02-29" }, today)).toBe("current");
    expect(stateOf({ startDate: null, endDate: "2028-02-29" }, "2028-03-01")).toBe("ended");
    expect(stateOf({ startDate: null, endDate: "2028-02-28" }, today)).toBe("ended");
  });

  test("is upcoming until its first day, and stands all the while", () => {
    const later = { startDate: "2028-03-01", endDate: "2029-02-28" };
    expect(stateOf(later, today)).toBe("upcoming");
    expect(stateOf(later, "2028-03-01")).toBe("current");
    expect([stands(later, today), stands(later, "2029-02-28"), stands(later, "2029-03-01")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("the box Already Purchased", () => {
  test("is about the standing term from Zscaler, not about one from the portal, another product's or one that ended", () => {
    const terms = [
      term({ id: "ended", endDate: "2028-02-28" }),
      term({ id: "portal", source: "portal" }),
      term({ id: "other", sku: "ZPA" }),
      term({ id: "this" }),
    ];
    expect(purchasedTerm(terms, "ZIA", today)?.id).toBe("this");
    expect(purchasedTerm(terms.slice(0, 3), "ZIA", today)).toBeNull();
  });

  test("stays ticked where the running term is renewed already", () => {
    expect(purchasedTerm([term({ nextId: "next" })], "ZIA", today)?.id).toBe("one");
  });
});

describe("a term as it was typed", () => {
  const problems = (typed: Parameters<typeof readTerm>[0], from: string | null = today) => {
    const reading = readTerm(typed, from);
    return "problems" in reading ? reading.problems.map(({ field, message }) => `${field}: ${message}`) : [];
  };

  test("may end today, but not before", () => {
    expect(problems({ endDate: today })).toEqual([]);
    expect(problems({ endDate: "2028-02-28" })).toEqual([
      "endDate: This day has passed: enter the Service End Date that your Zscaler console shows today",
    ]);
    expect(problems({ endDate: "2028-02-28" }, null)).toEqual([]);
  });

  test("needs a last day that exists", () => {
    expect(problems({})).toEqual(["endDate: Enter the Service End Date"]);
    for (const endDate of ["2029-02-29", "31.12.2029", "2029-1-1", "tomorrow", "9999-12-31"])
      expect(problems({ endDate }), endDate).toEqual([
        "endDate: Enter the Service End Date as year-month-day, such as 2027-03-31",
      ]);
  });

  test("begins on its last day at the latest", () => {
    expect(problems({ endDate: "2028-12-31", startDate: "2028-12-31" })).toEqual([]);
    expect(problems({ endDate: "2028-12-31", startDate: "2029-01-01" })).toEqual([
      "startDate: Enter a Start Date on or before 2028-12-31",
    ]);
  });

  test("is for a whole number from 1 to 1,000,000, or says nothing of it", () => {
    for (const quantity of ["", "1", "1000000", "2,400"])
      expect(problems({ endDate: today, quantity }), quantity).toEqual([]);
    for (const quantity of ["0", "-1", "2.5", "1000001", "1e3", "2,4", "many"])
      expect(problems({ endDate: today, quantity }), quantity).toEqual([
        "quantity: Enter a whole number from 1 to 1,000,000",
      ]);
  });

  test("has an order number of what can be seen", () => {
    expect(problems({ endDate: today, orderNumber: "ZS-2041/18 (Éclat)" })).toEqual([]);
    expect(problems({ endDate: today, orderNumber: "ZS\u202e18" })).toHaveLength(1);
    expect(problems({ endDate: today, orderNumber: "9".repeat(101) })).toHaveLength(1);
  });

  test("keeps any order number with which a request can be ordered and completed", () => {
    for (const orderNumber of ["9".repeat(100), "ZS\u00a02041\u202f/\u00a018"]) {
      expect(orderForm.safeParse({ version: "1", orderNumber }).data?.orderNumber).toBe(orderNumber);
      expect(problems({ endDate: today, orderNumber })).toEqual([]);
    }
  });
});

test("a number of what is held is not called as the number that is requested", () => {
  expect(coveredLabel("user")).toBe("Users Covered");
  expect(coveredLabel("data store")).toBe("Data Stores Covered");
  expect(coveredLabel("GB per month")).not.toMatch(/^Number of/);
});

test("only what was typed differently is a change", () => {
  const stored = term({ quantity: 2400 });
  const typed = { endDate: "2029-12-31", startDate: null, quantity: 2400, orderNumber: "" };
  expect(differences(stored, typed)).toEqual([{ field: "endDate", stored: "2028-12-31", typed: "2029-12-31" }]);
  expect(differences(null, typed).map(({ field }) => field)).toEqual(["endDate", "quantity"]);
});
