import { monitorEventLoopDelay } from "node:perf_hooks";
import { getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/access/actor";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, get, type Person, post } from "../../../tests/support/cast";
import { archivedPdf, listReports, makeAgain, reportPdf } from "../archive.server";
import { writeSummary } from "../drafts.server";
import { saveFollowUp } from "../follow-up.server";
import { publish } from "../publish.server";
import { manyRows, sample } from "../test-files";
import { withdraw } from "../undo.server";
import { upload } from "../upload.server";
import { severities } from "../vocabulary";
import type { ReportRow } from "./board-report";
import { getBoardReport } from "./board-report.server";
import { listDecisions } from "./decisions.server";
import { printedRows, reportRows } from "./report-rows.server";

const july = "2026-07-01";
let nora: Person & { business: NonNullable<Person["business"]> };
let ada: Actor;
let acme: string;
let julys: string;
let pdf: Read;

beforeAll(async () => {
  nora = await aCustomer();
  ada = actorOf(await anAdmin());
  acme = nora.business.id;
  await published(acme, "2026-04-01", sample("2026-04-01"));
  julys = await published(acme, july, sample(july));
  pdf = await read((await reportPdf(acme, july))?.bytes);
}, 60_000);

describe("a report's PDF", { timeout: 60_000 }, () => {
  test("holds every row, in the order of the report, and ends with how many there are", async () => {
    const text = squeezed(pdf.pages.join(" "));
    const report = await getBoardReport(julys);
    const rows = report ? await printedRows(report) : [];
    expect(rows).toHaveLength(193);
    let at = text.indexOf("Allfindings");
    for (const row of rows) {
      for (const cell of [row.title, row.checkKey, row.finding, row.recommendation]) {
        const found = text.indexOf(squeezed(cell), at);
        expect(found, cell).toBeGreaterThan(-1);
        at = found;
      }
    }
    expect(pdf.pages.at(-1)).toMatch(/End of the report: 193 of 193 rows\./);
  });

  test("says on one page what a board asks", () => {
    const first = pdf.pages[0] ?? "";
    for (const words of ["Acme", july, "Ada Test", "66", "Needs improvement", "+20", "+21", "118 pass", "Top risks"])
      expect(first).toContain(words);
    expect(first).toMatch(/like for like: 46 to 67 over the 173 checks/);
    expect(first).toContain("A steady quarter.");
  });

  test("that is too long for all that fails keeps the heaviest of every product", async () => {
    const report = await getBoardReport(julys);
    if (!report) throw new Error("no report");
    const fails = severities.map((severity) => report.bySeverity[severity].fail);
    const [critical = 0, high = 0] = fails;
    expect(fails.every((count) => count > 0)).toBe(true);
    const listed = async (most: number) => {
      const rows: ReportRow[] = [];
      for await (const batch of reportRows(report, most)) rows.push(...batch);
      return { count: rows.length, severities: [...new Set(rows.map(({ severity }) => severity))].sort() };
    };
    expect(await listed(critical + high + 1)).toEqual({ count: critical + high, severities: ["critical", "high"] });
    expect(await listed(critical)).toEqual({ count: critical, severities: ["critical"] });
    expect(await listed(critical - 1)).toEqual({ count: critical - 1, severities: ["critical"] });
  });

  test("numbers its pages, names the customer on each, and repeats the heads of its tables", () => {
    for (const [at, page] of pdf.pages.entries()) {
      expect(squeezed(page)).toContain(`Page${at + 1}of${pdf.pages.length}`);
      expect(page).toContain("Acme, 2026-07-01");
    }
    const ofFindings = pdf.pages.slice(
      pdf.pages.findIndex((page) => page.includes("All findings")),
      -1,
    );
    expect(ofFindings.length).toBeGreaterThan(5);
    for (const page of ofFindings) expect(page).toMatch(/Check\s+Result\s+Finding\s+Recommendation\s+Reference/);
  });

  test("has a title, a language, bookmarks, tags and words for its pictures", async () => {
    expect(pdf.info).toMatchObject({ Title: "Zscaler Health Check of Acme, 2026-07-01", Language: "en-GB" });
    expect(pdf.outline).toEqual(expect.arrayContaining(["Summary", "Top risks", "What changed since 2026-04-01"]));
    const roles = pdf.tags.map(({ role }) => role);
    for (const role of ["H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI", "Link", "Figure"])
      expect(roles).toContain(role);
    const pictures = pdf.tags.filter(({ role }) => role === "Figure");
    expect(pictures.map(({ alt }) => alt)).toEqual([
      "Checks by status: 118 Pass, 21 Warning, 36 Fail, 17 Not Applicable, 1 Info",
      expect.stringMatching(/^Score per product: Platform 62, Needs improvement; ZIA 70, Fair/),
      "Score over time: 46 on 2026-04-01, 66 on 2026-07-01",
    ]);
  });

  test("keeps every letter of a long cell, and shows a sign for a letter that it lacks", async () => {
    const long = "x".repeat(1990);
    const words = "Größe Łódź Ελληνικά Кириллица ő → ≥";
    const id = await published(
      acme,
      "2026-08-01",
      aFile([
        ["One", `${words} ${long}`],
        ["Two", "日本"],
      ]),
    );
    const { pages } = await read((await reportPdf(acme, "2026-08-01"))?.bytes);
    const text = squeezed(pages.join(""));
    expect(text).toContain(squeezed(words));
    expect(text.split("x").length).toBeGreaterThan(1990 * 2);
    expect(pages.at(-1)).toContain("2 kinds of characters that this file has no letters for");
    expect(pages.at(-1)).toContain("2 of 2 rows");
    await withdraw(id, ada);
  });
});

describe("the archive", { timeout: 60_000 }, () => {
  test("makes a report once: the same data give the same bytes", async () => {
    const again = await Promise.all([reportPdf(acme, july), reportPdf(acme, july)]);
    const [kept] = await listReports(julys);
    expect(again.map((one) => one?.id)).toEqual([kept?.id, kept?.id]);
    expect(await makeAgain(julys, ada)).toBe("same");
    expect(await listReports(julys)).toHaveLength(1);
    expect(kept).toMatchObject({ edition: 2, rowCount: 193, pages: pdf.pages.length });
  });

  test("makes another when the summary was mended, and keeps the old one as it was", async () => {
    const date = "2026-09-01";
    const id = await published(acme, date, sample(july), { "assessment-date": "yes" });
    const before = await reportPdf(acme, date);
    const { version } = await db.healthCheck.findUniqueOrThrow({ where: { id }, select: { version: true } });
    await writeSummary(id, { executiveSummary: "Mended words.", answers: {}, version } as never, ada);
    const after = await reportPdf(acme, date);
    expect((await read(after?.bytes)).pages[0]).toContain("Mended words.");
    expect((await listReports(id)).map((one) => one.id)).toEqual([after?.id, before?.id]);
    expect((await archivedPdf(acme, date, before?.id ?? ""))?.sha256).toBe(before?.sha256);

    await writeSummary(id, { executiveSummary: "A steady quarter.", answers: {}, version: version + 1 } as never, ada);
    expect((await reportPdf(acme, date))?.id).toBe(before?.id);
    expect((await listReports(id)).map((one) => one.id)).toEqual([before?.id, after?.id]);
    await withdraw(id, ada);
  });

  test("is read by those who may read the health check; what is withdrawn by admins alone", async () => {
    const date = "2026-06-01";
    const id = await published(acme, date, sample(july), { "assessment-date": "yes" });
    const path = `/customers/${nora.business.slug}/health-checks/${date}/report.pdf`;
    const gina = await aCustomer("Gina", "Globex");
    const ray = await aPartner(nora.business, "reseller");
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    const admin = await anAdmin();
    const status = async (who: Person, url = path) => (await handle(get(url, who))).status;

    const answer = await handle(get(path, nora));
    expect(answer.headers.get("Content-Type")).toBe("application/pdf");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect([await status(gina), await status(ray), await status(pia)]).toEqual([404, 403, 200]);

    const [kept] = await listReports(id);
    await withdraw(id, ada);
    expect([await status(nora), await status(admin)]).toEqual([404, 404]);
    const old = `${path}?kept=${kept?.id}`;
    expect([await status(nora, old), await status(pia, old), await status(admin, old)]).toEqual([403, 403, 200]);
  });

  test("is made again by admins alone, who are told when nothing changed", async () => {
    const path = `/customers/${nora.business.slug}/health-checks/${july}/report`;
    expect((await handle(post(path, {}, nora))).status).toBe(403);
    const admin = await anAdmin();
    expect(await makeAgain(julys, actorOf(admin))).toBe("same");
    expect((await handle(post(path, {}, admin))).status).toBe(303);
  });
});

test("accepted risks stand in the report, and what is no longer accepted says so", { timeout: 60_000 }, async () => {
  const [risk] = (await getBoardReport(julys))?.risks ?? [];
  const finding = await db.finding.findFirstOrThrow({
    where: { healthCheckId: julys, title: risk?.title ?? "" },
    select: { checkKey: true, title: true, areaName: true },
  });
  const details = { status: "accepted", ownerId: null, dueDate: null, reason: "The works council decides." } as const;
  await saveFollowUp(acme, finding, { ...details, acceptedUntil: "2027-03-01", version: 0 }, ada);
  const listed = (now: string) => listDecisions(acme, julys, new Date(`${now}T12:00:00Z`));
  expect(await listed("2027-03-01")).toMatchObject([
    { title: risk?.title, status: "Risk accepted", until: "2027-03-01" },
  ]);
  expect(await listed("2027-03-02")).toMatchObject([{ status: "Open, no longer accepted", until: "2027-03-01" }]);
  const { pages } = await read((await reportPdf(acme, july))?.bytes);
  expect(pages.join(" ")).toMatch(/Accepted risks and follow-ups[\s\S]*The works council decides\./);
});

test("a report that cannot list all decisions says how many there are", { timeout: 60_000 }, async () => {
  const customerId = (await aCustomer("Gail", "Globex")).business.id;
  const id = await published(customerId, july, manyRows(250));
  const checks = await db.finding.findMany({
    where: { healthCheckId: id },
    select: { checkKey: true, title: true, areaName: true },
  });
  const by = { updatedAt: new Date(), updatedById: ada.userId, updatedByName: ada.name };
  await transact((tx) => tx.followUp.createMany({ data: checks.map((check) => ({ customerId, ...check, ...by })) }));
  const { pages } = await read((await reportPdf(customerId, july))?.bytes);
  expect(pages.join(" ")).toContain("200 of 250 are listed.");
});

test("5,000 rows cost less than ten seconds of a processor, and others are served meanwhile", async () => {
  const globex = (await aCustomer("Gus", "Globex")).business.id;
  await published(globex, july, manyRows(5000));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const began = process.cpuUsage();
  delay.enable();
  const made = await reportPdf(globex, july);
  delay.disable();
  expect(made?.rowCount).toBe(5000);
  // Of the processor, all threads together: what the clock says depends on who else is at work.
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(10);
  expect(delay.percentile(99) / 1e6).toBeLessThan(100);
}, 60_000);

interface Read {
  /** The text of each page, in the order in which it is read. */
  pages: string[];
  info: Record<string, unknown>;
  outline: string[];
  tags: Tag[];
}

interface Tag {
  role: string;
  alt?: string;
  children?: Tag[];
}

/** With a reader that shares nothing with the writer. */
async function read(bytes: Uint8Array | undefined): Promise<Read> {
  const document = await getDocumentProxy(Uint8Array.from(bytes ?? []));
  const pages: string[] = [];
  const tags: Tag[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    tags.push(...flat((await page.getStructTree()) as Tag));
  }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
  return { pages, tags, outline, info: (await document.getMetadata()).info as Record<string, unknown> };
}

function flat(tag: Tag | null): Tag[] {
  return tag ? [tag, ...(tag.children ?? []).flatMap(flat)] : [];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function aFile(rows: [title: string, finding: string][]): Uint8Array {
  const lines = rows.map(([title, finding]) => `SSL/TLS Inspection,${title},Fail,High,"${finding}"`);
  return Buffer.from(["Technology Area,Check,Status,Severity,Finding", ...lines].join("\r\n"));
}

async function published(
  customerId: string,
  date: string,
  bytes: Uint8Array,
  answers: Record<string, string> = {},
): Promise<string> {
  const outcome = await upload(customerId, { date, name: `${date}.csv`, bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  const edit = { executiveSummary: "A steady quarter.", answers, version: 1, replaces: null };
  expect((await publish(outcome.healthCheckId, edit as never, ada)).outcome).toBe("published");
  return outcome.healthCheckId;
}
