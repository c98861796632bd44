import { z } from "zod";
import type { Side } from "./scores";

/** What a form of one side asks for; `version` is the one that the editor saw, 0 where nothing was said yet. */
export interface ScoreEdit {
  score: number | null;
  notApplicableReason: string | null;
  note: string;
  version: number;
}

/** The fields of both sides, as they are posted: each side has names of its own. */
export interface ScoreFields {
  cm360Score: string;
  cm360Feedback: string;
  cm360Reason: string;
  businessScore: string;
  businessNote: string;
  businessReason: string;
  version: string;
}

export const longestNote = 2000;
export const longestFeedback = 10_000;
export const longestReason = 500;

const choice = z.enum(["0", "1", "2", "3", "4", "5", "not-scored", "not-applicable"], {
  error: "Choose a step from 0 to 5, or Not applicable",
});

const text = (what: string, longest: number) =>
  z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").replaceAll("\r\n", "\n").trim())
    .refine((typed) => typed.length <= longest, `Shorten the ${what} to ${longest.toLocaleString("en-GB")} characters`);

const reason = text("reason", longestReason);

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

type Choice = z.output<typeof choice>;

/** What an admin of Secure Dynamics says of a topic. */
const cm360Form = z
  .object({ cm360Score: choice, cm360Feedback: text("feedback", longestFeedback), cm360Reason: reason, version })
  .superRefine(({ cm360Score, cm360Reason }, context) => judgeReason(cm360Score, cm360Reason, "cm360Reason", context))
  .transform((form) => editOf(form.cm360Score, form.cm360Feedback, form.cm360Reason, form.version));

/** What the customer says of a topic. */
const businessForm = z
  .object({ businessScore: choice, businessNote: text("note", longestNote), businessReason: reason, version })
  .superRefine(({ businessScore, businessReason }, context) =>
    judgeReason(businessScore, businessReason, "businessReason", context),
  )
  .transform((form) => editOf(form.businessScore, form.businessNote, form.businessReason, form.version));

export const scoreForms = { cm360: cm360Form, business: businessForm } as const;

/** Whether a form brings a field that only the other side may fill in. */
export function bringsFieldsOfOther(form: FormData, side: Side): boolean {
  const other = side === "cm360" ? "business" : "cm360";
  return [...form.keys()].some((name) => name.toLowerCase().startsWith(other));
}

function judgeReason(chosen: Choice, typed: string, path: string, context: z.RefinementCtx) {
  if (chosen === "not-applicable" && typed === "")
    context.addIssue({ code: "custom", path: [path], message: "Say why this topic does not apply" });
  if (chosen !== "not-applicable" && typed !== "")
    context.addIssue({ code: "custom", path: [path], message: "Choose Not applicable, or take the reason away" });
}

function editOf(chosen: Choice, note: string, typed: string, version: number): ScoreEdit {
  return {
    score: /^\d$/.test(chosen) ? Number(chosen) : null,
    notApplicableReason: chosen === "not-applicable" ? typed : null,
    note,
    version,
  };
}
