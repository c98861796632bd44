import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { GapBadges } from "./gap-badges";
import { type AssignedResponsibility, gapsIn } from "./gaps";
import type { Letter } from "./letters";

interface HoldersTableProps {
  base: string;
  phase: string;
  responsibilities: readonly (Omit<AssignedResponsibility, "assignments"> & {
    assignments: readonly { memberId: string; letter: Letter; member: { name: string } }[];
  })[];
}

/** Who holds which letter, for a team too large for columns; each row leads to its own form. */
export function HoldersTable({ base, phase, responsibilities }: HoldersTableProps) {
  return (
    <Table
      caption={phase}
      captionHidden
      head={
        <>
          <HeadCell>Responsibility</HeadCell>
          {columns.map(({ label }) => (
            <HeadCell key={label}>{label}</HeadCell>
          ))}
        </>
      }
    >
      {responsibilities.map((responsibility) => {
        const gaps = gapsIn(responsibility);
        return (
          <Row
            key={responsibility.id}
            id={`responsibility-${responsibility.id}`}
            mark={gaps.includes("no-a") ? "alert" : gaps.length > 0 ? "soon" : undefined}
          >
            <RowHead>
              <Link to={`${base}/responsibilities/${responsibility.id}`}>{responsibility.name}</Link>{" "}
              <GapBadges of={responsibility} />
            </RowHead>
            {columns.map(({ label, held }) => (
              <Cell key={label} label={label}>
                {namesOf(
                  responsibility.assignments
                    .filter(({ letter }) => held.includes(letter))
                    .map(({ member }) => member.name),
                )}
              </Cell>
            ))}
          </Row>
        );
      })}
    </Table>
  );
}

const columns: { label: string; held: Letter[] }[] = [
  { label: "Accountable", held: ["A", "AR"] },
  { label: "Responsible", held: ["R", "AR"] },
  { label: "Consulted", held: ["C"] },
  { label: "Informed", held: ["I"] },
];

const shown = 5;

function namesOf(names: readonly string[]): string {
  const more = names.length > shown ? ` and ${names.length - shown} more` : "";
  return names.slice(0, shown).join(", ") + more || "–";
}
