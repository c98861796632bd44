import { z } from "zod";

/** What an admin does with an upload: keep the words, publish it, take it off the list, or withdraw it. */
export const DraftForm = z.object({
  intent: z.enum(["save", "publish", "discard", "withdraw"]),
  executiveSummary: z
    .string()
    .max(20_000, "Shorten the executive summary to 20,000 characters")
    .optional()
    .transform((text) => (text ?? "").replaceAll("\r\n", "\n")),
  /** Of the summary when the page was drawn. */
  version: z.coerce.number().int(),
  /** The health check that the page named as the one to be replaced. */
  replaces: z.string().optional(),
  answers: z.record(z.string(), z.string().optional()).optional(),
});

export type DraftForm = z.input<typeof DraftForm>;
