import { orderNumberLimit } from "~/licensing/requests/limits";
import { mostUnits } from "~/licensing/units";
import { TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { labelsFor, type TermField } from "./term-fields";

interface TermInputsProps {
  fields: Record<Exclude<TermField, "endDate">, FormField>;
  unit: string;
}

/** What can be said of a term besides its last day. */
export function TermInputs({ fields, unit }: TermInputsProps) {
  const labels = labelsFor(unit);
  return (
    <>
      <TextField field={fields.startDate} label={labels.startDate} type="date" short />
      <TextField
        field={fields.quantity}
        label={labels.quantity}
        type="number"
        inputMode="numeric"
        min={1}
        max={mostUnits}
        step={1}
        short
      />
      <TextField field={fields.orderNumber} label={labels.orderNumber} maxLength={orderNumberLimit} />
    </>
  );
}
