import { z } from "zod";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";
import { businessFields, personFields } from "~/signup/detail-fields";

interface Rules {
  judgeEmail: (text: string) => Promise<EmailVerdict>;
  /** The texts in force, which the boxes agree to. */
  versions: { privacy: number; terms: number };
}

/** The fields of Sign Up; the email rule asks the lists, so it is parsed with `async: true`. */
export function signupForm({ judgeEmail, versions }: Rules) {
  // In the order of the page: what is to be corrected is listed so.
  return z.object({
    formKey: z.string().optional(),
    /** The token of a customer's invitation, where one led here. */
    invitation: z.string().max(100).optional(),
    ...businessFields,
    firstName: personFields.firstName,
    lastName: personFields.lastName,
    email: z.string("Enter your business email").transform(async (text, context) => {
      const verdict = await judgeEmail(text);
      if (!verdict.fits) context.addIssue(businessEmailMessage(verdict));
      return verdict.fits ? { address: verdict.address, domain: verdict.domain } : z.NEVER;
    }),
    phone: personFields.phone,
    jobTitle: personFields.jobTitle,
    privacy: agreement("Privacy Policy", versions.privacy),
    terms: agreement("Terms and Conditions", versions.terms),
  });
}

export type SignupForm = z.input<ReturnType<typeof signupForm>>;
export type SignupDetails = z.output<ReturnType<typeof signupForm>>;

/** A box whose value is the version that stood on the page; one that only says "on" agrees to the version in force. */
function agreement(title: string, inForce: number) {
  return z.string(`Agree to the ${title} to sign up`).transform((agreedTo, context) => {
    if (/^\d+$/.test(agreedTo) && Number(agreedTo) !== inForce)
      context.addIssue(`The ${title} changed while this page was open: read it and agree again`);
    return inForce;
  });
}
