import type { Line } from "./lines";

/** "#rrggbb" */
export type Colour = string;

export const ink = {
  text: "#13191b",
  second: "#454d50",
  third: "#5d6669",
  line: "#c9d2d5",
  sunken: "#eff4f5",
  brand: "#00616c",
  fail: "#8d1a1e",
  link: "#005a65",
  white: "#ffffff",
} as const;

/** What is drawn on: pdfkit's document, of which the page's own stream is written. */
export interface Sheet {
  addContent(operators: string): unknown;
  page: { fonts: Record<string, unknown> };
}

/** One line of text, its baseline at y. */
export function writeLine(sheet: Sheet, line: Line, x: number, y: number, size: number, colour: Colour): void {
  let left = x;
  const operators = [fillOf(colour), "BT"];
  for (const piece of line.pieces) {
    const { face } = piece;
    sheet.page.fonts[face.id] ??= face.ref();
    if (piece.instead !== null) operators.push(`/Span <</ActualText <${utf16(piece.instead)}>>> BDC`);
    operators.push(`/${face.id} ${size} Tf`, `1 0 0 -1 ${round(left)} ${round(y)} Tm`, `[${piece.glyphs}] TJ`);
    if (piece.instead !== null) operators.push("EMC");
    left += (piece.width * size) / 1000;
  }
  operators.push("ET");
  sheet.addContent(operators.join("\n"));
}

export function fillBox(sheet: Sheet, x: number, y: number, width: number, height: number, colour: Colour): void {
  sheet.addContent(`${fillOf(colour)} ${[x, y, width, height].map(round).join(" ")} re f`);
}

export function strokeBox(sheet: Sheet, x: number, y: number, width: number, height: number, colour: Colour): void {
  sheet.addContent(`${strokeOf(colour)} 0.6 w ${[x, y, width, height].map(round).join(" ")} re S`);
}

export function drawLine(
  sheet: Sheet,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: Colour,
  width = 0.5,
): void {
  const way = `${round(from[0])} ${round(from[1])} m ${round(to[0])} ${round(to[1])} l S`;
  sheet.addContent(`${strokeOf(colour)} ${width} w ${way}`);
}

/** Slanted lines within a box: an area that is told from a full one without colour. */
export function hatchBox(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour,
  gap = 3,
): void {
  const strokes: string[] = [];
  for (let at = -height; at < width; at += gap)
    strokes.push(`${round(x + at)} ${round(y + height)} m ${round(x + at + height)} ${round(y)} l`);
  const clip = `${[x, y, width, height].map(round).join(" ")} re W n`;
  sheet.addContent(`q ${clip} ${strokeOf(colour)} 0.9 w ${strokes.join(" ")} S Q`);
}

export function drawDot(sheet: Sheet, x: number, y: number, radius: number, colour: Colour): void {
  // Four arcs; the factor is what a Bézier curve needs to come close to a quarter of a circle.
  const arm = radius * 0.5523;
  const arc = (...points: [number, number][]) =>
    `${points.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join(" ")} c`;
  const arcs = [
    arc([radius, arm], [arm, radius], [0, radius]),
    arc([-arm, radius], [-radius, arm], [-radius, 0]),
    arc([-radius, -arm], [-arm, -radius], [0, -radius]),
    arc([arm, -radius], [radius, -arm], [radius, 0]),
  ];
  sheet.addContent(`${fillOf(colour)} ${round(x + radius)} ${round(y)} m ${arcs.join(" ")} f`);
}

function utf16(text: string): string {
  const units = [...text].flatMap((character) =>
    Array.from({ length: character.length }, (_one, at) => character.charCodeAt(at)),
  );
  return `FEFF${units.map((unit) => unit.toString(16).padStart(4, "0")).join("")}`;
}

function fillOf(colour: Colour): string {
  return `${channels(colour)} rg`;
}

function strokeOf(colour: Colour): string {
  return `${channels(colour)} RG`;
}

function channels(colour: Colour): string {
  return [1, 3, 5].map((at) => round(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(" ");
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
