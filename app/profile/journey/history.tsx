import type { Block } from "~/infra/markdown";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Prose } from "~/ui/prose";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type Side, sideWords } from "./scores";
import { TopicTrend } from "./topic-trend";
import { scoreWords } from "./words";

interface Change {
  id: number;
  side: Side;
  score: number | null;
  notApplicableReason: string | null;
  note: string;
  /** The note of CM360, as it is to be read. */
  feedback: Block[] | null;
  at: string;
  byName: string;
}

/** How both scores moved, and under the drawing every change of both sides, newest first. */
export function History({ changes }: { changes: readonly Change[] }) {
  return (
    <Card flush title="History">
      <TopicTrend changes={changes} />
      <Table
        caption="Every change, newest first"
        captionHidden
        head={
          <>
            <HeadCell>When</HeadCell>
            <HeadCell>Side</HeadCell>
            <HeadCell>Score</HeadCell>
            <HeadCell>Said</HeadCell>
            <HeadCell>Who</HeadCell>
          </>
        }
      >
        {changes.map((change) => (
          <Row key={change.id}>
            <RowHead>
              <Instant at={change.at} />
            </RowHead>
            <Cell label="Side">{sideWords[change.side].short}</Cell>
            <Cell label="Score">{scoreWords(change)}</Cell>
            <Cell label="Said">
              <Said change={change} />
            </Cell>
            <Cell label="Who">{change.byName}</Cell>
          </Row>
        ))}
        {changes.length === 0 && (
          <Row>
            <Cell>Nobody has scored this topic yet. Each change will stand here, with who made it and when.</Cell>
          </Row>
        )}
      </Table>
    </Card>
  );
}

function Said({ change: { notApplicableReason, note, feedback } }: { change: Change }) {
  if (!notApplicableReason && !note) return <>–</>;
  return (
    <>
      {notApplicableReason && <p className="said">{notApplicableReason}</p>}
      {feedback ? <Prose blocks={feedback} /> : <p className="said">{note}</p>}
    </>
  );
}
