import { z } from "zod";

const help = (what: string) =>
  z
    .string(`Say ${what}`)
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .refine((text) => text !== "", `Say ${what}`)
    .refine((text) => text.length <= 4000, "Shorten it to 4,000 characters");

/** The help of a technology area. */
export const AreaHelpForm = z.object({
  helpWhat: help("what the area is"),
  helpWhy: help("why it matters"),
  helpGood: help("what good looks like"),
  version: z.coerce.number().int(),
});

export type AreaHelpForm = z.input<typeof AreaHelpForm>;
