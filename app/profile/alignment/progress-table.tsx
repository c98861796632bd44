import { Due, Outcome } from "~/profile/alignment/objective-facts";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Progress } from "~/profile/alignment/progress-bar";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

/** All objectives at a glance: how far each one is, with the numbers beside the bars. */
export function ProgressTable({
  slug,
  today,
  objectives,
}: {
  slug: string;
  today: string;
  objectives: ObjectiveView[];
}) {
  return (
    <Card flush title="How far each objective is">
      <Table
        caption="Objectives by priority, then by date"
        captionHidden
        head={
          <>
            <HeadCell>Objective</HeadCell>
            <HeadCell>Priority</HeadCell>
            <HeadCell>Progress</HeadCell>
            <HeadCell>Outcome</HeadCell>
            <HeadCell>Owner</HeadCell>
            <HeadCell>By</HeadCell>
          </>
        }
      >
        {objectives.map((objective) => (
          <Row key={objective.id} mark={objective.overdue ? "alert" : undefined}>
            <RowHead>
              <Link to={`/customers/${slug}/profile/alignment/${objective.id}`}>{objective.title}</Link>
            </RowHead>
            <Cell label="Priority">
              <span className="nowrap">{objective.priority.label}</span>
            </Cell>
            <Cell label="Progress">
              <Progress percent={objective.percent} metric={objective.metric} />
            </Cell>
            <Cell label="Outcome">
              <Outcome metric={objective.metric} />
            </Cell>
            <Cell label="Owner">{objective.owner?.name ?? <span className="muted">Nobody yet</span>}</Cell>
            <Cell label="By">
              {objective.overdue && <Badge tone="fail">Overdue</Badge>} <Due objective={objective} today={today} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
