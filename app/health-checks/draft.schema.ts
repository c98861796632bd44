import { z } from "zod";
import { isCalendarDate } from "~/infra/calendar";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";
import { nextStepLimit, summaryLimit } from "./next-steps";
import { states } from "./states";

/** A row whose words are empty is none. */
const step = z
  .object({ text: line("step", 300), owner: line("owner", 120), dueDate: day() })
  .transform(({ text, owner, dueDate }, context) => {
    if (text) return { text, owner, dueDate };
    if (!owner && !dueDate) return null;
    context.addIssue({ code: "custom", path: ["text"], message: "Say what is to be done, or clear the row" });
    return z.NEVER;
  });

/** What an admin does with an upload: keep the words, look at them, publish it, take it off the list, or withdraw it. */
export const DraftForm = z.object({
  intent: z.enum(["save", "preview", "publish", "discard", "withdraw"]),
  executiveSummary: z
    .string()
    .optional()
    .transform((text) => (text ?? "").replaceAll("\r\n", "\n"))
    .refine(
      (text) => text.length <= summaryLimit,
      `Shorten the executive summary to ${summaryLimit.toLocaleString("en-GB")} characters`,
    ),
  steps: z
    .array(step)
    .max(nextStepLimit, `At most ${nextStepLimit} next steps: take one off`)
    .transform((rows) => rows.flatMap((row) => (row ? [row] : []))),
  /** Of the summary and the next steps when the page was drawn. */
  version: z.coerce.number().int(),
  /** The health check that the page named as the one to be replaced. */
  replaces: z.string().optional(),
  answers: z.record(z.string(), z.string().optional()).optional(),
});

export type DraftForm = z.input<typeof DraftForm>;

/** Buttons without fields, with what the page showed when they were pressed. */
export const UndoForm = z.object({ intent: z.enum(["undo", "take-back"]), seen: z.enum(states) });

export type UndoForm = z.output<typeof UndoForm>;

function line(what: string, longest: number) {
  return z
    .string()
    .optional()
    .transform((text) => tidy(text ?? ""))
    .refine((text) => text.length <= longest, `Shorten the ${what} to ${longest} characters`)
    .refine((text) => !hasHiddenCharacters(text), `Type the ${what} anew: it holds characters that cannot be seen`);
}

function day() {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text) return null;
      if (isCalendarDate(text)) return text;
      context.addIssue("Enter the due date as a day that exists, such as 2027-03-31");
      return z.NEVER;
    });
}
