import type { Question, Warning } from "~/health-checks/csv/reading";
import { CheckboxField, SelectField, TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";

interface OpenPointsFieldsProps {
  questions: readonly Question[];
  warnings: readonly Warning[];
  answers: Readonly<Record<string, string>>;
  customerName: string;
  fieldOf: (key: string) => FormField;
}

/** What the file leaves open, asked of the admin before it can be published; nothing is guessed. */
export function OpenPointsFields({ questions, warnings, answers, customerName, fieldOf }: OpenPointsFieldsProps) {
  return (
    <>
      {questions.map(({ key, text, options }) => (
        <SelectField
          key={key}
          field={answered(fieldOf(key), answers[key])}
          label={text}
          required
          options={[{ value: "", label: "Choose what is meant" }, ...options]}
        />
      ))}
      {warnings.map(({ key, text, confirmBy }) =>
        confirmBy === "tick" ? (
          <CheckboxField
            key={key}
            field={answered(fieldOf(key), answers[key])}
            label={`${text} I have checked that this is right.`}
            required
          />
        ) : (
          <TextField
            key={key}
            field={answered(fieldOf(key), answers[key])}
            label={text}
            hint={`Type ${customerName} to confirm that the file is theirs.`}
            required
            autoComplete="off"
          />
        ),
      )}
    </>
  );
}

function answered(field: FormField, answer: string | undefined): FormField {
  return { ...field, initialValue: field.initialValue ?? answer };
}
