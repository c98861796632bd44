import type { ReactNode } from "react";

export interface Stat {
  label: string;
  value: ReactNode;
  /** Its base, its change, its date. */
  note?: ReactNode;
}

/** Figures side by side in one strip. */
export function Stats({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className="stats">
      {stats.map((stat) => (
        <div key={stat.label} className="stat">
          <dt>{stat.label}</dt>
          <dd className="figure">{stat.value}</dd>
          {stat.note && <dd>{stat.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
