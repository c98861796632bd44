import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface ResponsibilitiesTableProps {
  phase: string;
  responsibilities: { key: string; name: string; a: string[]; r: string[]; c: string[]; i: string[] }[];
}

/** The responsibilities of one phase, with the roles that usually hold each letter. */
export function ResponsibilitiesTable({ phase, responsibilities }: ResponsibilitiesTableProps) {
  return (
    <Table
      caption={phase}
      head={
        <>
          <HeadCell>Responsibility</HeadCell>
          {letters.map(({ letter, meaning }) => (
            <HeadCell key={letter}>
              <abbr title={meaning}>{letter.toUpperCase()}</abbr>
            </HeadCell>
          ))}
        </>
      }
    >
      {responsibilities.map((responsibility) => (
        <Row key={responsibility.key}>
          <RowHead>{responsibility.name}</RowHead>
          {letters.map(({ letter, meaning }) => (
            <Cell key={letter} label={meaning}>
              {responsibility[letter].join(", ") || "–"}
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}

const letters = [
  { letter: "a", meaning: "Accountable" },
  { letter: "r", meaning: "Responsible" },
  { letter: "c", meaning: "Consulted" },
  { letter: "i", meaning: "Informed" },
] as const;
