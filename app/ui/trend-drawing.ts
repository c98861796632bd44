import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";

export interface TrendPoint {
  /** A calendar date. */
  date: string;
  value: number;
}

export interface TrendMark {
  at: number;
  label?: string;
}

export interface TrendDrawing {
  points: (TrendPoint & { x: number; y: number; isDated: boolean })[];
  marks: (TrendMark & { y: number })[];
  /** Where the lines of the marks end and their words begin. */
  right: number;
  /** Joins the points; nothing was measured between them. */
  path: string;
}

export const trendFrame = { width: 340, height: 236, left: 30, right: 336, top: 15, bottom: 200, dates: 226 };

/** What the words beside the marks need at the right. */
const roomForWords = 120;
/** What a date needs, so that two do not touch. */
const roomForDate = 76;

/** Where the values of dates stand; the oldest first. The same axis for the same scale everywhere: 0 to 100, or 0 to 5. */
export function drawTrend(points: readonly TrendPoint[], marks: readonly TrendMark[] = [], max = 100): TrendDrawing {
  const right = trendFrame.right - (marks.some((mark) => mark.label) ? roomForWords : 0);
  const times = points.map((point) => Date.parse(point.date));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [from, to] = [trendFrame.left + 38, right - 34];
  // One alone stands in the middle.
  const x = scaleUtc([first, last], last > first ? [from, to] : [(from + to) / 2, (from + to) / 2]);
  const y = scaleLinear([0, max], [trendFrame.bottom, trendFrame.top]);
  const places = points.map((point, at) => ({ ...point, x: round(x(times[at] ?? first)), y: round(y(point.value)) }));
  const path = line<{ x: number; y: number }>(
    (place) => place.x,
    (place) => place.y,
  );
  return {
    points: dated(places),
    marks: [{ at: 0 }, ...marks, { at: max }].map((mark) => ({ ...mark, y: round(y(mark.at)) })),
    right,
    path: path(places) ?? "",
  };
}

/** The dates that can be printed without touching: the newest always, then backwards what has room. */
function dated<Place extends { x: number }>(places: readonly Place[]) {
  let leftmost = Number.POSITIVE_INFINITY;
  return places
    .toReversed()
    .map((place) => {
      const isDated = leftmost - place.x >= roomForDate;
      if (isDated) leftmost = place.x;
      return { ...place, isDated };
    })
    .reverse();
}

function round(number: number) {
  return Math.round(number * 10) / 10;
}
