import { scaleLinear, scaleTime } from "d3-scale";
import { bandMarks, wholeScore } from "../../score";
import { barOrder } from "../../status-order";
import { type StatusCounts, statusLabels } from "../../vocabulary";
import type { BoardReport, ScoredPart } from "../board-report";
import { scoreWords } from "../wording";
import { drawDot, drawLine, fillBox, hatchBox, ink, strokeBox } from "./ink";
import { breakLines } from "./lines";
import { type Paper, type Part, page } from "./paper";

/** One line of text, at its left end, its middle or its right end. */
export function word(paper: Paper, text: string, x: number, y: number, look: WordLook = {}): void {
  const { size = 7.6, bold = false, colour = ink.text, at = "start" } = look;
  const [line] = breakLines(paper.faces, [{ text, weight: bold ? "bold" : "regular" }], size, 1000);
  if (!line) return;
  const left = at === "start" ? x : at === "end" ? x - line.width : x - line.width / 2;
  paper.lines([line], left, y, { size, leading: size * 1.3, colour });
}

interface WordLook {
  size?: number;
  bold?: boolean;
  colour?: string;
  at?: "start" | "middle" | "end";
}

/** The statuses as one bar: full, slanted, framed, so that they differ on a black and white print too. */
export function statusBar(paper: Paper, parent: Part, counts: StatusCounts, x: number, width: number): void {
  const shown = barOrder.map((status) => ({ status, count: counts[status] })).filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const sentence = shown.map(({ status, count }) => `${count} ${statusLabels[status]}`).join(", ");
  const height = 13;
  const y = paper.y;
  const draw = () => {
    let left = x;
    for (const { status, count } of shown) {
      const wide = (count / total) * width;
      if (status === "pass") fillBox(paper.sheet, left, y, wide, height, ink.brand);
      else if (status === "fail") fillBox(paper.sheet, left, y, wide, height, ink.fail);
      else if (status === "warning") hatchBox(paper.sheet, left, y, wide, height, "#6f4200");
      strokeBox(paper.sheet, left, y, wide, height, ink.second);
      left += wide;
    }
  };
  if (total > 0) figure(paper, parent, `Checks by status: ${sentence}`, [x, y, width, height], draw);
  paper.y += height + 4;
}

/** A bar from 0 to 100 for each, with its number and its band in words. */
export function scoreBars(paper: Paper, parent: Part, parts: readonly ScoredPart[], x: number, width: number): void {
  const nameWidth = 62;
  const wordsWidth = 104;
  const barWidth = width - nameWidth - wordsWidth;
  const scale = scaleLinear([0, 100], [0, barWidth]);
  const step = 15;
  const sentence = parts.map(({ name, score }) => `${name} ${scoreWords(score)}`).join("; ");
  const top = paper.y;
  figure(paper, parent, `Score per product: ${sentence}`, [x, top, width, parts.length * step], () => {
    parts.forEach(({ name, score }, at) => {
      const y = top + at * step;
      word(paper, name.length > 12 ? `${name.slice(0, 11)}…` : name, x, y, { size: 8.5, bold: true });
      strokeBox(paper.sheet, x + nameWidth, y + 1, barWidth, 8, ink.line);
      if (score !== null) fillBox(paper.sheet, x + nameWidth, y + 1, scale(wholeScore(score)), 8, ink.brand);
      word(paper, scoreWords(score), x + nameWidth + barWidth + 6, y, { size: 8.5 });
    });
  });
  paper.y = top + parts.length * step + 4;
}

/** The score of each date; the line is dotted because nothing was measured in between. */
export function trendPicture(paper: Paper, parent: Part, trend: BoardReport["trend"]): void {
  const points = trend.flatMap(({ date, score }) => (score === null ? [] : [{ date, value: wholeScore(score) }]));
  if (points.length < 2) return;
  const height = 130;
  paper.need(height + 10);
  const top = paper.y;
  const frame = { left: page.left + 24, right: page.right - 96, top: top + 12, bottom: top + height - 18 };
  const days = points.map(({ date }) => new Date(`${date}T00:00:00Z`));
  const xOf = scaleTime([days[0] ?? 0, days.at(-1) ?? 0], [frame.left + 24, frame.right - 24]);
  const yOf = scaleLinear([0, 100], [frame.bottom, frame.top]);
  const places = points.map((point, at) => ({ ...point, x: xOf(days[at] ?? 0), y: yOf(point.value) }));
  const sentence = points.map(({ date, value }) => `${value} on ${date}`).join(", ");

  figure(paper, parent, `Score over time: ${sentence}`, [page.left, top, page.right - page.left, height], () => {
    for (const { at, label } of marks) {
      drawLine(paper.sheet, [frame.left, yOf(at)], [frame.right, yOf(at)], ink.line);
      word(paper, String(at), frame.left - 5, yOf(at) - 5, { at: "end", colour: ink.third });
      word(paper, label, frame.right + 6, yOf(at) - 5, { colour: ink.third });
    }
    paper.sheet.addContent("q [1 4] 0 d 1 J");
    places.slice(1).forEach((place, at) => {
      const before = places[at] ?? place;
      drawLine(paper.sheet, [before.x, before.y], [place.x, place.y], ink.brand, 1.4);
    });
    paper.sheet.addContent("Q");
    let free = Number.POSITIVE_INFINITY;
    for (const place of places.toReversed()) {
      drawDot(paper.sheet, place.x, place.y, 3, ink.brand);
      word(paper, String(place.value), place.x, place.y - 15, { size: 9, bold: true, at: "middle" });
      // Dates that would touch are left out; the table below has them.
      if (free - place.x < 52) continue;
      word(paper, place.date, place.x, frame.bottom + 5, { at: "middle", colour: ink.third });
      free = place.x;
    }
  });
  paper.y = top + height + 6;
}

const marks = [{ at: 0, label: "" }, ...bandMarks, { at: 100, label: "" }];

/** Open failures by severity, as figures with their words. */
export function severityFigures(
  paper: Paper,
  parent: Part,
  entries: readonly { label: string; count: number }[],
  x: number,
  width: number,
): void {
  const step = width / entries.length;
  const y = paper.y;
  for (const [at, { label, count }] of entries.entries()) {
    paper.leaf(parent, "P", () => {
      word(paper, String(count), x + at * step, y, { size: 15, bold: true });
      word(paper, label, x + at * step, y + 19, { size: 8, colour: ink.second });
    });
  }
  paper.y = y + 32;
}

function figure(
  paper: Paper,
  parent: Part,
  alt: string,
  [x, y, width, height]: [number, number, number, number],
  draw: () => void,
): void {
  paper.leaf(parent, "Figure", draw, { alt, bbox: [x, y, x + width, y + height], placement: "Block" } as never);
}
