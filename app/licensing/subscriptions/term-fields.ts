import type { CalendarDate } from "~/infra/calendar";
import { quantityLabel } from "~/licensing/units";

/** What is said of a term: what the customer copies from its Zscaler console. */
export interface TermDetails {
  /** The last day of service. */
  endDate: CalendarDate;
  startDate: CalendarDate | null;
  /** In the product's own unit. */
  quantity: number | null;
  orderNumber: string;
}

export type TermField = keyof TermDetails;

/** How long the reason for a correction may be. */
export const correctionReasonLimit = 500;

const fields = ["endDate", "startDate", "quantity", "orderNumber"] as const satisfies readonly TermField[];

export function labelsFor(unit: string): Record<TermField, string> {
  return {
    endDate: "Service End Date",
    startDate: "Start Date",
    quantity: coveredLabel(unit),
    orderNumber: "Order Number",
  };
}

/** "Users Covered": on a product's page "Number of Users" is the number to be requested. */
export function coveredLabel(unit: string): string {
  return `${quantityLabel(unit).replace(/^Number of /, "")} Covered`;
}

/** A field whose stored value is not what was typed. */
export interface Change {
  field: TermField;
  stored: string;
  typed: string;
}

/** The fields in which a term differs from what was typed; without a term, all that was typed. */
export function differences(stored: TermDetails | null, typed: TermDetails): Change[] {
  const [before, after] = [saidBy(stored), saidBy(typed)];
  return fields.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, stored: before[field], typed: after[field] }],
  );
}

/** What each field says, as the screen and the history show it. */
export function saidBy(details: TermDetails | null): Record<TermField, string> {
  return {
    endDate: details?.endDate ?? "",
    startDate: details?.startDate ?? "",
    quantity: details?.quantity?.toLocaleString("en-GB") ?? "",
    orderNumber: details?.orderNumber ?? "",
  };
}
