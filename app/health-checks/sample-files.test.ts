import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareChecks } from "./compare";
import { readHealthCheckCsv } from "./csv/read-health-check-csv";
import { scoreOf, showScore } from "./score";
import type { Status } from "./vocabulary";

// The format's own table of what these two files hold.
const april = read("2026-04-01");
const july = read("2026-07-01");

describe("the two sample files", () => {
  test("are read whole, without an error, a question or a warning", () => {
    for (const reading of [april, july]) {
      expect(reading.errors.total).toBe(0);
      expect(reading.questions).toEqual([]);
      expect(reading.warnings).toEqual([]);
      expect(reading.file).toMatchObject({ encoding: "utf-8", delimiter: ",", lineEnding: "CRLF", notices: [] });
      expect(reading.columns.every(({ mapsTo }) => mapsTo)).toBe(true);
    }
  });

  test("hold these rows", () => {
    expect(april.counts.rows).toBe(192);
    expect(july.counts.rows).toBe(193);
    const none = { not_assessed: 0 };
    expect(april.counts.status).toEqual({ pass: 87, warning: 28, fail: 58, not_applicable: 18, info: 1, ...none });
    expect(july.counts.status).toEqual({ pass: 118, warning: 21, fail: 36, not_applicable: 17, info: 1, ...none });
  });

  test("score 46.27 and 66.05 overall", () => {
    expect(score(april.rows)).toBeCloseTo(46.27, 2);
    expect(score(july.rows)).toBeCloseTo(66.05, 2);
  });

  test("score thus by product", () => {
    const byProduct = (reading: typeof april) =>
      ["Platform", "ZIA", "ZPA", "ZDX", "ZCC"].map((product) =>
        showScore(score(reading.rows.filter((row) => row.product === product))),
      );
    expect(byProduct(april)).toEqual(["35", "48", "50", "62", "39"]);
    expect(byProduct(july)).toEqual(["62", "70", "66", "75", "52"]);
  });

  test("leave seven areas unscored each", () => {
    for (const reading of [april, july]) {
      const unscored = reading.counts.areas.filter(
        ({ name }) => score(reading.rows.filter((row) => row.areaName === name)) === null,
      );
      expect(unscored).toHaveLength(7);
    }
  });

  test("compare thus", () => {
    const comparison = compareChecks(april.rows, july.rows);
    expect(comparison.likeForLike.before).toBeCloseTo(46.27, 2);
    expect(comparison.likeForLike.after).toBeCloseTo(66.62, 2);
    expect(comparison.likeForLike.checks).toBe(173);
    expect(comparison.headline.after).toBeCloseTo(66.05, 2);
    expect(comparison.counts).toEqual({
      resolved: 31,
      improved: 9,
      regressed: 0,
      new_check: 1,
      newly_assessed: 1,
      unchanged: 151,
      no_longer_scored: 0,
      removed: 0,
    });
  });
});

function score(rows: readonly { status: Status; severity: "critical" | "high" | "medium" | "low" }[]): number | null {
  return scoreOf(rows.map((row) => ({ ...row, count: 1 })));
}

function read(date: string) {
  const bytes = readFileSync(new URL(`../../tests/fixtures/health-checks/${date}.csv`, import.meta.url));
  return readHealthCheckCsv(bytes, [], { date, customerName: "Acme", otherCustomerNames: ["Globex"] });
}
