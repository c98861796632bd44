import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "~/infra/calendar";
import { hasHiddenCharacters } from "~/infra/typed-text";
import { followUpStatuses, lastAcceptableDay } from "./follow-up";

const openAgain = "Open the page again before saving";

/** What a customer decides about a finding; `today` bounds how long a risk can be accepted. */
export function followUpForm(today: CalendarDate) {
  return z
    .object({
      version: z
        .string(openAgain)
        .regex(/^\d{1,9}$/, openAgain)
        .transform(Number),
      status: z.enum(followUpStatuses, "Choose a status"),
      ownerId: z
        .string()
        .max(100, "Choose the owner from the list")
        .optional()
        .transform((id) => id ?? null),
      dueDate: day("due date"),
      acceptedUntil: day("last day on which the risk is accepted"),
      reason: text("the reason", 1_000),
    })
    .superRefine(({ status, acceptedUntil, reason }, context) => {
      const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (status === "accepted") {
        const last = lastAcceptableDay(today);
        if (!acceptedUntil || acceptedUntil < today || acceptedUntil > last)
          issue("acceptedUntil", `Choose the last day on which the risk is accepted, from ${today} to ${last}`);
        if (!reason) issue("reason", "Say why the risk is accepted");
      }
      if (status === "elsewhere" && !reason) issue("reason", "Say where it is done");
    })
    .transform((form) => (form.status === "accepted" ? form : { ...form, acceptedUntil: null }));
}

export const commentForm = z.object({
  /** Made with the page: the same comment sent twice stands there once. */
  formKey: z.string(openAgain).min(1, openAgain).max(100, openAgain),
  text: text("the comment", 2_000).refine((typed) => typed !== "", "Write the comment"),
});

export const removeCommentForm = z.object({ comment: z.string(openAgain).max(100, openAgain) });

export type FollowUpForm = z.input<ReturnType<typeof followUpForm>>;
export type CommentForm = z.input<typeof commentForm>;

function text(what: string, longest: number) {
  return z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").normalize("NFC").replaceAll("\r\n", "\n").trim())
    .refine((typed) => typed.length <= longest, `Shorten ${what} to ${longest.toLocaleString("en-GB")} characters`)
    .refine(
      (typed) => !hasHiddenCharacters(typed.replace(/[\n\t]/g, "")),
      `Type ${what} anew: it holds characters that cannot be seen`,
    );
}

function day(what: string) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      if (!typed) return null;
      if (isCalendarDate(typed)) return typed;
      context.addIssue(`Enter the ${what} as a day that exists, such as 2027-03-31`);
      return z.NEVER;
    });
}
