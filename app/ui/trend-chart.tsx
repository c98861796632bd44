import { type TrendDrawing, trendFrame } from "./trend-drawing";

interface TrendChartProps {
  /** What is drawn, e.g. "Score"; the sentence that is read out starts with it. The values stand in a table on the page too. */
  name: string;
  /** Made by drawTrend where the page is loaded: the browser needs no scales. */
  drawing: TrendDrawing;
}

/** Values over dates, joined by a dotted line because nothing was measured between them. */
export function TrendChart({ name, drawing }: TrendChartProps) {
  const { points, marks, right, path } = drawing;
  const { width, height, left, dates } = trendFrame;
  const sentence = points.map((point) => `${point.value} on ${point.date}`).join(", ");
  return (
    <svg
      className="chart chart--small"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${name} over time: ${sentence}`}
    >
      {marks.map(({ at, label, y }) => (
        <g key={at}>
          <line className="c-grid" x1={left} x2={right} y1={y} y2={y} />
          <text className="t-muted" x={left - 6} y={y + 4} textAnchor="end">
            {at}
          </text>
          {label && (
            <text className="t-muted" x={right + 6} y={y + 4}>
              {label}
            </text>
          )}
        </g>
      ))}
      <path className="c-brand" fill="none" strokeWidth="2" strokeDasharray="1 5" strokeLinecap="round" d={path} />
      {points.map(({ date, value, x, y, isDated }) => (
        <g key={date}>
          <circle className="f-brand" cx={x} cy={y} r="5.5" />
          <text className="t-strong" x={x} y={y - 13} textAnchor="middle">
            {value}
          </text>
          {isDated && (
            <text className="t-muted" x={x} y={dates} textAnchor="middle">
              {date}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
