import { describe, expect, test } from "vitest";
import { type Choices, readService, type Typed } from "./read-service";
import { differences } from "./service-fields";

const choices: Choices = {
  reasons: new Map([
    ["replaced", { requiresProduct: true }],
    ["cost", { requiresProduct: false }],
  ]),
  skus: new Set(["ZPA-BIZ-EDITION"]),
};
const least: Typed = { name: "VPN", expirationDate: "2027-06-30" };
const read = (typed: Typed) => readService({ ...least, ...typed }, choices);
const problems = (typed: Typed) => {
  const reading = read(typed);
  return "problems" in reading ? reading.problems.map(({ field, message }) => `${field}: ${message}`) : [];
};

describe("a service", () => {
  test("needs its name and its expiration date, and nothing else", () => {
    expect(read({})).toEqual({
      details: {
        name: "VPN",
        vendor: "",
        category: "",
        annualCost: null,
        currency: null,
        expirationDate: "2027-06-30",
        noticeDate: null,
        autoRenews: false,
        decision: "undecided",
        reasonKey: null,
        justification: "",
        replacedBySku: null,
      },
    });
    expect(readService({}, choices)).toEqual({
      problems: [
        { field: "name", message: "Enter the service name" },
        { field: "expirationDate", message: "Enter the expiration date" },
      ],
    });
  });

  test("says all that is to be corrected at once", () => {
    const all = problems({ name: " ", annualCost: "5", expirationDate: "30.06.2027", decision: "retire" });
    expect(all).toHaveLength(4);
  });

  test.each([
    ["the day of expiration itself", "2027-06-30", []],
    ["the day before", "2027-06-29", []],
    [
      "the day after",
      "2027-07-01",
      ["noticeDate: Enter a notice date that is not after the expiration date, 2027-06-30"],
    ],
    ["no day", "2027-02-30", ["noticeDate: Enter the notice date as year-month-day, such as 2027-03-31"]],
  ])("with notice on %s", (_, noticeDate, expected) => {
    expect(problems({ noticeDate })).toEqual(expected);
  });

  test("to be retired needs its justification; undecided and kept ones do not", () => {
    expect(problems({ decision: "retire" }).join()).toContain("justification: Enter why");
    expect(problems({ decision: "retire", justification: " \r\n " }).join()).toContain("justification: Enter why");
    expect(problems({ decision: "retire", justification: "Nobody uses it." })).toEqual([]);
    expect(problems({ decision: "keep" })).toEqual([]);
    expect(problems({ decision: "sell" })).toEqual(["decision: Choose Undecided, Retire or Keep"]);
  });

  test("whose reason requires a product asks for one", () => {
    expect(problems({ reason: "replaced" }).join()).toContain("replacedBy: Choose the product");
    expect(problems({ reason: "replaced", replacedBy: "ZPA-BIZ-EDITION" })).toEqual([]);
    expect(problems({ reason: "cost" })).toEqual([]);
    expect(problems({ reason: "mood", replacedBy: "NOPE" })).toEqual([
      "reason: Choose one of the reasons",
      "replacedBy: Choose one of the products",
    ]);
  });

  test("with a cost needs its currency, by its code", () => {
    expect(problems({ annualCost: "12,500" })).toEqual(["currency: Choose the currency of the annual cost"]);
    expect(problems({ annualCost: "12,500", currency: "Euros" }).join()).toContain("code of three letters");
    expect(problems({ annualCost: "12.500,50", currency: "EUR" }).join()).toContain("annualCost: Write 12.500,50");
    expect(read({ annualCost: "12,500.50", currency: "eur" })).toMatchObject({
      details: { annualCost: 1_250_050, currency: "EUR" },
    });
    expect(read({ currency: "EUR" })).toMatchObject({ details: { annualCost: null, currency: null } });
  });

  test("is not called what cannot be seen", () => {
    expect(problems({ name: "VPN\u202Egpj" }).join()).toContain("cannot be seen");
    expect(problems({ justification: "one\ntwo", vendor: "x".repeat(121) })).toEqual([
      "vendor: Shorten the vendor to 120 characters",
    ]);
  });

  test("differs where a field differs, the cost and its currency being one", () => {
    const [stored, typed] = [read({ annualCost: "5", currency: "EUR" }), read({ annualCost: "5", currency: "USD" })];
    if (!("details" in stored && "details" in typed)) throw new Error("both can be read");
    expect(differences(stored.details, stored.details)).toEqual([]);
    expect(differences(stored.details, typed.details)).toEqual([
      { field: "annualCost", stored: "5 EUR", typed: "5 USD" },
    ]);
  });
});
