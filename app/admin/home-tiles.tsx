import { type WorkKind, workKindNames, workKinds } from "~/admin/home-queue";
import { cappedCount } from "~/ui/capped-count";
import { Link } from "~/ui/link";

interface WorkTilesProps {
  counts: Record<WorkKind, number>;
  only: WorkKind | null;
}

/** How much waits of each kind; each figure leads to its kind alone. */
export function WorkTiles({ counts, only }: WorkTilesProps) {
  const total = workKindNames.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <nav aria-label="Kind of work">
      <dl className="stats work">
        <WorkTile to="/admin" label="Everything" count={total} isShown={only === null} />
        {workKindNames.map((kind) => (
          <WorkTile
            key={kind}
            to={`/admin?kind=${kind}`}
            label={workKinds[kind].label}
            count={counts[kind]}
            isShown={only === kind}
          />
        ))}
      </dl>
    </nav>
  );
}

interface WorkTileProps {
  to: string;
  label: string;
  count: number;
  isShown: boolean;
}

function WorkTile({ to, label, count, isShown }: WorkTileProps) {
  const shown = cappedCount(count);
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className="figure">
        <Link to={to} aria-label={`${label}: ${shown}`} aria-current={isShown ? "page" : undefined} preventScrollReset>
          {shown}
        </Link>
      </dd>
    </div>
  );
}
