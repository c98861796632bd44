// biome-ignore-all lint/a11y/noRedundantRoles: stacked rows are `display: block`, which takes the native roles away
import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Link } from "~/ui/link";
import { GapBadges, markOf } from "./gap-badges";
import type { AssignedResponsibility } from "./gaps";
import { letterField } from "./letter-field";
import { LetterOptions } from "./letter-options";
import { letterMeanings, letterText } from "./letters";

export interface GridMember {
  id: string;
  name: string;
  role: string;
}

interface GridRowProps {
  base: string;
  responsibility: AssignedResponsibility & { version: number };
  members: readonly GridMember[];
  mayEdit: boolean;
}

/** One responsibility: a plain form of its own, whose answer, if something is to be corrected, is its own page. */
export function GridRow({ base, responsibility, members, mayEdit }: GridRowProps) {
  const { id, name, phase, version, assignments } = responsibility;
  const formId = `row-${id}`;
  const letterOf = new Map(assignments.map(({ memberId, letter }) => [memberId, letter]));
  return (
    <tr role="row" id={`responsibility-${id}`} className={markOf(responsibility)}>
      <th role="rowheader" scope="row" id={`what-${id}`}>
        <Link to={`${base}/responsibilities/${id}`}>{name}</Link> <GapBadges of={responsibility} />
      </th>
      {members.map((member) => {
        const letter = letterOf.get(member.id);
        return (
          <td key={member.id} role="cell" data-label={member.name}>
            {mayEdit ? (
              <select
                // What was saved is what the row shows anew.
                key={`${version} ${letter ?? ""}`}
                className="select"
                form={formId}
                name={letterField(member.id)}
                aria-label={member.name}
                aria-describedby={`what-${id}`}
                defaultValue={letter ?? ""}
              >
                <LetterOptions />
              </select>
            ) : letter ? (
              <abbr className={`letter letter--${letter}`} title={letterMeanings[letter]}>
                {letterText(letter)}
              </abbr>
            ) : (
              <span className="muted">–</span>
            )}
          </td>
        );
      })}
      {mayEdit && (
        <td role="cell" className="acts">
          <Form method="post" action={`${base}/responsibilities/${id}`} id={formId}>
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="name" value={name} />
            <input type="hidden" name="phase" value={phase} />
            <Button small aria-describedby={`what-${id}`}>
              Save
            </Button>
          </Form>
        </td>
      )}
    </tr>
  );
}
