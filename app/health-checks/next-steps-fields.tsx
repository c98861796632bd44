import { TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { type NextStep, nextStepLimit } from "./next-steps";

type TypedStep = { [Part in "text" | "owner" | "dueDate"]?: string | undefined };

interface NextStepsFieldsProps {
  formId: string;
  /** What is stored, and what was typed where the form came back. */
  steps: readonly NextStep[];
  typed: readonly (TypedStep | undefined)[] | undefined;
  errors: Record<string, string[]>;
  /** Names to choose from as an owner. */
  owners: readonly string[];
}

/** What is to be done, by whom, until when; there is always a row to spare, also without a script. */
export function NextStepsFields({ formId, steps, typed, errors, owners }: NextStepsFieldsProps) {
  const rows = rowsOf(typed ?? steps.map((step) => ({ ...step, dueDate: step.dueDate ?? "" })));
  return (
    <fieldset className="stack stack--tight" id={`${formId}-steps`} tabIndex={-1}>
      <legend className="title">Next steps</legend>
      <p className="small muted">
        They stand at the end of the summary. Clear a row to take it off; saving makes room for more.
      </p>
      <datalist id={`${formId}-owners`}>
        {owners.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {rows.map((row, place) => {
        const field = (part: keyof TypedStep) => fieldOf(formId, place, part, row[part], errors);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
          <div key={place} className="stack stack--tight">
            <TextField field={field("text")} label={`Step ${place + 1}`} maxLength={300} />
            <div className="form--row">
              <TextField
                field={field("owner")}
                label="Owner"
                maxLength={120}
                list={`${formId}-owners`}
                autoComplete="off"
              />
              <TextField field={field("dueDate")} label="Due Date" type="date" />
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

function fieldOf(
  formId: string,
  place: number,
  part: string,
  initialValue: string | undefined,
  errors: Record<string, string[]>,
): FormField {
  const name = `steps[${place}].${part}`;
  const id = `${formId}-${name}`;
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-description`, initialValue, errors: errors[name] };
}

/** With room for more, as far as there is room; a row keeps its place, because its errors are told by it. */
function rowsOf(rows: readonly (TypedStep | undefined)[]): TypedStep[] {
  const filled = rows.findLastIndex((row) => row && Object.values(row).some(Boolean)) + 1;
  const length = Math.min(nextStepLimit, Math.max(2, filled + 1));
  return Array.from({ length }, (_, place) => rows[place] ?? {});
}
