import { bandOf, bandWord, showScore } from "../../score";
import { namedChanges, severityLabels, statusLabels } from "../../vocabulary";
import { type BoardReport, namedAtMost } from "../board-report";
import { changeHeads, deltasOf, foundWords, methodParagraphs, scoredSentence, scoreWords, unscored } from "../wording";
import { ink } from "./ink";
import type { Paper, Part } from "./paper";
import { trendPicture } from "./pictures";
import { writeProse } from "./prose";
import { Table } from "./table";

const body = { size: 9.4, leading: 13.4, after: 6 };
const quiet = { size: 8.4, leading: 11.5, after: 4, colour: ink.second };

/** A chapter: its heading, its place in the bookmarks, its content. */
export function chapter(paper: Paper, title: string, write: (part: Part) => void, follows?: number): void {
  const part = paper.part(paper.root, "Sect");
  paper.heading(part, 2, title, follows);
  paper.doc.outline.addItem(title);
  write(part);
  part.end();
}

export function writeSummary(paper: Paper, report: BoardReport): void {
  chapter(paper, "Summary", (part) => {
    for (const { figure, sentence } of deltasOf(report))
      paper.text(part, "P", [{ text: figure, weight: "bold" }, { text: ` ${sentence}` }], { ...body, after: 2 });
    paper.text(part, "P", scoredSentence(report), body);
    if (report.summary.length === 0) paper.text(part, "P", "No summary was written.", body);
    writeProse(paper, part, report.summary);
  });
}

export function writeSteps(paper: Paper, { steps }: BoardReport): void {
  if (steps.length === 0) return;
  chapter(paper, "Next steps", (part) => {
    const table = new Table(paper, part, [
      { label: "Step", width: 319 },
      { label: "Owner", width: 110 },
      { label: "Due", width: 70 },
    ]);
    for (const { text, owner, dueDate } of steps)
      table.row([{ text }, { text: owner || "–" }, { text: dueDate ?? "–" }]);
    table.end();
  });
}

export function writeRisks(paper: Paper, { risks }: BoardReport): void {
  if (risks.length === 0) return;
  chapter(paper, "Top risks", (part) => {
    risks.forEach((risk, at) => {
      paper.heading(part, 3, `${at + 1}. ${risk.title}`, 40);
      const kind = `${risk.product}, ${risk.areaName}. ${statusLabels[risk.status]}, ${severityLabels[risk.severity]}`;
      paper.text(part, "P", kind, quiet);
      const said = [
        ["Finding", foundWords(risk)],
        ["Recommendation", risk.recommendation],
        ["Reference", risk.reference],
      ] as const;
      for (const [label, text] of said)
        if (text.trim() !== "")
          paper.text(part, "P", [{ text: `${label}: `, weight: "bold" }, { text }], { ...body, after: 3 });
    });
  });
}

export function writeTrend(paper: Paper, { trend }: BoardReport): void {
  if (trend.length < 2) return;
  const write = (part: Part) => {
    trendPicture(paper, part, trend);
    const table = new Table(paper, part, [
      { label: "Date", width: 120 },
      { label: "Score", width: 80, numeric: true },
      { label: "Band", width: 299 },
    ]);
    for (const { date, score } of trend.toReversed())
      table.row([{ text: date }, { text: showScore(score) }, { text: bandWord(bandOf(score)) }]);
    table.end();
  };
  chapter(paper, "Score over time", write, 190);
}

/** Worst first, over all products; those without a score last. */
export function writeAreas(paper: Paper, { products }: BoardReport): void {
  const areas = products
    .flatMap((product) => product.areas.map((area) => ({ ...area, product: product.name })))
    .sort((a, b) => (a.score ?? 101) - (b.score ?? 101) || a.name.localeCompare(b.name));
  chapter(paper, "Technology areas, worst first", (part) => {
    const table = new Table(paper, part, [
      { label: "Technology area", width: 185 },
      { label: "Product", width: 60 },
      { label: "Score", width: 124 },
      { label: "Fail", width: 30, numeric: true },
      { label: "Warning", width: 42, numeric: true },
      { label: "Pass", width: 30, numeric: true },
      { label: "Other", width: 28, numeric: true },
    ]);
    for (const { name, product, score, counts } of areas) {
      const figures = [counts.fail, counts.warning, counts.pass, unscored(counts)];
      const words = [name, product, scoreWords(score), ...figures.map(String)];
      table.row(words.map((text) => ({ text })));
    }
    table.end();
    paper.text(part, "P", "Other: not applicable, info and not assessed.", quiet);
  });
}

export function writeChanges(paper: Paper, { comparison }: BoardReport): void {
  if (!comparison) return;
  const { counts, moved, from } = comparison;
  const some = namedChanges.filter((change) => counts[change] > 0);
  chapter(paper, `What changed since ${from}`, (part) => {
    if (some.length === 0) paper.text(part, "P", "Nothing changed.", body);
    for (const change of some) {
      const named = moved[change];
      paper.heading(part, 3, `${changeHeads[change]}: ${counts[change]}`, 60);
      const table = new Table(paper, part, [
        { label: "Check", width: 235 },
        { label: "Technology area", width: 120 },
        { label: "Result", width: 94 },
        { label: "Severity", width: 50 },
      ]);
      for (const check of named) {
        const before = check.statusBefore ? `${statusLabels[check.statusBefore]} → ` : "";
        const result = change === "removed" ? `Was ${statusLabels[check.status]}` : before + statusLabels[check.status];
        const words = [check.title, check.areaName, result, severityLabels[check.severity]];
        table.row(words.map((text) => ({ text })));
      }
      table.end();
      if (named.length < counts[change])
        paper.text(part, "P", `The ${namedAtMost} heaviest of ${counts[change]} are named here.`, quiet);
    }
    if (counts.unchanged > 0) paper.text(part, "P", `Unchanged: ${counts.unchanged}.`, quiet);
  });
}

export function writeDecisions(paper: Paper, { decisions, decisionCount }: BoardReport): void {
  if (decisions.length === 0) return;
  chapter(paper, "Accepted risks and follow-ups", (part) => {
    const table = new Table(paper, part, [
      { label: "Check", width: 165 },
      { label: "Follow-up", width: 70 },
      { label: "Owner", width: 80 },
      { label: "Until", width: 54 },
      { label: "Reason", width: 130 },
    ]);
    for (const { title, areaName, status, owner, until, reason } of decisions) {
      const words = [`${title}\n${areaName}`, status, owner || "–", until ?? "–", reason || "–"];
      table.row(words.map((text) => ({ text })));
    }
    table.end();
    if (decisions.length < decisionCount)
      paper.text(part, "P", `${decisions.length} of ${decisionCount} are listed.`, quiet);
  });
}

export function writeMethod(paper: Paper, report: BoardReport): void {
  chapter(paper, "Method", (part) => {
    for (const text of methodParagraphs(report)) paper.text(part, "P", text, body);
  });
}
