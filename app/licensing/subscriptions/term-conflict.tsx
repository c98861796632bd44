import { ConflictNotice } from "~/ui/conflict-notice";
import { Day } from "~/ui/day";
import type { TermAnswer } from "./purchase-answer";
import { labelsFor } from "./term-fields";

interface TermConflictProps {
  conflict: NonNullable<TermAnswer["conflict"]>;
  unit: string;
}

/** Somebody saved meanwhile; both values, or what was to be taken back. */
export function TermConflict({ conflict, unit }: TermConflictProps) {
  const { overwritten, endDate } = conflict;
  const labels = labelsFor(unit);
  if (overwritten.length > 0)
    return (
      <ConflictNotice
        what="this subscription"
        overwritten={overwritten.map(({ field, stored, typed }) => ({ label: labels[field], stored, typed }))}
      />
    );
  return (
    <p role="alert">
      <strong>Somebody else saved this subscription while you had the page open. Nothing of yours is saved yet.</strong>{" "}
      {endDate ? (
        <>
          It ends on <Day date={endDate} /> now. Save again to take it back all the same.
        </>
      ) : (
        "It was taken back already."
      )}
    </p>
  );
}
