import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { csvDownload } from "~/infra/csv";
import { transact } from "~/infra/db.server";
import { settingsKey } from "~/infra/settings.server";
import { aCustomer } from "../../tests/support/cast";
import { compareDates, compareWithPrevious } from "./comparisons.server";
import { readHealthCheckCsv } from "./csv/read-health-check-csv";
import { draftSummary } from "./draft-summary";
import { type FindingsQuery, findingsCsv, getFinding, listFindings } from "./findings.server";
import { publish } from "./publish.server";
import { getReport, listDates } from "./reports.server";
import { scoreOf, showScore } from "./score";
import { ada, sample } from "./test-files";
import { listTopRisks } from "./top-risks.server";
import { upload } from "./upload.server";
import { changes, severities, statuses } from "./vocabulary";

let acme: string;
let globex: string;

beforeAll(async () => {
  acme = (await aCustomer()).business.id;
  globex = (await aCustomer("Gus", "Globex")).business.id;
  for (const date of ["2026-04-01", "2026-07-01"]) await published(acme, date, sample(date));
}, 60_000);

describe("a published report", () => {
  test("has the numbers of the format's own table", async () => {
    const july = await getReport(acme, "2026-07-01");
    expect(july?.score).toBeCloseTo(66.05, 2);
    expect(july).toMatchObject({ band: "needs", scoredCount: 175, rowCount: 193, provisional: false });
    expect(july?.products.map(({ name, score }) => [name, showScore(score)])).toEqual([
      ["Platform", "62"],
      ["ZIA", "70"],
      ["ZPA", "66"],
      ["ZDX", "75"],
      ["ZCC", "52"],
    ]);
    const areas = july?.products.flatMap((product) => product.areas) ?? [];
    expect(areas.filter(({ score }) => score === null)).toHaveLength(7);
    expect((await listDates(acme)).map(({ date }) => date)).toEqual(["2026-07-01", "2026-04-01"]);
  });

  test("lists each product's areas worst first and those without a score last", async () => {
    const report = await getReport(acme, "2026-04-01");
    for (const { areas } of report?.products ?? []) {
      const scores = areas.map(({ score }) => score ?? 101);
      expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    }
  });

  test("scores each area as the formula does over its rows", async () => {
    const report = await getReport(acme, "2026-04-01");
    const { rows } = readHealthCheckCsv(sample("2026-04-01"), [], chosen("2026-04-01"));
    for (const area of report?.products.flatMap((product) => product.areas) ?? []) {
      const own = rows.filter(({ areaName }) => areaName === area.name);
      expect(area.score).toBe(scoreOf(own.map((row) => ({ ...row, count: 1 }))));
    }
  });

  test("is compared with the one before it", async () => {
    const comparison = await compareWithPrevious(acme, "2026-07-01");
    expect(comparison).toMatchObject({ from: "2026-04-01", to: "2026-07-01" });
    expect(comparison?.likeForLike.after).toBeCloseTo(66.62, 2);
    expect(comparison?.counts).toMatchObject({
      resolved: 31,
      improved: 9,
      regressed: 0,
      new_check: 1,
      newly_assessed: 1,
    });
    expect(comparison?.moved.new_check.map(({ title }) => title)).toHaveLength(1);
    expect(comparison?.moved.resolved).toHaveLength(10);
    expect(await compareWithPrevious(acme, "2026-04-01")).toBeNull();
  });

  test("compared backwards, loses the new check and calls nothing fixed that is missing", async () => {
    const backwards = await compareDates(acme, "2026-07-01", "2026-04-01");
    expect(backwards?.counts).toMatchObject({ removed: 1, no_longer_scored: 1, resolved: 0, regressed: 40 });
    expect(backwards?.moved.removed).toHaveLength(1);
    expect(await compareDates(globex, "2026-04-01", "2026-07-01")).toBeNull();
  });

  test("gives a draft of the executive summary", async () => {
    const report = await getReport(acme, "2026-07-01");
    const risks = report && (await listTopRisks(report.healthCheckId, report.formula));
    const text = report && draftSummary(report, await compareWithPrevious(acme, "2026-07-01"), risks ?? []);
    expect(text).toContain(
      "scores **66 of 100** (Needs improvement): 175 of 193 checks were scored; 118 pass, 21 are warnings and 36 fail.",
    );
    expect(text).toContain(
      "**Since 2026-04-01.** The score rose by 20 to 66 from 46. Over the 173 checks scored on both dates it went from 46 to 67. 31 checks are fixed, 9 better, 0 worse. Fixed are among others “High-risk categories are blocked globally”,",
    );
    expect(text).toContain("5 critical and 22 high-severity checks fail. First:\n\n- **No allow-all rule remains** (");
  });

  test("names five risks at most: failing first, by severity, then where the area scores lowest", async () => {
    const report = await getReport(acme, "2026-07-01");
    const risks = report ? await listTopRisks(report.healthCheckId, report.formula) : [];
    expect(risks).toHaveLength(5);
    expect(risks.every(({ status, severity }) => status === "fail" && severity === "critical")).toBe(true);
    const areas = new Map(report?.products.flatMap(({ areas }) => areas.map(({ name, score }) => [name, score])));
    const scores = risks.map(({ areaName }) => areas.get(areaName) ?? 101);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  });

  test("keeps its score and its formula when the weights of now are others", async () => {
    const before = await getReport(acme, "2026-07-01");
    await setWeights({ criticalWeight: 100, warningCredit: 0, formulaVersion: 2 });
    expect(await getReport(acme, "2026-07-01")).toEqual(before);
    await published(globex, "2026-07-02", sample("2026-07-01"));
    const later = await getReport(globex, "2026-07-02");
    expect(later?.formula).toMatchObject({ version: 2, weights: { critical: 100 }, credits: { warning: 0 } });
    expect(later?.score).not.toBe(before?.score);
    expect(later?.counts).toEqual(before?.counts);
    await setWeights({ formulaVersion: 3 });
    expect((await getReport(globex, "2026-07-02"))?.score).toBe(later?.score);
  });
});

