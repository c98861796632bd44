import { useState, useSyncExternalStore } from "react";
import { DatedText } from "~/ui/dated-text";
import { SelectField, TextField } from "~/ui/field";
import { type FormField, textOf } from "~/ui/form-field";
import { Icon } from "~/ui/icon";
import type { Choice, Offer } from "./offer";

interface CartFieldsProps {
  fields: { cart: FormField; licensed: FormField };
  offer: Pick<Offer, "quarters" | "renewals" | "preferred" | "typesRenewal">;
  seller: string;
}

/** When it takes effect. Without a script both fields stand; with one the date shows only for Renewal. */
export function CartFields({ fields, offer, seller }: CartFieldsProps) {
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [cart, setCart] = useState(textOf(fields.cart) ?? "");
  const [licensed, setLicensed] = useState(textOf(fields.licensed) ?? offer.preferred ?? "");
  const isRenewal = cart === "renewal";
  const choice = isRenewal
    ? offer.renewals.find(({ value }) => value === licensed)
    : offer.quarters.find(({ value }) => value === cart);
  return (
    <>
      <CartSelect field={fields.cart} offer={offer} onChoose={setCart} />
      <div hidden={hasScript && !isRenewal}>
        <LicensedField field={fields.licensed} offer={offer} onChoose={setLicensed} />
      </div>
      {hasScript && (
        <div aria-live="polite">
          {choice && <WhatHappens choice={choice} isRenewal={isRenewal} seller={seller} />}
          {isRenewal && offer.typesRenewal && (
            <p className="reason">
              <Icon name="calendar" />
              <span>Takes effect on the day after this date. {seller} will send the quote.</span>
            </p>
          )}
        </div>
      )}
    </>
  );
}

const neverChanges = () => () => {};

interface CartSelectProps {
  field: FormField;
  offer: CartFieldsProps["offer"];
  onChoose: (value: string) => void;
}

function CartSelect({ field, offer, onChoose }: CartSelectProps) {
  const typed = textOf(field) ?? "";
  const { quarters, renewals, typesRenewal } = offer;
  const isOffered = typed === "renewal" || quarters.some(({ value }) => value === typed);
  return (
    <SelectField
      field={field}
      label="Shopping Cart"
      hint="When the request shall take effect: with a renewal, or on a quarter’s first day."
      required
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {!isOffered && <option value="">Choose</option>}
      <option value="renewal" disabled={!typesRenewal && renewals.every(({ blocked }) => blocked)}>
        Renewal
      </option>
      <optgroup label="Quarter">
        {quarters.map(({ value, label, blocked }) => (
          <option key={value} value={value} disabled={blocked !== null}>
            {label}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}

function LicensedField({ field, offer, onChoose }: CartSelectProps) {
  const { renewals, preferred, typesRenewal } = offer;
  if (typesRenewal)
    return (
      <TextField
        field={field}
        label="Currently Licensed"
        hint="For Renewal: the last day of your present licence. Not needed for a quarter."
        type="date"
        short
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    );
  return (
    <SelectField
      field={field}
      label="Currently Licensed"
      hint="For Renewal: the end date that the request joins. Not needed for a quarter."
      options={renewals.filter(({ blocked }) => !blocked)}
      {...(preferred ? { defaultValue: preferred } : {})}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function WhatHappens({ choice, isRenewal, seller }: { choice: Choice; isRenewal: boolean; seller: string }) {
  const { start, end, lastSafeDay, notes } = choice;
  return (
    <div className="reason">
      <Icon name="calendar" />
      <div>
        <p>
          Takes effect on <strong className="nowrap">{start}</strong>
          <DatedText>
            {`${isRenewal ? `, with the renewal of ${choice.label}` : ""}${end ? `, and ends together with what you have, on ${end}` : ""}`}
          </DatedText>
          . Last safe day to order: <span className="nowrap">{lastSafeDay}</span>. {seller} will send the quote.
        </p>
        {notes.map((note) => (
          <p key={note}>
            <DatedText>{note}</DatedText>
          </p>
        ))}
      </div>
    </div>
  );
}
