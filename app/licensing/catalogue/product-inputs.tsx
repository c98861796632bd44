import { CheckboxField, SelectField, TextAreaField, TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import {
  bounds,
  kindLabels,
  productFields as labels,
  lengths,
  lifecycleLabels,
  type ProductField,
} from "./product-fields";

export interface Suggestions {
  families: string[];
  editions: string[];
  units: string[];
}

interface ProductInputsProps {
  fields: Record<ProductField, FormField>;
  suggestions: Suggestions;
}

/** The fields of a product that both forms have; what other products say is offered by the browser itself. */
export function ProductInputs({ fields, suggestions }: ProductInputsProps) {
  return (
    <>
      <TextField field={fields.name} label={labels.name} required maxLength={lengths.name} autoComplete="off" />
      <div className="grid grid--3">
        <TextField
          field={fields.family}
          label={labels.family}
          required
          maxLength={lengths.family}
          list="known-families"
        />
        <TextField field={fields.edition} label={labels.edition} maxLength={lengths.edition} list="known-editions" />
        <SelectField field={fields.kind} label={labels.kind} required options={options(kindLabels)} />
        <TextField
          field={fields.unit}
          label={labels.unit}
          hint="What is counted, in the singular: user, site."
          required
          maxLength={lengths.unit}
          list="known-units"
        />
        <TextField
          field={fields.minQuantity}
          label={labels.minQuantity}
          hint={`The fewest that can be requested, up to ${bounds.quantity.toLocaleString("en-GB")}.`}
          inputMode="numeric"
          maxLength={7}
          autoComplete="off"
          short
        />
        <TextField
          field={fields.tier}
          label={labels.tier}
          hint="Its rank among the editions, from 1; blank where there are none."
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
          short
        />
      </div>
      <TextField
        field={fields.summary}
        label={labels.summary}
        hint="One sentence, as it stands on the product’s card."
        required
        maxLength={lengths.summary}
      />
      <TextAreaField
        field={fields.description}
        label={labels.description}
        hint="What the product’s own page says."
        rows={6}
        maxLength={lengths.description}
      />
      <TextField
        field={fields.helpUrl}
        label={labels.helpUrl}
        hint="Such as https://help.zscaler.com/zia."
        type="url"
        inputMode="url"
        maxLength={lengths.helpUrl}
      />
      <div className="grid grid--2">
        <SelectField
          field={fields.lifecycle}
          label={labels.lifecycle}
          hint="What Zscaler says of it. Only what is active can be requested."
          required
          options={options(lifecycleLabels)}
        />
        <CheckboxField
          field={fields.sellable}
          label={labels.sellable}
          hint="What is not sold by itself can be marked as purchased, but not requested."
        />
      </div>
      <Known id="known-families" values={suggestions.families} />
      <Known id="known-editions" values={suggestions.editions} />
      <Known id="known-units" values={suggestions.units} />
    </>
  );
}

function Known({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

function options(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
