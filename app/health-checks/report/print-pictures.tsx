import { wholeScore } from "../score";
import { barOrder } from "../status-order";
import { type StatusCounts, statusLabels } from "../vocabulary";
import type { ScoredPart } from "./board-report";
import { scoreWords } from "./wording";

/** The statuses as one bar: full, slanted, dotted, framed, so that they differ without colour too. */
export function StatusBar({ counts }: { counts: StatusCounts }) {
  const shown = barOrder.map((status) => ({ status, count: counts[status] })).filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const sentence = shown.map(({ status, count }) => `${count} ${statusLabels[status]}`).join(", ");
  let left = 0;
  return (
    <svg className="chart paper-bar" viewBox="0 0 400 18" role="img" aria-label={`Checks by status: ${sentence}`}>
      <defs>
        <pattern id="slanted" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="paper-white" width="5" height="5" />
          <rect className="f-warning" width="2" height="5" />
        </pattern>
        <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="f-fail" width="6" height="6" />
          <circle className="paper-white" cx="3" cy="3" r="1.1" />
        </pattern>
      </defs>
      {shown.map(({ status, count }) => {
        const width = (count / total) * 398;
        const x = 1 + left;
        left += width;
        const fill = status === "warning" ? "url(#slanted)" : status === "fail" ? "url(#dotted)" : undefined;
        const className = status === "pass" ? "f-brand" : fill ? undefined : "paper-white";
        return (
          <g key={status}>
            <rect x={x} y="1" width={width} height="16" fill={fill} className={className} />
            <rect className="paper-edge" x={x} y="1" width={width} height="16" fill="none" />
          </g>
        );
      })}
    </svg>
  );
}

const step = 22;

/** A bar from 0 to 100 for each, with its number and its band in words. */
export function ScoreBars({ parts }: { parts: readonly ScoredPart[] }) {
  const sentence = parts.map(({ name, score }) => `${name} ${scoreWords(score)}`).join("; ");
  return (
    <svg
      className="chart"
      viewBox={`0 0 340 ${Math.max(1, parts.length) * step}`}
      role="img"
      aria-label={`Score per product: ${sentence}`}
    >
      {parts.map(({ name, score }, at) => (
        <g key={name}>
          <text className="t-strong" x="0" y={at * step + 15}>
            {name.length > 10 ? `${name.slice(0, 9)}…` : name}
          </text>
          <rect className="paper-edge" x="70" y={at * step + 5} width="120" height="12" fill="none" />
          {score !== null && (
            <rect className="f-brand" x="70" y={at * step + 5} width={1.2 * wholeScore(score)} height="12" />
          )}
          <text x="198" y={at * step + 15}>
            {scoreWords(score)}
          </text>
        </g>
      ))}
    </svg>
  );
}
