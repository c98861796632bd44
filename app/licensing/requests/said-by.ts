import { quantityLabel } from "~/licensing/units";
import type { Timing } from "./choose";
import { timingName } from "./timing";

/** What a request says in the words of the screen, as the history and a conflict show it. */
export function saidBy(
  { quantity, note, ...timing }: Timing & { quantity: number; note: string },
  unit: string,
): Record<string, string> {
  return {
    "Shopping Cart": timingName(timing),
    [quantityLabel(unit)]: quantity.toLocaleString("en-GB"),
    Note: note,
  };
}

export interface SaidDifference {
  label: string;
  stored: string;
  typed: string;
}

export function saidDifferences(stored: Record<string, string>, typed: Record<string, string>): SaidDifference[] {
  return Object.entries(typed)
    .filter(([label, value]) => stored[label] !== value)
    .map(([label, value]) => ({ label, stored: stored[label] ?? "", typed: value }));
}
