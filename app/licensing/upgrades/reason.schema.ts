import { z } from "zod";
import { hasHiddenCharacters } from "~/infra/typed-text";

export const longestReason = 500;
export const hiddenInReason = "Type the reason anew: it holds characters that cannot be seen";

/** Words that have to be there: `missing` says which. */
export function neededReason(missing: string) {
  return z
    .string(missing)
    .transform((typed) => typed.replace(/\s+/g, " ").trim())
    .refine((typed) => typed !== "", missing)
    .refine((typed) => typed.length <= longestReason, `Shorten the reason to ${longestReason} characters`)
    .refine((typed) => !hasHiddenCharacters(typed), hiddenInReason);
}

/** The version of what the editor saw. */
export const seenVersion = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

export const dismissForm = z.object({
  reason: neededReason("Say why it is not wanted, such as “We use another vendor until 2028”"),
  seen: z.string("Open the page again before dismissing").max(64),
});

export type DismissForm = z.input<typeof dismissForm>;

/** Version 0: there is no suggestion yet. */
export const suggestForm = z.object({
  reason: neededReason("Say why you suggest it: the customer reads your words"),
  version: seenVersion,
});

export const withdrawForm = z.object({ version: seenVersion });

export type SuggestForm = z.input<typeof suggestForm>;
