import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { TopicFields } from "./topic.schema";

interface TopicConflictProps {
  saved: Partial<TopicFields>;
  typed: Record<string, unknown>;
  labels: readonly [name: keyof TopicFields, label: string][];
}

/** Nothing is overwritten unseen: both values stand side by side before the second admin saves again. */
export function TopicConflict({ saved, typed, labels }: TopicConflictProps) {
  const rows = labels
    .map(([name, label]) => ({ label, stored: saved[name] ?? "", yours: String(typed[name] ?? "") }))
    .filter(({ stored, yours }) => stored !== yours);
  return (
    <div className="stack" role="alert">
      <p>
        <strong>Another admin saved this topic while you were editing. Nothing of yours is saved yet.</strong> Below
        stands what you typed. Change it where the saved value is the right one, then save again.
      </p>
      <Table
        caption="Values that your saving would replace"
        head={
          <>
            <HeadCell>Field</HeadCell>
            <HeadCell>Saved meanwhile</HeadCell>
            <HeadCell>You typed</HeadCell>
          </>
        }
      >
        {rows.map(({ label, stored, yours }) => (
          <Row key={label}>
            <RowHead>{label}</RowHead>
            <Cell label="Saved meanwhile">{stored || "Nothing"}</Cell>
            <Cell label="You typed">{yours || "Nothing"}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
