import { z } from "zod";
import { hasHiddenCharacters } from "~/infra/typed-text";
import { mostUnits, readCount, unitPlural } from "~/licensing/units";

/** The version of the request that the form was opened with. */
export const version = z
  .string("Open the page again before sending")
  .regex(/^\d{1,9}$/, "Open the page again before sending")
  .transform(Number);

/** The key of what was shown. */
export const shown = z.string().max(100).optional();

/** Several lines; empty where nothing was typed. */
export function words(what: string, most: number) {
  return z
    .string(`Enter one ${what}`)
    .transform((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim())
    .refine((text) => text.length <= most, `Shorten the ${what} to ${most.toLocaleString("en-GB")} characters`)
    .refine(
      (text) => !hasHiddenCharacters(text.replace(/[\n\t]/g, "")),
      `Type the ${what} anew: it holds characters that cannot be seen`,
    )
    .default("");
}

/** How many of the product's unit; the caller says how few. */
export function count(unit: string) {
  const what = `Enter the number of ${unitPlural(unit)}`;
  return z
    .string(what)
    .trim()
    .min(1, what)
    .refine((text) => readCount(text) !== null, `${what} as a whole number, such as 2400`)
    .transform((text) => readCount(text) ?? 0)
    .refine((number) => number <= mostUnits, `Enter ${mostUnits.toLocaleString("en-GB")} or fewer`);
}
