// biome-ignore-all lint/a11y/noRedundantRoles: stacked rows are `display: block`, which takes the native roles away
import { HeadCell } from "~/ui/table";
import type { AssignedResponsibility } from "./gaps";
import { type GridMember, GridRow } from "./grid-row";

interface ResponsibilitiesGridProps {
  base: string;
  phase: string;
  responsibilities: readonly (AssignedResponsibility & { version: number })[];
  members: readonly GridMember[];
  mayEdit: boolean;
}

/** Responsibilities × members, for a team that fits beside each other. */
export function ResponsibilitiesGrid({ phase, responsibilities, members, ...row }: ResponsibilitiesGridProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={`Responsibilities, ${phase}`}>
      <table className="table table--stack raci" role="table">
        <caption className="visually-hidden">{phase}: who is Responsible, Accountable, Consulted and Informed</caption>
        <thead role="rowgroup">
          <tr role="row">
            <HeadCell>Responsibility</HeadCell>
            {members.map(({ id, name, role }) => (
              <HeadCell key={id}>
                {shortName(name)}
                <small>{role}</small>
              </HeadCell>
            ))}
            {row.mayEdit && <HeadCell hidden>Save</HeadCell>}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {responsibilities.map((responsibility) => (
            <GridRow key={responsibility.id} responsibility={responsibility} members={members} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "Marta L.": a column is narrow, and its cells bear the whole name. */
function shortName(name: string): string {
  const words = name.split(" ");
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${words[0]} ${[...last][0]}.` : name;
}
