import { z } from "zod";
import { withPlainLineEnds } from "~/admin/texts";

export const TextForm = z.object({
  intent: z.enum(["preview", "save"]).default("save"),
  /** The version that stood in the form when it was opened. */
  startedFrom: z.coerce.number().int().min(0).default(0),
  body: z
    .string("Enter the text")
    .transform(withPlainLineEnds)
    .refine((text) => text !== "", "Enter the text")
    .refine((text) => text.length <= 50_000, "Shorten the text to 50,000 characters"),
});
