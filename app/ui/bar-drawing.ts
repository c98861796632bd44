import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";

/** From where to where, in hundredths of the picture's width. */
export interface BarPart<Kind extends string> {
  kind: Kind;
  count: number;
  from: number;
  width: number;
}

export interface StackedBar<Kind extends string> {
  name: string;
  total: number;
  parts: BarPart<Kind>[];
}

/** One bar per row, each as long as the others and divided as its counts are; what is not there is left out. */
export function drawStacks<Kind extends string>(
  rows: readonly { name: string; counts: Readonly<Record<Kind, number>> }[],
  kinds: readonly Kind[],
): StackedBar<Kind>[] {
  const series = stack<Readonly<Record<Kind, number>>, Kind>().keys([...kinds])(rows.map(({ counts }) => counts));
  return rows.map(({ name, counts }, row) => {
    const total = kinds.reduce((sum, kind) => sum + counts[kind], 0);
    const place = scaleLinear([0, total || 1], [0, 100]);
    const parts = series.flatMap((layer) => {
      const [from = 0, to = 0] = layer[row] ?? [];
      return to > from
        ? [{ kind: layer.key, count: to - from, from: round(place(from)), width: round(place(to) - place(from)) }]
        : [];
    });
    return { name, total, parts };
  });
}

export interface SwingBar {
  name: string;
  worse: number;
  better: number;
  /** The bars to both sides of the middle line. */
  left: { from: number; width: number };
  right: { from: number; width: number };
}

/** What got worse to the left and what got better to the right of one line, all rows on one scale; `middle`: where the line is. */
export function drawSwings(rows: readonly { name: string; worse: number; better: number }[]): {
  middle: number;
  bars: SwingBar[];
} {
  const [worst, best] = [Math.max(0, ...rows.map((row) => row.worse)), Math.max(0, ...rows.map((row) => row.better))];
  // Each side keeps at least a tenth, so that the line has two sides even where nothing moved to one of them.
  const reach = Math.max(1, worst, best);
  const place = scaleLinear([-Math.max(worst, reach / 9), Math.max(best, reach / 9)], [0, 100]);
  const middle = round(place(0));
  return {
    middle,
    bars: rows.map(({ name, worse, better }) => ({
      name,
      worse,
      better,
      left: { from: round(place(-worse)), width: round(place(0) - place(-worse)) },
      right: { from: middle, width: round(place(better) - place(0)) },
    })),
  };
}

function round(number: number) {
  return Math.round(number * 100) / 100;
}
