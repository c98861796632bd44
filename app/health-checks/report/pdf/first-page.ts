import { bandWord, showScore } from "../../score";
import { barOrder } from "../../status-order";
import { type Status, severities, severityLabels, statusLabels } from "../../vocabulary";
import type { BoardReport } from "../board-report";
import { deltasOf, foundWords, scopeOf, scoredWords } from "../wording";
import { drawLine, fillBox, ink } from "./ink";
import { breakLines, firstLines } from "./lines";
import { across, type Paper, type Part, page } from "./paper";
import { scoreBars, severityFigures, statusBar, word } from "./pictures";

/** What a board reads: all of it on one page, whatever the numbers are. */
export function writeFirstPage(paper: Paper, report: BoardReport): void {
  const part = paper.part(paper.root, "Sect");
  title(paper, part, report);
  facts(paper, part, report);
  score(paper, part, report);
  productsAndSummary(paper, part, report);
  risks(paper, part, report);
  steps(paper, part, report);
  part.end();
}

function title(paper: Paper, part: Part, { customer, date }: BoardReport): void {
  paper.y = 44;
  paper.artifact("Layout", () => fillBox(paper.sheet, page.left, paper.y - 12, 40, 3, ink.brand));
  const lines = firstLines(paper.faces, `Zscaler Health Check`, 24, across, 1, "bold");
  paper.leaf(part, "H1", () => paper.lines(lines, page.left, paper.y, { size: 24, leading: 29 }));
  paper.y += 31;
  // However long the name is, the date stands.
  const look = { size: 14, leading: 18, colour: ink.second };
  const when = breakLines(paper.faces, `, ${date}`, look.size, across);
  const name = firstLines(paper.faces, customer, look.size, across - (when[0]?.width ?? 0), 1);
  paper.leaf(part, "P", () => {
    paper.lines(name, page.left, paper.y, look);
    paper.lines(when, page.left + (name[0]?.width ?? 0), paper.y, look);
  });
  paper.y += 25;
}

function facts(paper: Paper, part: Part, report: BoardReport): void {
  const entries = [
    ["Scope", scopeOf(report), 225],
    ["Prepared by", report.preparedBy ?? "Secure Dynamics", 105],
    ["Published", report.publishedAt?.slice(0, 10) ?? "Not published", 74],
    ["Compared with", report.previousDate ?? "None before it", 90],
  ] as const;
  let x: number = page.left;
  const y = paper.y;
  let deepest = 0;
  for (const [label, text, width] of entries) {
    const lines = firstLines(paper.faces, text, 8.5, width - 10, 3);
    paper.leaf(part, "P", () => {
      word(paper, label, x, y, { size: 7.6, colour: ink.third });
      paper.lines(lines, x, y + 11, { size: 8.5, leading: 11 });
    });
    deepest = Math.max(deepest, lines.length);
    x += width;
  }
  paper.y = y + 11 + deepest * 11 + 8;
  paper.rule();
  paper.y += 12;
}

function score(paper: Paper, part: Part, report: BoardReport): void {
  const top = paper.y;
  const left = { x: page.left, width: 225 };
  small(paper, part, "Score", left.x);
  const figure = showScore(report.score);
  paper.leaf(part, "P", () => {
    word(paper, figure, left.x, top + 11, { size: report.score === null ? 26 : 50, bold: true, colour: ink.brand });
  });
  const beside = left.x + (report.score === null ? 0 : 14 + paper.faces.width(figure, "bold") * 0.05);
  paper.leaf(part, "P", () => {
    if (report.score !== null) word(paper, "of 100", beside, top + 24, { size: 9, colour: ink.third });
    if (report.score !== null) word(paper, bandWord(report.band), beside, top + 36, { size: 13, bold: true });
    if (report.provisional) word(paper, "Provisional", beside, top + 53, { size: 9, colour: ink.fail });
  });
  paper.y = top + 76;
  for (const { figure: change, sentence } of deltasOf(report)) {
    const lines = firstLines(paper.faces, sentence, 8.5, left.width - 36, 2);
    paper.leaf(part, "P", () => {
      word(paper, change, left.x, paper.y - 1, { size: 11, bold: true });
      paper.lines(lines, left.x + 32, paper.y, { size: 8.5, leading: 11 });
    });
    paper.y += Math.max(1, lines.length) * 11 + 4;
  }
  const under = paper.y;

  const right = { x: page.left + 250, width: across - 250 };
  paper.y = top;
  small(paper, part, "Checks", right.x);
  paper.y = top + 14;
  statusBar(paper, part, report.counts, right.x, right.width);
  const words = barOrder.filter((status) => report.counts[status] > 0).map((status) => legend(status, report));
  const sentence = `${words.join(", ")}. ${scoredWords(report)}`;
  const lines = firstLines(paper.faces, sentence, 8.5, right.width, 4);
  paper.leaf(part, "P", () => paper.lines(lines, right.x, paper.y, { size: 8.5, leading: 11.5 }));
  paper.y += lines.length * 11.5 + 10;
  small(paper, part, "Open failures by severity", right.x);
  paper.y += 13;
  const entries = severities.map((severity) => ({
    label: severityLabels[severity],
    count: report.bySeverity[severity].fail,
  }));
  severityFigures(paper, part, entries, right.x, right.width);
  paper.y = Math.max(paper.y, under) + 4;
  paper.rule();
  paper.y += 12;
}

