import { z } from "zod";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";
import { readWebsite } from "~/signup/website";

/** What people tell of themselves, at sign-up and whenever they change it. */
export const personFields = {
  firstName: name("first name", "Enter your first name"),
  lastName: name("last name", "Enter your last name"),
  phone: plainText("phone number", 40, "Enter one phone number")
    .refine((text) => text === "" || /\d/.test(text), "Enter the phone number with digits, such as +49 30 5550 147")
    .optional(),
  jobTitle: plainText("job title", 120, "Enter one job title").optional(),
};

/** What they tell of their business. */
export const businessFields = {
  businessName: name("business name", "Enter the business name"),
  businessWebsite: z.string("Enter the website of the business").transform((text, context) => {
    const website = readWebsite(text);
    if (!website) context.addIssue("Enter the website as an address, such as www.northgate-tools.example");
    return website ?? z.NEVER;
  }),
};

/** A name that must be there; `missing` says what to enter where it is not. */
export function name(what: string, missing: string) {
  return plainText(what, 120, missing).refine((text) => text !== "", missing);
}

// No pipe into a second string: conform would hand it undefined where only spaces were typed.
function plainText(what: string, longest: number, missing: string) {
  return z
    .string(missing)
    .transform(tidy)
    .refine((text) => text.length <= longest, `Shorten the ${what} to ${longest} characters`)
    .refine((text) => !hasHiddenCharacters(text), `Type the ${what} anew: it holds characters that cannot be seen`);
}
