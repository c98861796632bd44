import { type Conflict, fieldLabels } from "~/profile/alignment/details";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

/** Nothing is overwritten unseen: both values stand side by side before the second editor saves again. */
export function ConflictNotice({ conflict: { overwritten } }: { conflict: Conflict }) {
  return (
    <div className="stack" role="alert">
      <p>
        <strong>Somebody else saved this objective while you were editing. Nothing of yours is saved yet.</strong> Below
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
        {overwritten.map(({ field, stored, typed }) => (
          <Row key={field}>
            <RowHead>{fieldLabels[field]}</RowHead>
            <Cell label="Saved meanwhile">{stored || "Nothing"}</Cell>
            <Cell label="You typed">{typed || "Nothing"}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
