import { currencies } from "~/profile/cost-reduction/money";
import type { Option } from "~/ui/field";

const usual = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "JPY", "INR"];

/** All currencies: those that the customer uses first, then the usual ones, then the others by code. */
export function currencyOptions(used: readonly string[]): Option[] {
  const ordered = [...new Set([...used, ...usual, ...currencies])];
  return [{ value: "", label: "Choose" }, ...ordered.map((code) => ({ value: code, label: code }))];
}
