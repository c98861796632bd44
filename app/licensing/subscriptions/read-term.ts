import { type CalendarDate, isCalendarDate } from "~/infra/calendar";
import { orderNumberProblem, tidyOrderNumber } from "~/licensing/requests/order-number";
import { mostUnits, readCount } from "~/licensing/units";
import type { TermDetails, TermField } from "./term-fields";

/** A term as it was typed. */
export type TypedTerm = { [Field in TermField]?: string | undefined };

export interface Problem {
  field: TermField;
  message: string;
}

/** The term, or all that is to be corrected; `from` is the first day that its end may be, null where it may have ended. */
export function readTerm(
  typed: TypedTerm,
  from: CalendarDate | null,
): { details: TermDetails } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (field: TermField, message: string) => void problems.push({ field, message });

  const details: TermDetails = {
    endDate: readEnd(typed.endDate, from, refuse),
    startDate: readStart(typed, refuse),
    quantity: readQuantity(typed.quantity, refuse),
    orderNumber: readOrderNumber(typed.orderNumber, refuse),
  };
  return problems.length === 0 ? { details } : { problems };
}

type Refuse = (field: TermField, message: string) => void;

function readEnd(typed: string | undefined, from: CalendarDate | null, refuse: Refuse): CalendarDate {
  const date = (typed ?? "").trim();
  if (date === "") refuse("endDate", "Enter the Service End Date");
  else if (!isCalendarDate(date)) refuse("endDate", "Enter the Service End Date as year-month-day, such as 2027-03-31");
  else if (from !== null && date < from)
    refuse("endDate", "This day has passed: enter the Service End Date that your Zscaler console shows today");
  return date;
}

function readStart({ startDate, endDate }: TypedTerm, refuse: Refuse): CalendarDate | null {
  const [date, end] = [(startDate ?? "").trim(), (endDate ?? "").trim()];
  if (date === "") return null;
  if (!isCalendarDate(date)) refuse("startDate", "Enter the Start Date as year-month-day, such as 2026-04-01");
  else if (isCalendarDate(end) && date > end) refuse("startDate", `Enter a Start Date on or before ${end}`);
  return date;
}

function readQuantity(typed: string | undefined, refuse: Refuse): number | null {
  const digits = (typed ?? "").trim();
  if (digits === "") return null;
  const quantity = readCount(digits) ?? 0;
  if (quantity < 1 || quantity > mostUnits) refuse("quantity", "Enter a whole number from 1 to 1,000,000");
  return quantity;
}

function readOrderNumber(typed: string | undefined, refuse: Refuse): string {
  const text = tidyOrderNumber(typed ?? "");
  const problem = orderNumberProblem(text);
  if (problem) refuse("orderNumber", problem);
  return text;
}
