import { describe, expect, test } from "vitest";
import { currencies, formatMoney, plainAmount, readMoney } from "./money";

describe("an annual cost", () => {
  test.each([
    ["12500", "EUR", 1_250_000],
    ["12,500.50", "EUR", 1_250_050],
    ["12 500.5", "EUR", 1_250_050],
    ["12'500", "CHF", 1_250_000],
    ["1,234,567", "USD", 123_456_700],
    ["12,500 EUR", "EUR", 1_250_000],
    ["eur 12,500", "EUR", 1_250_000],
    ["0", "EUR", 0],
    ["0.07", "EUR", 7],
    ["1,500", "JPY", 1_500],
    ["12.345", "KWD", 12_345],
    ["12.5", "KWD", 12_500],
  ])("typed %s in %s is %i minor units", (text, currency, minor) => {
    expect(readMoney(text, currency)).toEqual({ minor });
  });

  test.each([
    ["12.500,50", "EUR", "Write 12.500,50 with a point before the decimals, such as 12,500.50"],
    ["12.500", "EUR", "Write 12.500 with a point before the decimals, such as 12,500.50"],
    ["12,5", "EUR", "with a point before the decimals"],
    ["12,50,000", "INR", "with a point before the decimals"],
    ["12,500 000", "EUR", "with a point before the decimals"],
    ["1500.5", "JPY", "without decimals, which JPY does not have, such as 12,500"],
    ["-5", "EUR", "0 or more"],
    ["about 500", "EUR", "as a number"],
    ["12,500 USD", "EUR", "as a number"],
    ["1e9", "EUR", "as a number"],
    [".", "EUR", "as a number"],
    ["10,000,000,000.01", "EUR", "at most 10,000,000,000 EUR"],
    ["9".repeat(40), "EUR", "at most"],
  ])("typed %s in %s is asked for again", (text, currency, problem) => {
    const reading = readMoney(text, currency);
    expect("problem" in reading ? reading.problem : reading).toContain(problem);
  });

  test.each([
    [1_240_000, "EUR", "12,400 EUR", "12400.00"],
    [1_250_050, "EUR", "12,500.50 EUR", "12500.50"],
    [7, "USD", "0.07 USD", "0.07"],
    [1_500, "JPY", "1,500 JPY", "1500"],
    [12_005, "KWD", "12.005 KWD", "12.005"],
  ])("of %i in %s is shown as %s and downloaded as %s", (minor, currency, shown, plain) => {
    expect(formatMoney(minor, currency)).toBe(shown);
    expect(plainAmount(minor, currency)).toBe(plain);
    expect(readMoney(shown, currency)).toEqual({ minor });
  });

  test("may be in any currency of today", () => {
    expect(currencies).toEqual(expect.arrayContaining(["EUR", "USD", "GBP", "CHF", "SEK", "JPY", "KWD", "INR"]));
  });
});
