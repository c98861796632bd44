import { Link } from "@remix-run/react";
import { type WorkKind, workKindNames, workKinds } from "~/admin/home-queue";
import { cappedCount } from "~/ui/capped-count";
import { Stats } from "~/ui/stats";

interface WorkTilesProps {
  counts: Record<WorkKind, number>;
  only: WorkKind | null;
}

/** How much waits of each kind; each figure leads to its kind alone. */
export function WorkTiles({ counts, only }: WorkTilesProps) {
  return (
    <nav aria-label="Kind of work">
      <Stats
        stats={workKindNames.map((kind) => {
          const { label } = workKinds[kind];
          const count = cappedCount(counts[kind]);
          return {
            label,
            value: (
              <Link
                to={`/admin?kind=${kind}`}
                aria-label={`${label}: ${count}`}
                aria-current={only === kind ? "page" : undefined}
                preventScrollReset
              >
                {count}
              </Link>
            ),
            note: only === kind ? <Link to="/admin">Show everything</Link> : undefined,
          };
        })}
      />
    </nav>
  );
}
