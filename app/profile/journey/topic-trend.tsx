import { utcText } from "~/ui/instant";
import { Diamond, ScoreLegend } from "./score-chart";
import { type Side, sideWords } from "./scores";

export interface TrendChange {
  side: Side;
  score: number | null;
  at: string;
}

const frame = { left: 24, right: 328, top: 14, bottom: 164, dates: 188 };
const steps = [0, 1, 2, 3, 4, 5];

/** Both scores of a topic over time, from its history, newest first; the table of the history stands under it. */
export function TopicTrend({ changes }: { changes: readonly TrendChange[] }) {
  const points = changes.toReversed().filter(({ score }) => score !== null);
  const xOf = placesIn(points.map(({ at }) => Date.parse(at)));
  const lines = { cm360: lineOf(points, "cm360", xOf), business: lineOf(points, "business", xOf) };
  const [first, last] = [points[0]?.at, points.at(-1)?.at];
  if (!first || !last) return null;
  return (
    <figure className="trend">
      <svg className="chart chart--small" viewBox="0 0 340 194" role="img" aria-label={sentenceOf(points)}>
        {steps.map((step) => (
          <g key={step}>
            <line className="c-grid" x1={frame.left} x2={frame.right} y1={yOf(step)} y2={yOf(step)} />
            <text className="t-muted" x={frame.left - 8} y={yOf(step) + 4} textAnchor="end">
              {step}
            </text>
          </g>
        ))}
        <Line points={lines.business} dashes="4 3" />
        <Line points={lines.cm360} />
        {lines.business.map(([x, y]) => (
          <Diamond key={x} x={x} y={y} size={9} />
        ))}
        {lines.cm360.map(([x, y]) => (
          <circle key={x} className="f-brand" cx={x} cy={y} r="4" />
        ))}
        {dayOf(first) === dayOf(last) ? (
          <DateText x={xOf(Date.parse(last))} at={last} anchor="middle" />
        ) : (
          <>
            <DateText x={xOf(Date.parse(first))} at={first} anchor="start" />
            <DateText x={xOf(Date.parse(last))} at={last} anchor="end" />
          </>
        )}
      </svg>
      <figcaption>
        <ScoreLegend />
      </figcaption>
    </figure>
  );
}

function Line({ points, dashes }: { points: readonly Place[]; dashes?: string }) {
  return (
    <polyline
      className="c-brand"
      fill="none"
      strokeWidth="2"
      strokeDasharray={dashes}
      points={points.map(([x, y]) => `${x},${y}`).join(" ")}
    />
  );
}

function DateText({ x, at, anchor }: { x: number; at: string; anchor: "start" | "middle" | "end" }) {
  return (
    <text className="t-muted" x={x} y={frame.dates} textAnchor={anchor}>
      {dayOf(at)}
    </text>
  );
}

type Place = [x: number, y: number];

function lineOf(points: readonly TrendChange[], side: Side, xOf: (time: number) => number): Place[] {
  return points
    .filter((point) => point.side === side)
    .map((point) => [xOf(Date.parse(point.at)), yOf(point.score ?? 0)]);
}

/** The distance between two points is the time between them; one alone stands in the middle. */
function placesIn(times: readonly number[]): (time: number) => number {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [from, to] = [frame.left + 12, frame.right - 12];
  return (time) => round(from + (last > first ? (time - first) / (last - first) : 0.5) * (to - from));
}

function yOf(score: number): number {
  return round(frame.bottom - (score / 5) * (frame.bottom - frame.top));
}

function sentenceOf(points: readonly TrendChange[]): string {
  const said = points.map(({ side, score, at }) => `${sideWords[side].short} ${score} on ${utcText(at).split(",")[0]}`);
  return `Scores from 0 to 5 over time: ${said.join("; ")}`;
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
