import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type Change, serviceFields } from "./service-fields";

interface ConflictNoticeProps {
  overwritten: readonly Change[];
  /** Keys of reasons and of products in the words of the screen. */
  names: ReadonlyMap<string, string>;
}

/** Nothing is overwritten unseen: both values stand side by side before the second editor saves again. */
export function ConflictNotice({ overwritten, names }: ConflictNoticeProps) {
  const shown = (text: string) => names.get(text) ?? (text || "Nothing");
  return (
    <div className="stack" role="alert">
      <p>
        <strong>Somebody else saved this service while you were editing. Nothing of yours is saved yet.</strong> Below
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
            <RowHead>{serviceFields[field]}</RowHead>
            <Cell label="Saved meanwhile">{shown(stored)}</Cell>
            <Cell label="You typed">{shown(typed)}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
