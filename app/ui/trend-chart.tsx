import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

export interface TrendPoint {
  /** A calendar date. */
  date: string;
  value: number;
}

interface TrendChartProps {
  /** What is drawn, e.g. "Score"; the sentence that is read out starts with it. */
  name: string;
  /** Oldest first. The same values stand in a table or a list on the page. */
  points: readonly TrendPoint[];
  /** The same axis for the same scale everywhere: 0 to 100, or 0 to 5. */
  max?: number;
  /** Values that mean something, such as the lower ends of bands. */
  marks?: readonly { at: number; label?: string }[];
}

const frame = { left: 30, right: 336, top: 15, bottom: 200, dates: 226 };

/** Values over dates, joined by a dotted line because nothing was measured between them. */
export function TrendChart({ name, points, max = 100, marks = [] }: TrendChartProps) {
  const times = points.map((point) => Date.parse(point.date));
  const x = scaleLinear([Math.min(...times), Math.max(...times)], [frame.left + 50, frame.right - 50]);
  const y = scaleLinear([0, max], [frame.bottom, frame.top]);
  const places = points.map((point, index) => ({
    ...point,
    x: points.length === 1 ? (frame.left + frame.right) / 2 : round(x(times[index] ?? 0)),
    y: round(y(point.value)),
  }));
  const path = line<(typeof places)[number]>(
    (place) => place.x,
    (place) => place.y,
  )(places);
  const sentence = points.map((point) => `${point.value} on ${point.date}`).join(", ");

  return (
    <svg className="chart chart--small" viewBox="0 0 340 236" role="img" aria-label={`${name} over dates: ${sentence}`}>
      {[{ at: 0 }, ...marks, { at: max }].map((mark) => (
        <Mark key={mark.at} y={round(y(mark.at))} {...mark} />
      ))}
      {path && (
        <path className="c-brand" fill="none" strokeWidth="2" strokeDasharray="1 5" strokeLinecap="round" d={path} />
      )}
      {places.map((place) => (
        <g key={place.date}>
          <circle className="f-brand" cx={place.x} cy={place.y} r="5.5" />
          <text className="t-strong" x={place.x} y={place.y - 13} textAnchor="middle">
            {place.value}
          </text>
        </g>
      ))}
      {withRoom(places).map((place) => (
        <text key={place.date} className="t-muted" x={place.x} y={frame.dates} textAnchor="middle">
          {place.date}
        </text>
      ))}
    </svg>
  );
}

function Mark({ at, label, y }: { at: number; label?: string; y: number }) {
  return (
    <>
      <line className="c-grid" x1={frame.left} x2={frame.right} y1={y} y2={y} />
      <text className="t-muted" x={frame.left - 6} y={y + 4} textAnchor="end">
        {at}
      </text>
      {label && (
        <text className="t-muted" x={frame.right} y={y - 5} textAnchor="end">
          {label}
        </text>
      )}
    </>
  );
}

/** The dates that can be printed without touching: the newest always, then backwards what has room. */
function withRoom<Place extends { x: number }>(places: readonly Place[]) {
  let leftmost = Number.POSITIVE_INFINITY;
  return places.toReversed().filter(({ x }) => {
    const hasRoom = leftmost - x >= 76;
    if (hasRoom) leftmost = x;
    return hasRoom;
  });
}

function round(number: number) {
  return Math.round(number * 10) / 10;
}