function legend(status: Status, { counts }: BoardReport): string {
  return `${counts[status]} ${statusLabels[status].toLowerCase()}`;
}

function productsAndSummary(paper: Paper, part: Part, report: BoardReport): void {
  const top = paper.y;
  small(paper, part, "Score per product", page.left);
  paper.y = top + 15;
  const shown = report.products.slice(0, mostProducts);
  if (shown.length > 0) scoreBars(paper, part, shown, page.left, 250);
  if (report.products.length > shown.length) {
    const more = `${report.products.length - shown.length} more under Technology areas`;
    paper.leaf(part, "P", () => word(paper, more, page.left, paper.y, { size: 8, colour: ink.third }));
    paper.y += 12;
  }
  const under = paper.y;
  const x = page.left + 268;
  paper.y = top;
  small(paper, part, "Summary", x);
  const text = report.opening || "No summary was written.";
  const lines = firstLines(paper.faces, text, 8.8, page.right - x, 8);
  paper.leaf(part, "P", () => paper.lines(lines, x, top + 14, { size: 8.8, leading: 12 }));
  paper.y = Math.max(under, top + 14 + lines.length * 12) + 6;
  paper.rule();
  paper.y += 12;
}

function risks(paper: Paper, part: Part, { risks: five }: BoardReport): void {
  small(paper, part, "Top risks", page.left);
  paper.y += 14;
  if (five.length === 0) {
    line(paper, part, "No check fails and none warns.");
    return;
  }
  const list = paper.part(part, "L");
  five.forEach((risk, at) => {
    const name = firstLines(paper.faces, risk.title, 9, across - 150, 1, "bold");
    const kind = `${statusLabels[risk.status]}, ${severityLabels[risk.severity]}`;
    const found = firstLines(paper.faces, `${risk.areaName}: ${foundWords(risk) || "–"}`, 8.3, across - 16, 2);
    paper.leaf(list, "LI", () => {
      word(paper, `${at + 1}`, page.left, paper.y, { size: 9, bold: true, colour: ink.brand });
      paper.lines(name, page.left + 16, paper.y, { size: 9, leading: 12 });
      word(paper, kind, page.right, paper.y, { size: 8.3, at: "end", colour: ink.fail });
      paper.lines(found, page.left + 16, paper.y + 12, { size: 8.3, leading: 10.6, colour: ink.second });
    });
    paper.y += 12 + found.length * 10.6 + 5;
  });
  list.end();
  paper.y += 2;
  paper.rule();
  paper.y += 12;
}

/** As many as the page still has room for; all of them stand on the next. */
function steps(paper: Paper, part: Part, { steps: all }: BoardReport): void {
  small(paper, part, "Next steps", page.left);
  paper.y += 14;
  if (all.length === 0) {
    line(paper, part, "None were agreed.");
    return;
  }
  const list = paper.part(part, "L");
  let shown = 0;
  for (const { text, owner, dueDate } of all) {
    const who = [dueDate, owner].filter(Boolean).join(", ");
    const lines = firstLines(paper.faces, text, 8.8, across - 160, 2);
    if (paper.room < lines.length * 11.5 + 14) break;
    const right = firstLines(paper.faces, who, 8.3, 140, 1);
    paper.leaf(list, "LI", () => {
      drawLine(paper.sheet, [page.left + 1, paper.y + 6], [page.left + 7, paper.y + 6], ink.brand, 1.4);
      paper.lines(lines, page.left + 16, paper.y, { size: 8.8, leading: 11.5 });
      paper.lines(right, page.right - (right[0]?.width ?? 0), paper.y, { size: 8.3, leading: 11, colour: ink.second });
    });
    paper.y += lines.length * 11.5 + 3;
    shown += 1;
  }
  list.end();
  if (shown < all.length) line(paper, part, `${all.length - shown} more follow after this page.`);
}

function line(paper: Paper, part: Part, text: string): void {
  const lines = breakLines(paper.faces, text, 8.8, across);
  paper.leaf(part, "P", () => paper.lines(lines, page.left, paper.y, { size: 8.8, leading: 12, colour: ink.second }));
  paper.y += 14;
}

/** The name of a block, at its top. */
function small(paper: Paper, part: Part, text: string, x: number): void {
  const y = paper.y;
  paper.leaf(part, "H2", () => word(paper, text, x, y, { size: 9.5, bold: true, colour: ink.text }));
}

const mostProducts = 6;
