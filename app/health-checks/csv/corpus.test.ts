import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { aCustomer } from "../../../tests/support/cast";
import { getDraft } from "../drafts.server";
import { ada } from "../test-files";
import { upload } from "../upload.server";
import { asked } from "./corpus/asked";
import { chosen, known, type ReadFile } from "./corpus/made-files";
import { oddCells, sameContent, savedAgain } from "./corpus/readable";
import { wrongCells } from "./corpus/refused-cells";
import { brokenTables } from "./corpus/refused-tables";
import { brokenText, otherTypes } from "./corpus/refused-text";
import { readHealthCheckCsv } from "./read-health-check-csv";
import type { Reading } from "./reading";

const refused = [...otherTypes, ...brokenText, ...brokenTables, ...wrongCells];

const read = (bytes: Uint8Array) => readHealthCheckCsv(bytes, known, chosen);
const keysOf = ({ questions, warnings }: Reading) => [...questions, ...warnings].map(({ key }) => key).sort();

function expectRead({ bytes, rows, asks = [] }: ReadFile) {
  const reading = read(bytes);
  expect(reading.errors).toEqual({ first: [], total: 0 });
  expect(reading.rows).toHaveLength(rows.length);
  for (const [at, row] of rows.entries()) expect(reading.rows[at]).toMatchObject(row);
  expect(keysOf(reading)).toEqual(asks);
}

describe("the same content means the same rows in", () => {
  test.each(sameContent)("$name", expectRead);
  test.each(savedAgain)("$name", expectRead);
});

describe("a cell is the text that it is:", () => {
  test.each(oddCells)("$name", expectRead);
});

describe("what only a person knows is asked:", () => {
  test.each(asked)("$name", expectRead);
});

// A hundred thousand rows take their time on a machine that is busy.
describe("a file is refused, and told where and why:", { timeout: 90_000 }, () => {
  test.each(refused)("$name", ({ bytes, line, column, value, expected }) => {
    const { errors } = read(bytes);
    expect(errors.total).toBeGreaterThan(0);
    expect(errors.first[0]).toEqual({
      line,
      column,
      value: value === "" ? "" : expect.stringContaining(value),
      expected: expect.stringContaining(expected),
    });
  });
});

test("the corpus has at least sixty files, each of a name of its own", () => {
  const names = [...sameContent, ...savedAgain, ...oddCells, ...asked, ...refused].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(150);
});

describe("in the database", { timeout: 120_000 }, () => {
  const words = ["areaName", "title", "checkKey", "finding", "currentSetting", "recommendation", "impact"] as const;

  test("C-3 stands every cell as the file has it, and no sign for a lost letter", async () => {
    for (const { bytes, name } of [...sameContent.filter((_, at) => at % 7 === 0), ...savedAgain, ...oddCells]) {
      const { business } = await aCustomer();
      const outcome = await upload(business.id, { date: chosen.date, name: `${name}.csv`, bytes }, ada);
      if (outcome.outcome !== "drafted") throw new Error(`${name}: ${JSON.stringify(outcome)}`);
      const where = { healthCheckId: outcome.healthCheckId };
      const stored = await db.finding.findMany({ where, orderBy: { line: "asc" } });
      const { rows } = read(bytes);
      expect(stored).toMatchObject(rows.map((row) => Object.fromEntries(words.map((word) => [word, row[word]]))));
      expect(stored.map(({ extra }) => JSON.stringify(extra))).toEqual(rows.map(({ extra }) => JSON.stringify(extra)));
      expect(JSON.stringify(stored)).not.toContain("\uFFFD");
    }
  });

  test("stands nothing of a file that was refused", async () => {
    const { business } = await aCustomer();
    const before = await db.finding.count();
    for (const { bytes, name } of refused.filter(({ bytes }) => bytes.length < 60_000)) {
      const { outcome } = await upload(business.id, { date: chosen.date, name, bytes }, ada);
      expect([name, outcome]).toEqual([name, "refused"]);
    }
    expect(await db.finding.count()).toBe(before);
    expect(await db.healthCheck.count({ where: { customerId: business.id } })).toBe(0);
    expect(await db.healthCheckFile.count({ where: { healthCheck: { customerId: business.id } } })).toBe(0);
  });

  test("an open question keeps a draft from being published", async () => {
    const { business } = await aCustomer();
    for (const { bytes, name, asks } of asked.filter(({ asks }) => asks && !asks.includes("other-business"))) {
      const outcome = await upload(business.id, { date: chosen.date, name, bytes }, ada);
      if (outcome.outcome !== "drafted") throw new Error(`${name}: ${JSON.stringify(outcome)}`);
      expect([name, (await getDraft(outcome.healthCheckId))?.openPoints.toSorted()]).toEqual([name, asks]);
    }
  });
});
