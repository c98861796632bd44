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

/** What the words beside the marks need at the right. */
const roomForWords = 120;

/** Values over dates, joined by a dotted line because nothing was measured between them. */
export function TrendChart({ name, points, max = 100, marks = [] }: TrendChartProps) {
  const right = frame.right - (marks.some((mark) => mark.label) ? roomForWords : 0);
  const yOf = (value: number) => round(frame.bottom - (value / max) * (frame.bottom - frame.top));
  const places = placesOf(points, right, yOf);
  const sentence = points.map((point) => `${point.value} on ${point.date}`).join(", ");

  return (
    <svg className="chart chart--small" viewBox="0 0 340 236" role="img" aria-label={`${name} over time: ${sentence}`}>
      {[{ at: 0 }, ...marks, { at: max }].map((mark) => (
        <Mark key={mark.at} y={yOf(mark.at)} right={right} {...mark} />
      ))}
      <polyline
        className="c-brand"
        fill="none"
        strokeWidth="2"
        strokeDasharray="1 5"
        strokeLinecap="round"
        points={places.map((place) => `${place.x},${place.y}`).join(" ")}
      />
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

function Mark({ at, label, y, right }: { at: number; label?: string; y: number; right: number }) {
  return (
    <>
      <line className="c-grid" x1={frame.left} x2={right} y1={y} y2={y} />
      <text className="t-muted" x={frame.left - 6} y={y + 4} textAnchor="end">
        {at}
      </text>
      {label && (
        <text className="t-muted" x={right + 6} y={y + 4}>
          {label}
        </text>
      )}
    </>
  );
}

/** The distance between two points is the time between them; one alone stands in the middle. */
function placesOf(points: readonly TrendPoint[], right: number, yOf: (value: number) => number) {
  const times = points.map((point) => Date.parse(point.date));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [from, to] = [frame.left + 38, right - 34];
  return points.map((point, index) => {
    const share = last > first ? ((times[index] ?? first) - first) / (last - first) : 0.5;
    return { ...point, x: round(from + share * (to - from)), y: yOf(point.value) };
  });
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