describe("the table", () => {
  test("counts the same rows as the report, by status, severity and area", async () => {
    const report = await getReport(acme, "2026-07-01");
    if (!report) throw new Error("no report");
    for (const status of statuses) expect(await total({ statuses: [status] })).toBe(report.counts[status]);
    for (const severity of severities) {
      expect(await total({ statuses: ["fail"], severities: [severity] })).toBe(report.bySeverity[severity].fail);
    }
    for (const product of report.products) {
      for (const area of product.areas) {
        const rows = Object.values(area.counts).reduce((sum, count) => sum + count, 0);
        expect(await total({ product: product.name, area: area.name })).toBe(rows);
      }
    }
  });

  test("finds the rows of each change", async () => {
    const comparison = await compareWithPrevious(acme, "2026-07-01");
    for (const change of changes.filter((change) => change !== "removed")) {
      expect(await total({ changes: [change] })).toBe(comparison?.counts[change]);
    }
    expect((await listFindings(acme, "2026-04-01", { changes: ["unchanged"] }))?.total).toBe(0);
  });

  test("searches for what was typed, and for nothing else", async () => {
    expect(await total({ search: "TLS" })).toBeGreaterThan(0);
    expect(await total({ search: "%" })).toBe((await rowsHolding("%")).length);
    expect(await total({ search: "_" })).toBe((await rowsHolding("_")).length);
    expect(await total({ search: "xyzzy' OR 1=1 --" })).toBe(0);
    expect(await total({ search: "xyzzy OR TLS" })).toBe(0);
    expect(await total({ search: 'NEAR("TLS" "*' })).toBe(0);
    expect(await total({ search: "tls" })).toBe(await total({ search: "TLS" }));
    expect(await total({ search: "firewal" })).toBe(await total({ search: "firewall" }));
    expect(await total({ search: "fïrewall" })).toBe(await total({ search: "firewall" }));
    expect(await total({ search: "%_\\".repeat(5_000) })).toBe(0);
  });

  test("shows the worst first, in pages", async () => {
    const first = await listFindings(acme, "2026-07-01", {});
    expect(first).toMatchObject({ total: 193, page: 1, pages: 4, previousDate: "2026-04-01" });
    expect(first?.findings[0]).toMatchObject({ status: "fail", severity: "critical" });
    const last = await listFindings(acme, "2026-07-01", { page: 99 });
    expect(last?.page).toBe(4);
    expect(last?.findings).toHaveLength(43);
    expect(last?.findings.at(-1)?.status).toBe("not_applicable");
  });

  test("Z-18 is nobody else's", async () => {
    expect(await listFindings(globex, "2026-07-01", {})).toBeNull();
    expect(await getFinding(globex, "2026-07-01", 2)).toBeNull();
    expect(await findingsCsv(globex, "2026-07-01", {})).toBeNull();
    expect(await getFinding(acme, "2026-07-01", 9_999)).toBeNull();
    expect(await getFinding(acme, "2026-07-01", 2)).toMatchObject({ line: 2, product: "Platform" });
  });
});

