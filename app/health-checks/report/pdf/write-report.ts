import { createHash } from "node:crypto";
import type { BoardReport, ReportRow } from "../board-report";
import { counted, reportTitle, rowsWords } from "../wording";
import {
  writeAreas,
  writeChanges,
  writeDecisions,
  writeMethod,
  writeRisks,
  writeSteps,
  writeSummary,
  writeTrend,
} from "./details";
import { FindingsChapter } from "./findings-chapter";
import { writeFirstPage } from "./first-page";
import { Paper } from "./paper";

export interface WrittenReport {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  pages: number;
  /** How many rows stand in it. */
  rowCount: number;
}

/** The same report and rows give the same bytes: nothing in it comes from a clock or from chance. */
export async function writeReport(
  report: BoardReport,
  mark: string,
  rows: AsyncIterable<readonly ReportRow[]>,
): Promise<WrittenReport> {
  const paper = new Paper({
    title: reportTitle(report),
    running: `${report.customer.slice(0, 80)}, ${report.date}`,
    author: "Secure Dynamics",
    madeAt: new Date(report.publishedAt ?? `${report.date}T00:00:00Z`),
    mark,
  });
  paper.doc.outline.addItem("On one page");
  writeFirstPage(paper, report);
  paper.newPage();
  writeSummary(paper, report);
  writeSteps(paper, report);
  writeRisks(paper, report);
  writeTrend(paper, report);
  writeAreas(paper, report);
  writeChanges(paper, report);
  writeDecisions(paper, report);
  writeMethod(paper, report);

  const findings = new FindingsChapter(paper, report);
  for await (const batch of rows) for (const row of batch) findings.add(row);
  findings.end(closing(paper, report, findings.rows));
  const written = await paper.finish();
  // A buffer of its own, so that a thread can hand it over.
  const bytes = new Uint8Array(written.bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, sha256, pages: written.pages, rowCount: findings.rows };
}

function closing(paper: Paper, report: BoardReport, rows: number): string[] {
  const { missing } = paper.faces;
  const shortened =
    rows < report.rowCount ? ["The heaviest are listed here; the portal's CSV download holds all of them."] : [];
  const replaced =
    missing.size > 0
      ? [`${counted(missing.size, "kind")} of characters that this file has no letters for: \ufffd.`]
      : [];
  return [...replaced, ...shortened, `End of the report: ${rowsWords(rows, report.rowCount)}.`];
}
