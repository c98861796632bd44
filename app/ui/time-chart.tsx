import type { ReactNode } from "react";

export interface TimeAxis {
  width: number;
  height: number;
  /** Between which the lanes stand. */
  top: number;
  bottom: number;
  todayX: number;
  months: readonly { x: number; label: string; year: string | null }[];
}

interface TimeChartProps {
  axis: TimeAxis;
  label: string;
  /** What the picture shows, for who does not see it. */
  sentence: string;
  /** The lanes. */
  children: ReactNode;
}

/** Lanes over months, with a line for today; scrolls by itself where there is no room. */
export function TimeChart({ axis, label, sentence, children }: TimeChartProps) {
  const { width, height, top, bottom, todayX, months } = axis;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      <svg
        className="chart chart--wide chart--wider"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={sentence}
      >
        {months.map(({ x, label, year }) => (
          <g key={x}>
            <line className="c-grid" x1={x} x2={x} y1={top} y2={bottom} />
            <text className="t-muted" x={x + 4} y={top - 12}>
              {label}
            </text>
            {year && (
              <text className="t-strong" x={x + 4} y={top - 28}>
                {year}
              </text>
            )}
          </g>
        ))}
        {children}
        <line className="c-fail" x1={todayX} x2={todayX} y1={top - 4} y2={bottom} strokeWidth="1.5" />
      </svg>
    </section>
  );
}

/** A day that matters, as a diamond on its lane. */
export function DayMark({ x, y, colour }: { x: number; y: number; colour: string }) {
  return (
    <rect
      className={`f-surface ${colour}`}
      strokeWidth="2"
      x={x - 5}
      y={y - 5}
      width="10"
      height="10"
      transform={`rotate(45 ${x} ${y})`}
    />
  );
}

/** A sign of the picture, 14 by 14, and what it means. */
export function LegendItem({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  );
}

/** The diamond of a `DayMark` as a sign. */
export function DaySign({ colour }: { colour: string }) {
  return (
    <rect
      className={`f-surface ${colour}`}
      x="3"
      y="3"
      width="8"
      height="8"
      strokeWidth="2"
      transform="rotate(45 7 7)"
    />
  );
}

/** The line for today as a sign, with its word. */
export function TodayItem() {
  return (
    <LegendItem label="Today">
      <line className="c-fail" x1="7" x2="7" y1="0" y2="14" strokeWidth="2" />
    </LegendItem>
  );
}
