import { type ScoredTopic, type Side, sideWords } from "./scores";

interface ScoreChartProps {
  /** 0 to 5, or an average of such; null: nothing is drawn for that side. */
  cm360: number | null;
  business: number | null;
  /** Draws what lies between the two as something to talk about. */
  standsOut: boolean;
  /** Read out: the numbers stand beside the drawing too. */
  label: string;
}

const frame = { left: 10, right: 206, middle: 13 };
const steps = [0, 1, 2, 3, 4, 5];

/** Both scores on the one scale from 0 to 5: CM360 a filled dot, Business an open diamond. */
export function ScoreChart({ cm360, business, standsOut, label }: ScoreChartProps) {
  const { left, right, middle } = frame;
  const isSame = cm360 === business;
  return (
    <svg className="score-chart" width="216" height="26" viewBox="0 0 216 26" role="img" aria-label={label}>
      <line className="c-grid" x1={left} x2={right} y1={middle} y2={middle} />
      {steps.map((step) => (
        <line key={step} className="c-grid" x1={placeOf(step)} x2={placeOf(step)} y1="8" y2="18" />
      ))}
      {cm360 !== null && business !== null && !isSame && (
        <line
          className={standsOut ? "c-warning" : "c-gap"}
          x1={placeOf(cm360)}
          x2={placeOf(business)}
          y1={middle}
          y2={middle}
          strokeWidth="5"
        />
      )}
      {business !== null && <Diamond x={placeOf(business)} y={middle} />}
      {cm360 !== null && <circle className="f-brand" cx={placeOf(cm360)} cy={middle} r={isSame ? 3.5 : 6} />}
    </svg>
  );
}

/** The numbers of the scale, above a column of drawings. */
export function ScoreAxis() {
  return (
    <svg className="score-chart chart" width="216" height="16" viewBox="0 0 216 16" aria-hidden="true">
      {steps.map((step) => (
        <text key={step} className="t-muted" x={placeOf(step)} y="12" textAnchor="middle">
          {step}
        </text>
      ))}
    </svg>
  );
}

export function Diamond({ x, y, size = 10 }: { x: number; y: number; size?: number }) {
  return (
    <rect
      className="f-surface c-brand"
      x={x - size / 2}
      y={y - size / 2}
      width={size}
      height={size}
      strokeWidth="2"
      transform={`rotate(45 ${x} ${y})`}
    />
  );
}

export function ScoreLegend({ gap }: { gap?: string }) {
  return (
    <ul className="legend">
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle className="f-brand" cx="7" cy="7" r="5.5" />
        </svg>
        {sideWords.cm360.score}
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <Diamond x={7} y={7} size={8} />
        </svg>
        {sideWords.business.score}
      </li>
      {gap && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <line className="c-warning" x1="0" x2="14" y1="7" y2="7" strokeWidth="5" />
          </svg>
          {gap}
        </li>
      )}
    </ul>
  );
}

/** The score of one side of a topic, or null. */
export function scoreOf(topic: ScoredTopic, side: Side): number | null {
  return topic[side]?.score ?? null;
}

function placeOf(score: number): number {
  return Math.round((frame.left + (score / 5) * (frame.right - frame.left)) * 10) / 10;
}
