import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { Change } from "./differences";

interface ConflictNoticeProps {
  /** What the form is about: "team member". */
  what: string;
  changes: readonly Change[];
}

/** Nothing is overwritten unseen: both values stand side by side before the second editor saves again. */
export function ConflictNotice({ what, changes }: ConflictNoticeProps) {
  return (
    <div className="stack" role="alert">
      <p>
        <strong>Somebody else saved this {what} while you were editing. Nothing of yours is saved yet.</strong> Below
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
        {changes.map(({ label, stored, typed }) => (
          <Row key={label}>
            <RowHead>{label}</RowHead>
            <Cell label="Saved meanwhile">{stored || "Nothing"}</Cell>
            <Cell label="You typed">{typed || "Nothing"}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
