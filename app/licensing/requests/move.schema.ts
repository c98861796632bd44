import { z } from "zod";
import { addDays, type CalendarDate, daysBetween, isCalendarDate } from "~/infra/calendar";
import { hasHiddenCharacters } from "~/infra/typed-text";
import { count, shown, version, words } from "~/licensing/requests/fields.schema";
import { longestValidity, quoteNoteLimit, reasonLimit } from "~/licensing/requests/limits";
import { orderNumberProblem, tidyOrderNumber } from "~/licensing/requests/order-number";
import { unitPlural } from "~/licensing/units";

const longestTerm = 3_653;
/** How far a term may begin from when it was asked for. */
const furthestStart = 731;

const wholeDate = "Enter the date as year-month-day, such as 2027-06-30";

const reason = (message: string) => words("reason", reasonLimit).refine((text) => text !== "", message);

const orderNumber = z
  .string("Enter one order number")
  .transform(tidyOrderNumber)
  .superRefine((text, context) => {
    const message = orderNumberProblem(text);
    if (message) context.addIssue({ code: "custom", message });
  })
  .default("");

export const cancelForm = z.object({
  version,
  reason: words("reason", reasonLimit),
  others: z.enum(["keep", "cancel"], "Choose what becomes of the other requests").optional(),
  shown,
});

export const declineForm = z.object({
  version,
  reason: reason("Enter why the request is declined: the customer reads it"),
  confirm: shown,
});

/** The two buttons of one page; only sending a quote back takes a reason. */
export const decideForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("accept"), version }),
    z.object({
      intent: z.literal("decline"),
      version,
      reason: reason("Enter why the quote is declined, so that the next one fits"),
    }),
  ],
  "Press Accept Quote or Decline Quote",
);

export const orderForm = z.object({ version, orderNumber, isAcceptedOutside: z.literal("on").optional() });

export const quoteFileLimit = 5 * 1024 * 1024;

/** The file's own bytes are looked at once it is known to be small enough. */
export function quoteForm(today: CalendarDate) {
  return z.object({
    version,
    validUntil: z
      .string("Enter the last day on which the quote can be accepted")
      .refine(isCalendarDate, wholeDate)
      .refine((date) => !isCalendarDate(date) || date >= today, "Choose today or a later day")
      .refine((date) => date <= addDays(today, longestValidity), "Choose a day within the next year"),
    // Well below what a form with a file may hold in one field.
    note: words("note", quoteNoteLimit),
    file: z
      .instanceof(File, { message: "Choose one PDF file" })
      .refine((file) => file.size > 0, "Choose a file that is not empty")
      .refine((file) => file.size <= quoteFileLimit, "Choose a PDF of at most 5 MB")
      .refine((file) => file.name.length <= 200, "Give the file a name of at most 200 characters")
      .refine(
        (file) => !hasHiddenCharacters(file.name),
        "Give the file another name: it holds characters that cannot be seen",
      )
      .optional(),
  });
}

interface CompletionBounds {
  today: CalendarDate;
  /** When it was asked to begin. */
  planned: CalendarDate;
  unit: string;
}

export function completeForm({ today, planned, unit }: CompletionBounds) {
  return z
    .object({
      version,
      startDate: z
        .string("Enter the first day of service")
        .refine(isCalendarDate, wholeDate)
        .refine(
          (date) => !isCalendarDate(date) || Math.abs(daysBetween(planned, date)) <= furthestStart,
          `Enter a date within two years of ${planned}, when it was to begin`,
        ),
      endDate: z
        .string("Enter the last day of service")
        .refine(isCalendarDate, wholeDate)
        .refine(
          (date) => !isCalendarDate(date) || date >= today,
          `Enter a date that is not in the past: today is ${today}`,
        ),
      quantity: count(unit).refine((number) => number >= 1, `Enter the number of ${unitPlural(unit)}, 1 or more`),
      orderNumber,
      replaced: z.array(z.string().max(50)).max(100).default([]),
      confirm: shown,
    })
    .refine(({ startDate, endDate }) => !isCalendarDate(startDate) || !isCalendarDate(endDate) || endDate > startDate, {
      path: ["endDate"],
      message: "Enter an end date that lies after the start date",
    })
    .refine(
      ({ startDate, endDate }) =>
        !isCalendarDate(startDate) || !isCalendarDate(endDate) || daysBetween(startDate, endDate) <= longestTerm,
      { path: ["endDate"], message: "Enter an end date within ten years of the start date" },
    );
}

export type CancelForm = z.input<typeof cancelForm>;
export type DeclineForm = z.input<typeof declineForm>;
export type DecideForm = { intent: string; version: string; reason?: string };
export type OrderForm = z.input<typeof orderForm>;
export type QuoteForm = z.input<ReturnType<typeof quoteForm>>;
export type CompleteForm = z.input<ReturnType<typeof completeForm>>;
