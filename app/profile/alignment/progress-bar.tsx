import { figure } from "~/profile/alignment/figure";

interface ProgressProps {
  /** Null: not measured. */
  percent: number | null;
  metric: { unit: string; baseline: number | null; target: number | null; current: number | null };
}

/** How much of the way is covered, by what was measured alone; the number stands beside the bar. */
export function Progress({ percent, metric }: ProgressProps) {
  if (percent === null) return <span className="muted">Not measured</span>;
  const way = `${figure(metric.baseline)} to ${figure(metric.target, metric.unit)}`;
  return (
    <span className="cluster flex-nowrap">
      <svg
        className="chart w-28 flex-none"
        width="112"
        height="10"
        viewBox="0 0 112 10"
        role="img"
        aria-label={`${percent} % of the way from ${way}, now ${figure(metric.current)}`}
      >
        <rect className="f-track" x="0" y="1" width="112" height="8" rx="4" />
        {percent > 0 && <rect className="f-brand" x="0" y="1" width={Math.max(8, percent * 1.12)} height="8" rx="4" />}
      </svg>
      <strong className="num nowrap">{percent} %</strong>
    </span>
  );
}
