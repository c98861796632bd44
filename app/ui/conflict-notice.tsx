import { Cell, HeadCell, Row, RowHead, Table } from "./table";

/** A field in the words of the screen, with both of its values; "" and null are nothing. */
export interface Overwritten {
  label: string;
  stored: string | null;
  typed: string | null;
}

interface ConflictNoticeProps {
  /** What both edited: "this objective". */
  what: string;
  /** Who saved meanwhile. */
  by?: string;
  overwritten: readonly Overwritten[];
}

/** Nothing is overwritten unseen: both values stand side by side before the second editor saves again. */
export function ConflictNotice({ what, by = "Somebody else", overwritten }: ConflictNoticeProps) {
  return (
    <div className="stack" role="alert">
      <p>
        <strong>
          {by} saved {what} while you were editing. Nothing of yours is saved yet.
        </strong>{" "}
        Below stands what you typed. Change it where the saved value is the right one, then save again.
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
        {overwritten.map(({ label, stored, typed }) => (
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