describe("a downloaded file", () => {
  test("reads, when it is uploaded again, as the original did", async () => {
    const text = [
      "Technology Area,Check,Status,Current Setting,Owner,=Odd header",
      'Access Policy,=HYPERLINK("x"),Passed,"-1, ""quoted""","\'=1+1",+31 6',
      'Üñ area,@SUM(1),n/a,"two\r\nlines",＝full,\' apostrophe',
    ].join("\r\n");
    await published(
      acme,
      "2026-09-01",
      Buffer.from(text.replace('"x"', '""x""').replace("=HYPERLINK", '"=HYPERLINK').replace(",Passed", '",Passed')),
    );
    const first = await download("2026-09-01");
    await published(acme, "2026-09-02", first);
    const second = await download("2026-09-02");
    expect(second.toString().replaceAll("2026-09-02", "2026-09-01")).toBe(first.toString());

    const cells = Papa.parse<string[]>(first.toString().replace("\uFEFF", "")).data.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r\n＝]/.test(cell))).toEqual([]);
    expect((await getFinding(acme, "2026-09-02", 2))?.title).toBe('=HYPERLINK("x")');
    expect((await getFinding(acme, "2026-09-02", 2))?.extra).toEqual({ Owner: "=1+1", "=Odd header": "+31 6" });
  });

  test("holds all that matches and nothing else", async () => {
    const { rows } = readHealthCheckCsv(await download("2026-07-01"), [], chosen("2026-07-01"));
    expect(rows).toHaveLength(193);
    const failing = await download("2026-07-01", { statuses: ["fail"] });
    expect(readHealthCheckCsv(failing, [], chosen("2026-07-01")).counts.status).toMatchObject({ fail: 36, pass: 0 });
  });
});

function setWeights(value: Record<string, number>) {
  const by = { updatedAt: new Date(), updatedById: "ada" };
  return transact((tx) =>
    tx.setting.upsert({
      where: { key: settingsKey },
      create: { key: settingsKey, value, ...by },
      update: { value, ...by },
      select: { key: true },
    }),
  );
}

async function published(customerId: string, date: string, bytes: Uint8Array): Promise<void> {
  const outcome = await upload(customerId, { date, name: `${date}.csv`, bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  // A downloaded file of another date says so, and the admin confirms.
  const answers = { "assessment-date": "yes" };
  const edit = { executiveSummary: "", answers, version: 1, replaces: null };
  expect((await publish(outcome.healthCheckId, edit, ada)).outcome).toBe("published");
}

async function download(date: string, query: FindingsQuery = {}): Promise<Buffer> {
  const file = await findingsCsv(acme, date, query);
  if (!file) throw new Error("nothing to download");
  return Buffer.from(await csvDownload("x.csv", file.header, file.batches).arrayBuffer());
}

async function total(query: FindingsQuery): Promise<number | undefined> {
  return (await listFindings(acme, "2026-07-01", query))?.total;
}

async function rowsHolding(text: string) {
  const { rows } = readHealthCheckCsv(sample("2026-07-01"), [], chosen("2026-07-01"));
  return rows.filter((row) =>
    JSON.stringify([
      row.title,
      row.areaName,
      row.currentSetting,
      row.finding,
      row.recommendation,
      row.impact,
      row.checkKey,
    ]).includes(text),
  );
}

function chosen(date: string) {
  return { date, customerName: "Acme", otherCustomerNames: [] };
}
