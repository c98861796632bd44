import type { SwingBar } from "~/ui/bar-drawing";
import { Figure, SwingChart } from "~/ui/bars";
import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import { Link } from "~/ui/link";
import { ChangesTable } from "./changes-table";
import type { ProductComparison } from "./compare";
import { compareLink } from "./compare-link";
import { type Moved, MovedList } from "./moved-list";
import { changeTones } from "./status-badge";
import { type Change, changeLabels, changes, type NamedChange, namedChanges } from "./vocabulary";

interface ReportChangesProps {
  /** /customers/acme/health-checks */
  base: string;
  from: string;
  to: string;
  counts: Record<Change, number>;
  moved: Record<NamedChange, readonly Moved[]>;
  products: readonly Pick<ProductComparison, "name" | "counts">[];
  picture: { middle: number; bars: readonly SwingBar[] } | null;
}

/** What changed, by number, by product and by name: the heaviest of each kind. */
export function ReportChanges({ base, from, to, counts, moved, products, picture }: ReportChangesProps) {
  const linkTo = (rows: { change: Change; product?: string }) => compareLink(base, { from, to }, rows);
  return (
    <Card
      title={`What changed since ${from}`}
      id="what-changed"
      action={<Link to={compareLink(base, { from, to })}>Compare dates</Link>}
    >
      <div className="stack">
        <Counts
          label={`Change since ${from}`}
          counts={shownChanges(counts).map((change) => ({
            to: linkTo({ change }),
            label: changeLabels[change],
            count: counts[change],
            tone: changeTones[change],
          }))}
        />
        {picture && (
          <Figure table={<ChangesTable products={products} linkTo={linkTo} />}>
            <SwingChart name="What moved, by product" {...picture} worse="worse" better="fixed or better" />
          </Figure>
        )}
        <MovedLists {...{ base, from, to, counts, moved }} open={1} />
      </div>
    </Card>
  );
}

/** The names of each kind that there is, the heaviest first, and a link to all of it. */
export function MovedLists({
  base,
  from,
  to,
  counts,
  moved,
  open,
}: Omit<ReportChangesProps, "products" | "picture"> & { /** So many are unfolded. */ open: number }) {
  const some = namedChanges.filter((change) => counts[change] > 0);
  if (some.length === 0) return <p className="muted">No check changed.</p>;
  return some.map((change, at) => (
    <MovedList
      key={change}
      open={at < open}
      change={change}
      count={counts[change]}
      checks={moved[change]}
      path={`${base}/${change === "removed" ? from : to}`}
      all={compareLink(base, { from, to }, { change })}
    />
  ));
}

// The rarer kinds only where there are some.
function shownChanges(counts: Record<Change, number>) {
  const rare = new Set<Change>(["newly_assessed", "removed", "no_longer_scored"]);
  return changes.filter((change) => !rare.has(change) || counts[change] > 0);
}
