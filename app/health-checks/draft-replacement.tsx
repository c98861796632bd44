import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { Pages } from "~/ui/pages";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type Comparison, changeOf } from "./compare";
import { showScore } from "./score";
import { changeTones } from "./status-badge";
import {
  type Change,
  changeLabels,
  changes,
  type Severity,
  type Status,
  severityLabels,
  statusLabels,
} from "./vocabulary";

interface Moved {
  line: number;
  title: string;
  areaName: string;
  severity: Severity;
  statusBefore: Status | null;
  statusAfter: Status | null;
}

interface DraftReplacementProps {
  isDraft: boolean;
  /** What is published for this date now, or was before this one. */
  replaces: {
    id: string;
    publishedAt: string | null;
    publishedBy: string | null;
    comparison: Comparison & { moved: Partial<Record<Change, readonly Moved[]>> };
  };
  /** The two uploads beside each other, where the URL asks for it. */
  differences: {
    change: Change | "all";
    checks: readonly Moved[];
    total: number;
    page: number;
    pages: number;
  } | null;
}

const named = 5;

/** What publishing replaces, and how it differs: before it happens, and still to be read afterwards. */
export function DraftReplacement({ isDraft, replaces, differences }: DraftReplacementProps) {
  const { headline, likeForLike, counts, moved } = replaces.comparison;
  const differing = changes.filter((change) => change !== "unchanged" && counts[change] > 0);
  const first = differing.flatMap((change) => (moved[change] ?? []).slice(0, named));
  return (
    <Card
      title={isDraft ? "What publishing replaces" : "What it replaced"}
      id="replaces"
      action={
        <Link to="?change=all#replaces" preventScrollReset>
          Compare the two uploads whole
        </Link>
      }
    >
      <div className="stack">
        <Replaced isDraft={isDraft} {...replaces} />
        <Facts
          facts={[
            ["Score", `${showScore(headline.before)} → ${showScore(headline.after)}`],
            [
              "Like for like",
              `${showScore(likeForLike.before)} → ${showScore(likeForLike.after)}, over ${likeForLike.checks.toLocaleString("en-GB")} checks scored in both`,
            ],
          ]}
        />
        <Counts
          label="What differs"
          counts={changes
            .filter((change) => counts[change] > 0)
            .map((change) => ({
              to: `?change=${change}#replaces`,
              label: changeLabels[change],
              count: counts[change],
              tone: changeTones[change],
            }))}
        />
        {differences ? (
          <>
            <Checks caption={captionOf(differences)} checks={differences.checks} />
            <Pages page={differences.page} pages={differences.pages} />
          </>
        ) : first.length > 0 ? (
          <Checks caption="The first checks that differ, the heaviest of each kind" checks={first} />
        ) : (
          <p>No check differs.</p>
        )}
      </div>
    </Card>
  );
}

function Replaced({
  isDraft,
  id,
  publishedAt,
  publishedBy,
}: { isDraft: boolean } & Omit<DraftReplacementProps["replaces"], "comparison">) {
  const old = (
    <>
      <Link to={`/admin/health-checks/${id}`}>The old one</Link>
      {publishedBy && `, published by ${publishedBy}`}
      {publishedAt && (
        <>
          , <Instant at={publishedAt} />
        </>
      )}
      , is kept, and stands again when this import is undone.
    </>
  );
  if (!isDraft) return <p>{old}</p>;
  return (
    <Notice tone="warning" title="A health check is published for this date already; publishing replaces it.">
      {old}
    </Notice>
  );
}

function Checks({ caption, checks }: { caption: string; checks: readonly Moved[] }) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>Check</HeadCell>
          <HeadCell>Change</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Severity</HeadCell>
        </>
      }
    >
      {checks.map(({ line, title, areaName, severity, statusBefore, statusAfter }) => (
        <Row key={`${statusAfter === null} ${line}`}>
          <RowHead>
            {title || areaName} <span className="small muted">{title && areaName}</span>
          </RowHead>
          <Cell label="Change">{changeLabels[changeOf(statusBefore, statusAfter)]}</Cell>
          <Cell label="Status">
            {statusBefore ? statusLabels[statusBefore] : "–"} → {statusAfter ? statusLabels[statusAfter] : "–"}
          </Cell>
          <Cell label="Severity">{severityLabels[severity]}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function captionOf({ change, total }: { change: Change | "all"; total: number }): string {
  const checks = total === 1 ? "1 check" : `${total.toLocaleString("en-GB")} checks`;
  return change === "all" ? `The two uploads beside each other: ${checks}` : `${changeLabels[change]}: ${checks}`;
}
