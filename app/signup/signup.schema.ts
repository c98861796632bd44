import { z } from "zod";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";
import { hasHiddenCharacters, tidy } from "~/signup/plain-text";
import { readWebsite } from "~/signup/website";

interface Rules {
  judgeEmail: (text: string) => Promise<EmailVerdict>;
  /** The texts in force, which the boxes agree to. */
  versions: { privacy: number; terms: number };
}

/** The fields of Sign Up; the email rule asks the lists, so it is parsed with `async: true`. */
export function signupForm({ judgeEmail, versions }: Rules) {
  return z.object({
    formKey: z.string().optional(),
    /** The token of a customer's invitation, where one led here. */
    invitation: z.string().max(100).optional(),
    businessName: name("business name", "Enter the business name"),
    businessWebsite: z.string("Enter the website of the business").transform((text, context) => {
      const website = readWebsite(text);
      if (!website) context.addIssue("Enter the website as an address, such as www.northgate-tools.example");
      return website ?? z.NEVER;
    }),
    firstName: name("first name", "Enter your first name"),
    lastName: name("last name", "Enter your last name"),
    email: z.string("Enter your business email").transform(async (text, context) => {
      const verdict = await judgeEmail(text);
      if (!verdict.fits) context.addIssue(businessEmailMessage(verdict));
      return verdict.fits ? { address: verdict.address, domain: verdict.domain } : z.NEVER;
    }),
    phone: plainText("phone number", 40, "Enter one phone number")
      .refine((text) => text === "" || /\d/.test(text), "Enter the phone number with digits, such as +49 30 5550 147")
      .optional(),
    jobTitle: plainText("job title", 120, "Enter one job title").optional(),
    privacy: agreement("Privacy Policy", versions.privacy),
    terms: agreement("Terms and Conditions", versions.terms),
  });
}

export type SignupForm = z.input<ReturnType<typeof signupForm>>;
export type SignupDetails = z.output<ReturnType<typeof signupForm>>;

function name(what: string, missing: string) {
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

/** A box whose value is the version that stood on the page; one that only says "on" agrees to the version in force. */
function agreement(title: string, inForce: number) {
  return z.string(`Agree to the ${title} to sign up`).transform((agreedTo, context) => {
    if (/^\d+$/.test(agreedTo) && Number(agreedTo) !== inForce)
      context.addIssue(`The ${title} changed while this page was open: read it and agree again`);
    return inForce;
  });
}
