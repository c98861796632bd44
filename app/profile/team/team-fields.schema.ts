import { z } from "zod";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";

/** A line of text as people type it; `missing` says what to enter where nothing was sent. */
export function line(what: string, longest: number, missing = `Enter the ${what}`) {
  return z
    .string(missing)
    .transform(tidy)
    .refine((text) => text.length <= longest, `Shorten the ${what} to ${longest} characters`)
    .refine((text) => !hasHiddenCharacters(text), `Type the ${what} anew: it holds characters that cannot be seen`);
}

export function requiredLine(what: string, longest: number) {
  const missing = `Enter the ${what}`;
  return line(what, longest, missing).refine((text) => text !== "", missing);
}

export const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);
