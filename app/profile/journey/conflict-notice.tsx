import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { SavedScore } from "./save-score.server";
import { type Side, sideWords } from "./scores";
import { fieldNames } from "./sides";
import { scoreWords } from "./words";

interface ConflictNoticeProps {
  side: Side;
  saved: SavedScore;
  /** As it was posted. */
  typed: Record<string, unknown>;
}

/** Nothing is overwritten unseen: both values stand side by side before the second editor saves again. */
export function ConflictNotice({ side, saved, typed }: ConflictNoticeProps) {
  const names = fieldNames[side];
  const words = sideWords[side];
  const textOf = (name: string) => String(typed[name] ?? "");
  const rows = [
    [words.score, scoreWords(saved), choiceWords(textOf(names.score))],
    [words.note, saved.note, textOf(names.note)],
    ["Reason", saved.notApplicableReason ?? "", textOf(names.reason)],
  ].filter(([, stored, yours]) => stored !== yours);
  return (
    <div className="stack" role="alert">
      <p>
        <strong>{saved.updatedByName} saved this topic while you were editing. Nothing of yours is saved yet.</strong>{" "}
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
        {rows.map(([label, stored, yours]) => (
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

function choiceWords(chosen: string): string {
  if (chosen === "not-applicable") return "Not applicable";
  return chosen === "not-scored" ? "Not scored" : chosen;
}
