import { duration } from "~/jobs/duration";
import type { RunFacts } from "~/jobs/overview.server";
import { RunStateBadge } from "~/jobs/run-state-badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface RunsCardProps {
  title: string;
  runs: readonly RunFacts[];
}

export function RunsCard({ title, runs }: RunsCardProps) {
  return (
    <Card id="history" flush={runs.length > 0} title={`History: ${title}`} action={<Link to="?">Close</Link>}>
      {runs.length === 0 ? (
        <p className="muted">It never ran yet.</p>
      ) : (
        <Table
          caption={runs.length === 1 ? "1 run" : `The newest ${runs.length} runs`}
          head={
            <>
              <HeadCell>Began</HeadCell>
              <HeadCell>How it ended</HeadCell>
              <HeadCell numeric>Took</HeadCell>
              <HeadCell>Result</HeadCell>
            </>
          }
        >
          {runs.map((run) => (
            <Row key={run.id} mark={run.state === "failed" ? "alert" : undefined}>
              <RowHead>
                <Instant at={run.startedAt} />
              </RowHead>
              <Cell label="How it ended">
                <RunStateBadge state={run.state} />
              </Cell>
              <Cell label="Took" numeric>
                {run.took === null ? "–" : duration(run.took)}
              </Cell>
              <Cell label="Result">
                <span className="small wrap-anywhere">{run.result || "–"}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
