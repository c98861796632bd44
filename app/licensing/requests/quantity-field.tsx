import { countOf, quantityLabel } from "~/licensing/units";
import { TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import type { Offer } from "./offer";

/** In the product's own unit. */
export function QuantityField({
  field,
  offer,
}: {
  field: FormField;
  offer: Pick<Offer, "unit" | "base" | "quantity">;
}) {
  const { unit, base, quantity } = offer;
  const hints = [
    quantity.min > 1 && `At least ${countOf(quantity.min, unit)}.`,
    base && base.quantity !== null && base.unit === unit && `${base.name} has ${countOf(base.quantity, base.unit)}.`,
  ].filter(Boolean);
  return (
    <TextField
      field={field}
      label={quantityLabel(unit)}
      hint={hints.join(" ")}
      type="number"
      inputMode="numeric"
      min={quantity.min}
      max={1_000_000}
      step={1}
      required
      short
    />
  );
}
