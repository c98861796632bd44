import { countOf, mostUnits, quantityLabel } from "~/licensing/units";
import { TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import type { Offer } from "./offer";

/** In the product's own unit. */
export function QuantityField({
  field,
  offer,
  kept = offer.quantity.min,
}: {
  field: FormField;
  offer: Pick<Offer, "unit" | "base" | "quantity">;
  /** The number that a request has: it may stay, though fewer than the least. */
  kept?: number;
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
      min={Math.min(quantity.min, kept)}
      max={mostUnits}
      step={1}
      required
      short
    />
  );
}
