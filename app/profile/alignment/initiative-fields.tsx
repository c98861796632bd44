import type { Choices } from "~/profile/alignment/details";
import { SelectField, TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";

export interface InitiativeRow {
  id?: string | undefined;
  title?: string | undefined;
  ownerId?: string | undefined;
  dueDate?: string | undefined;
  done?: string | undefined;
}

interface InitiativeFieldsProps {
  formId: string;
  place: number;
  row: InitiativeRow;
  errors: Record<string, string[]>;
  members: Choices["members"];
}

/** One step towards the objective; a row whose words are cleared is taken off. */
export function InitiativeFields({ formId, place, row, errors, members }: InitiativeFieldsProps) {
  const field = (part: keyof InitiativeRow): FormField => {
    const name = `initiatives[${place}].${part}`;
    const id = `${formId}-${name}`;
    return {
      id,
      name,
      errorId: `${id}-error`,
      descriptionId: `${id}-description`,
      initialValue: row[part],
      errors: errors[name],
    };
  };
  const done = field("done");
  return (
    <fieldset className="stack stack--tight">
      <legend className="visually-hidden">Initiative {place + 1}</legend>
      {row.id && <input type="hidden" name={field("id").name} value={row.id} />}
      <TextField field={field("title")} label={`Initiative ${place + 1}`} maxLength={160} />
      <div className="form--row">
        <SelectField field={field("ownerId")} label="Who" options={memberOptions(members)} />
        <TextField field={field("dueDate")} label="Due Date" type="date" />
        <div className="choice">
          <input type="checkbox" id={done.id} name={done.name} value="on" defaultChecked={row.done === "on"} />
          <label htmlFor={done.id}>Done</label>
        </div>
      </div>
    </fieldset>
  );
}

export function memberOptions(members: Choices["members"]) {
  return [
    { value: "", label: "Nobody yet" },
    ...members.map(({ id, name, gone }) => ({ value: id, label: gone ? `${name} (left the team)` : name })),
  ];
}
