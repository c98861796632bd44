import { beforeAll, describe, expect, test } from "vitest";
import { aCustomer, get, type Person } from "../../tests/support/cast";
import { linksOf, markupOf } from "../../tests/support/page";
import { compareAsked } from "./compare-asked";
import { listCompared } from "./comparisons.server";
import { listFindings } from "./findings.server";
import { findingsFilter } from "./findings-filter";
import { publish } from "./publish.server";
import { ada, sample } from "./test-files";
import { upload } from "./upload.server";

let nora: Person;
let acme: string;
let base: string;
const dates = ["2026-09-01", "2026-08-01", "2026-07-01", "2026-04-01"];

beforeAll(async () => {
  const customer = await aCustomer();
  nora = customer;
  acme = customer.business.id;
  base = `/customers/${customer.business.slug}/health-checks`;
  await published(customer.business.id, "2026-04-01", sample("2026-04-01"));
  await published(customer.business.id, "2026-07-01", sample("2026-07-01"));
  await published(customer.business.id, "2026-08-01", somewhatRandom(1));
  await published(customer.business.id, "2026-09-01", somewhatRandom(2));
}, 60_000);

describe.each(["2026-04-01", "2026-07-01", "2026-08-01", "2026-09-01"])("every number of the report of %s", (date) => {
  test("leads to just so many rows, on all their pages together", async () => {
    await follow(`${base}/${date}`, 30);
  }, 60_000);
});

describe("every number of a comparison", () => {
  test.each([
    ["2026-04-01", "2026-07-01"],
    ["2026-07-01", "2026-04-01"],
    ["2026-08-01", "2026-09-01"],
    ["2026-07-01", "2026-07-01"],
  ])(
    "of %s and %s leads to just so many checks",
    async (from, to) => {
      await follow(`${base}/compare?from=${from}&to=${to}`, 30);
    },
    120_000,
  );
});

/** Follows each link whose words count something, and counts the rows of all its pages. */
async function follow(page: string, atLeast: number): Promise<void> {
  const links = linksOf(main(await markupOf(get(page, nora)))).filter(({ to }) => /#(findings|rows)$/.test(to));
  const numbered = new Map(links.map(({ to, text }) => [to, numberIn(text)]));
  const wrong: string[] = [];
  let [followed, drawn] = [0, 0];
  for (const [to, number] of numbered) {
    // Not a number: the head of a column, or the way to clear a filter.
    if (number === null) continue;
    const url = new URL(to, `http://localhost:3000${page}`);
    const rows = await rowsAt(url);
    if (rows !== number) wrong.push(`${to}: ${number} became ${rows}`);
    if (number > 0 && number < 50 && drawn++ === 0) expect(await drawnAt(url)).toBe(number);
    followed++;
  }
  expect(wrong).toEqual([]);
  expect(followed).toBeGreaterThan(atLeast);
}

/** "12 checks" before any other number, such as a score. */
function numberIn(text: string): number | null {
  const said = /([\d,]+) checks?\b/.exec(text) ?? /\d[\d,]*/.exec(text);
  return said ? Number((said[1] ?? said[0]).replaceAll(",", "")) : null;
}

/** How many different rows stand on all the pages of a link, read as its page reads it. */
async function rowsAt(url: URL): Promise<number> {
  const lines = new Set<string>();
  let rows = 0;
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await pageAt(url, page);
    for (const line of found.lines) lines.add(line);
    rows += found.lines.length;
    pages = found.pages;
  }
  expect(lines.size, "no row stands on two pages").toBe(rows);
  return rows;
}

async function pageAt({ pathname, searchParams }: URL, page: number): Promise<{ lines: string[]; pages: number }> {
  if (pathname.endsWith("/compare")) {
    const { from, to, rows } = compareAsked(searchParams, dates);
    const compared = await listCompared(acme, { ...rows, page, from: from ?? "", to: to ?? "" });
    if (!rows || !compared) throw new Error(`${pathname}?${searchParams} lists nothing`);
    const lines = compared.checks.map(({ line, statusAfter }) => `${statusAfter === null ? from : to} ${line}`);
    return { lines, pages: compared.pages };
  }
  const date = pathname.split("/").at(-1) ?? "";
  const found = await listFindings(acme, date, { ...findingsFilter(searchParams), page });
  if (!found) throw new Error(`${pathname} is not there`);
  return { lines: found.findings.map(({ line }) => String(line)), pages: found.pages };
}

/** The same in the markup, as far as one page goes. */
async function drawnAt({ pathname, search, hash }: URL): Promise<number> {
  const markup = await markupOf(get(`${pathname}${search}`, nora));
  const table = markup.slice(markup.indexOf(`id="${hash.slice(1)}"`)).split("</table>")[0] ?? "";
  return (table.match(/<th[^>]*scope="row"/g) ?? []).length;
}

function main(markup: string): string {
  return markup.slice(markup.indexOf("<main"), markup.indexOf("</main>"));
}

/** A file of 300 rows in areas of the same names under several products, different for each seed. */
function somewhatRandom(seed: number): Uint8Array {
  let state = seed * 2654435761;
  const pick = <T>(values: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)] as T;
  };
  const lines = ["Product,Technology Area,Check ID,Check,Status,Severity"];
  for (let row = 0; row < 300; row++) {
    if (pick([true, true, true, false]))
      lines.push(
        [
          pick(["ZIA", "ZPA", "Other & Co"]),
          pick(["Shared Area", "A+B, C".replace(",", ""), "Ünïcode?", "Access Policy"]),
          `check-${row}`,
          `Check ${row}`,
          pick(["Pass", "Fail", "Warning", "N/A", "Info", "Not Assessed"]),
          pick(["Critical", "High", "Medium", "Low"]),
        ].join(","),
      );
  }
  return Buffer.from(lines.join("\n"));
}

async function published(customerId: string, date: string, bytes: Uint8Array): Promise<void> {
  const outcome = await upload(customerId, { date, name: `${date}.csv`, bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  const edit = { executiveSummary: "", answers: {}, version: 1, replaces: null };
  expect((await publish(outcome.healthCheckId, edit, ada)).outcome).toBe("published");
}
