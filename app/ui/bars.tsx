import type { ReactNode } from "react";
import { type Band, toneOf } from "./band";
import type { StackedBar, SwingBar } from "./bar-drawing";
import { Glyph } from "./glyph";

export type BarTone = "pass" | "warning" | "fail" | "info" | "neutral";

interface StackChartProps<Kind extends string> {
  /** What is drawn; the same numbers stand in a table under it. */
  name: string;
  bars: readonly StackedBar<Kind>[];
  tones: Readonly<Record<Kind, BarTone>>;
  labels: Readonly<Record<Kind, string>>;
}

/** How the whole of each row is made up; each part says its number and bears the mark of its kind. */
export function StackChart<Kind extends string>({ name, bars, tones, labels }: StackChartProps<Kind>) {
  return (
    <ul className="bars" aria-label={name}>
      {bars.map((bar) => (
        <li key={bar.name}>
          <p>
            <strong>{bar.name}</strong>
            <span className="bars__parts">
              {bar.parts.map(({ kind, count }) => (
                <span key={kind} className={tones[kind]}>
                  <Glyph name={tones[kind]} />
                  {count.toLocaleString("en-GB")} <span className="bars__kind">{labels[kind].toLowerCase()}</span>
                </span>
              ))}
            </span>
          </p>
          <svg height="16" aria-hidden="true">
            <rect className="f-track" width="100%" height="16" rx="3" />
            {bar.parts.map(({ kind, from, width }) => (
              <rect key={kind} className={`f-${tones[kind]}`} x={`${from}%`} width={`${width}%`} height="16" rx="2" />
            ))}
          </svg>
        </li>
      ))}
    </ul>
  );
}

interface SwingChartProps {
  name: string;
  middle: number;
  bars: readonly SwingBar[];
  worse: string;
  better: string;
}

/** What moved to either side of a middle line. */
export function SwingChart({ name, middle, bars, worse, better }: SwingChartProps) {
  return (
    <ul className="bars" aria-label={name}>
      {bars.map((bar) => (
        <li key={bar.name}>
          <p>
            <strong>{bar.name}</strong>
            <span className="bars__parts">
              <span className="fail">
                <Glyph name="fail" />
                {bar.worse.toLocaleString("en-GB")} {worse}
              </span>
              <span className="pass">
                <Glyph name="pass" />
                {bar.better.toLocaleString("en-GB")} {better}
              </span>
            </span>
          </p>
          <svg height="16" aria-hidden="true">
            <rect className="f-track" width="100%" height="16" rx="3" />
            <rect className="f-fail" x={`${bar.left.from}%`} width={`${bar.left.width}%`} height="16" rx="2" />
            <rect className="f-pass" x={`${bar.right.from}%`} width={`${bar.right.width}%`} height="16" rx="2" />
            <line className="c-axis" x1={`${middle}%`} x2={`${middle}%`} y1="0" y2="16" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** A score as a length out of 100, with a line where it was before. */
export function ScoreBar({ score, before, band }: { score: number | null; before: number | null; band: Band | null }) {
  return (
    <svg className="score-bar" height="8" aria-hidden="true">
      <rect className="f-track" width="100%" height="8" rx="3" />
      {score !== null && <rect className={`f-${toneOf(band)}`} width={`${score}%`} height="8" rx="3" />}
      {before !== null && (
        <line className="c-before" x1={`${before}%`} x2={`${before}%`} y1="0" y2="8" strokeWidth="2" />
      )}
    </svg>
  );
}

/** A picture with its numbers in a table under it. */
export function Figure({ children, table }: { children: ReactNode; table: ReactNode }) {
  return (
    <figure className="stack stack--tight">
      {children}
      <details className="disclosure small">
        <summary>As a table</summary>
        {table}
      </details>
    </figure>
  );
}
