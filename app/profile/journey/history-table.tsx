import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type Side, sideWords } from "./scores";
import { scoreWords } from "./words";

interface Change {
  id: number;
  side: Side;
  score: number | null;
  notApplicableReason: string | null;
  note: string;
  at: string;
  byName: string;
}

/** Every change of both sides, newest first. */
export function HistoryTable({ changes }: { changes: readonly Change[] }) {
  return (
    <Card flush label="History">
      <Table
        caption="History"
        head={
          <>
            <HeadCell>When</HeadCell>
            <HeadCell>What</HeadCell>
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
            <Cell label="What">{sideWords[change.side].score}</Cell>
            <Cell label="Score">{scoreWords(change)}</Cell>
            <Cell label="Said">
              <span className="said">
                {[change.notApplicableReason, change.note].filter(Boolean).join("\n") || "–"}
              </span>
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
