import type { Option } from "~/ui/field";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { decisionLabels, decisions } from "./decisions";
import { serviceFields as labels, lengths, type ServiceField } from "./service-fields";

interface ServiceInputsProps {
  fields: Record<Exclude<ServiceField, "autoRenews" | "reason" | "replacedBy">, FormField>;
  known: { vendors: string[]; categories: string[] };
  currencies: Option[];
}

/** The fields of a service that both forms have; what others typed before is offered by the browser itself. */
export function ServiceInputs({ fields, known, currencies }: ServiceInputsProps) {
  return (
    <>
      <div className="grid grid--3">
        <TextField field={fields.name} label={labels.name} required maxLength={lengths.name} autoComplete="off" />
        <TextField field={fields.vendor} label={labels.vendor} maxLength={lengths.vendor} list="known-vendors" />
        <TextField
          field={fields.category}
          label={labels.category}
          maxLength={lengths.category}
          list="known-categories"
        />
        <TextField
          field={fields.annualCost}
          label={labels.annualCost}
          hint="A year, without tax, such as 12,500.50."
          inputMode="decimal"
          maxLength={lengths.annualCost}
          autoComplete="off"
        />
        <SelectField field={fields.currency} label={labels.currency} hint="Needed with a cost." options={currencies} />
        <SelectField
          field={fields.decision}
          label={labels.decision}
          hint="Can be changed at any time."
          options={decisions.map((decision) => ({ value: decision, label: decisionLabels[decision] }))}
        />
        <TextField
          field={fields.expirationDate}
          label={labels.expirationDate}
          hint="The last day of the contract."
          type="date"
          required
          short
        />
        <TextField
          field={fields.noticeDate}
          label={labels.noticeDate}
          hint="The last day to give notice."
          type="date"
          short
        />
      </div>
      <TextAreaField
        field={fields.justification}
        label={labels.justification}
        hint="Why the service will not be continued. Required to retire."
        maxLength={lengths.justification}
      />
      <Known id="known-vendors" words={known.vendors} />
      <Known id="known-categories" words={known.categories} />
    </>
  );
}

function Known({ id, words }: { id: string; words: string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}
