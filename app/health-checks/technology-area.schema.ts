import { z } from "zod";
import { plainName } from "~/infra/csv/plain-text";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";

const help = (what: string) =>
  z
    .string(`Say ${what}`)
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .refine((text) => text !== "", `Say ${what}`)
    .refine((text) => text.length <= 4000, "Shorten it to 4,000 characters");

const intent = z.enum(["save", "preview"]).optional();

const helpFields = {
  helpWhat: help("what the area is"),
  helpWhy: help("why it matters"),
  helpGood: help("what good looks like"),
};

/** The help of a technology area. */
export const AreaHelpForm = z.object({ intent, ...helpFields, version: z.coerce.number().int() });

export type AreaHelpForm = z.input<typeof AreaHelpForm>;

/** A technology area that the portal did not know. */
export const NewAreaForm = z.object({
  intent,
  name: line("name", "Enter the name as files write it, such as Browser Isolation", 120).refine(
    (name) => plainName(name) !== "",
    "Enter a name with letters or digits: files are matched by them",
  ),
  product: line("product", "Enter the product it belongs to, such as ZIA", 60),
  key: z
    .string("Enter a key, such as browser-isolation")
    .transform((key) => key.trim())
    .refine(
      (key) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= 60 && key !== "new",
      "Enter small letters, digits and single hyphens, such as browser-isolation",
    ),
  ...helpFields,
});

export type NewAreaForm = z.input<typeof NewAreaForm>;

function line(what: string, needed: string, longest: number) {
  return z
    .string(needed)
    .transform(tidy)
    .refine((text) => text !== "", needed)
    .refine((text) => text.length <= longest, `Shorten the ${what} to ${longest} characters`)
    .refine((text) => !hasHiddenCharacters(text), `Type the ${what} anew: it holds characters that cannot be seen`);
}
