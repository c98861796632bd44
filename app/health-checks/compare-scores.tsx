import type { SwingBar } from "~/ui/bar-drawing";
import { Figure, SwingChart } from "~/ui/bars";
import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import { Link } from "~/ui/link";
import { Stats } from "~/ui/stats";
import { ChangesTable } from "./changes-table";
import type { Comparison, ProductComparison } from "./compare";
import { compareLink } from "./compare-link";
import type { Moved } from "./moved-list";
import { MovedLists } from "./report-changes";
import { bandOf, bandWord, showScore, signed, wholeScore } from "./score";
import { changeTones } from "./status-badge";
import { type Change, changeLabels, changes } from "./vocabulary";

interface CompareScoresProps {
  base: string;
  comparison: Comparison & {
    from: string;
    to: string;
    moved: Record<Exclude<Change, "unchanged">, readonly Moved[]>;
    products: readonly ProductComparison[];
  };
  picture: { middle: number; bars: readonly SwingBar[] } | null;
  /** The names are unfolded. */
  open: boolean;
}

/** Both changes of the score, how many checks each kind of change has, and their names. */
export function CompareScores({ base, comparison, picture, open }: CompareScoresProps) {
  const { from, to, headline, likeForLike, counts, moved, products } = comparison;
  const linkTo = (rows: { change: Change; product?: string }) => compareLink(base, { from, to }, rows);
  return (
    <>
      <Stats
        stats={[
          {
            label: from,
            value: <Link to={`${base}/${from}`}>{showScore(headline.before)}</Link>,
            note: bandWord(bandOf(headline.before)),
          },
          {
            label: to,
            value: <Link to={`${base}/${to}`}>{showScore(headline.after)}</Link>,
            note: bandWord(bandOf(headline.after)),
          },
          { label: "Headline change", value: changeOf(headline), note: "All that each date scored" },
          {
            label: "Like for like",
            value: changeOf(likeForLike),
            note:
              likeForLike.checks === 0
                ? "No check is scored on both dates"
                : `${showScore(likeForLike.before)} → ${showScore(likeForLike.after)}, over the ${likeForLike.checks.toLocaleString("en-GB")} checks scored on both dates`,
          },
        ]}
      />
      <Card
        title="What became of the checks"
        action={<span className="small muted">Each opens just those checks</span>}
      >
        <div className="stack">
          <Counts
            label="What became of the checks"
            counts={changes.map((change) => ({
              to: linkTo({ change }),
              label: changeLabels[change],
              count: counts[change],
              tone: changeTones[change],
            }))}
          />
          <Figure table={<ChangesTable products={products} linkTo={linkTo} />}>
            {picture ? (
              <SwingChart name="What moved, by product" {...picture} worse="worse" better="fixed or better" />
            ) : (
              <p className="muted">No check that is scored on both dates has another result.</p>
            )}
          </Figure>
          <MovedLists {...{ base, from, to, counts, moved }} open={open ? 7 : 0} />
        </div>
      </Card>
    </>
  );
}

function changeOf({ before, after }: { before: number | null; after: number | null }): string {
  return before === null || after === null ? "–" : signed(wholeScore(after) - wholeScore(before));
}
