import { z } from "zod";
import type { CalendarDate } from "~/infra/calendar";
import { readTerm, type TypedTerm } from "./read-term";
import { correctionReasonLimit, type TermField } from "./term-fields";

/** Letters, figures, signs and spaces: nothing that cannot be seen. */
const isPlain = (text: string) => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text);

const one = (label: string) => z.string(`Enter one ${label}`).optional();

const termInputs = {
  endDate: one("Service End Date"),
  startDate: one("Start Date"),
  quantity: one("number"),
  orderNumber: one("Order Number"),
} satisfies Record<TermField, z.ZodType>;

const openAgain = "Open the page again before saving";

/** The term as the page showed it: its id, empty where there was none, and its version. */
const seenInputs = {
  term: z.string(openAgain).max(100, openAgain).optional(),
  version: z
    .string(openAgain)
    .regex(/^\d{1,9}$/, openAgain)
    .transform(Number),
};

/** What is touched besides was shown, and it shall be so: the key of what was shown. */
const confirmed = z.string(openAgain).max(100, openAgain).optional();

/** The form Already Purchased on a day: the term that it says, or null where the box is empty. */
export function purchaseForm(today: CalendarDate) {
  return z
    .object({
      intent: z.literal("purchased"),
      purchased: z.literal("on", "Tick Already Purchased, or leave it empty").optional(),
      ...termInputs,
      ...seenInputs,
      confirmed,
      openRequest: z.enum(["keep", "cancel"], "Choose whether to keep the request").optional(),
      formKey: z.string(openAgain).max(100, openAgain).optional(),
    })
    .transform((fields, context) => {
      if (fields.purchased === "on") return { ...fields, details: readInto(context, fields, today) };
      if (!fields.term && fields.endDate?.trim())
        context.addIssue({ code: "custom", path: ["purchased"], message: "Tick Already Purchased to save the date" });
      return { ...fields, details: null };
    });
}

/** The seller's correction of a term that came from a request; such a term may have ended. */
export const correctionForm = z
  .object({
    intent: z.literal("correct"),
    ...termInputs,
    ...seenInputs,
    confirmed,
    reason: z
      .string("Say why it is corrected")
      .transform((text) => text.normalize("NFC").trim())
      .refine((text) => text !== "", "Say why it is corrected")
      .refine(
        (text) => text.length <= correctionReasonLimit,
        `Shorten the reason to ${correctionReasonLimit} characters`,
      )
      .refine(isPlain, "Type the reason anew: it holds characters that cannot be seen"),
  })
  .transform((fields, context) => ({ ...fields, details: readInto(context, fields, null) }));

export type PurchaseForm = z.input<ReturnType<typeof purchaseForm>>;
export type CorrectionForm = z.input<typeof correctionForm>;

function readInto(context: z.RefinementCtx, typed: TypedTerm, from: CalendarDate | null) {
  const reading = readTerm(typed, from);
  if ("details" in reading) return reading.details;
  for (const { field, message } of reading.problems) context.addIssue({ code: "custom", path: [field], message });
  return z.NEVER;
}
