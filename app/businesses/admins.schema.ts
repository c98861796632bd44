import { z } from "zod";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";
import { name } from "~/signup/detail-fields";

/** Somebody who becomes an admin; the email rule asks the lists, so it is parsed with `async: true`. */
export function adminForm(judgeEmail: (text: string) => Promise<EmailVerdict>) {
  return z.object({
    firstName: name("first name", "Enter the first name"),
    lastName: name("last name", "Enter the last name"),
    email: z.string("Enter the business email").transform(async (text, context) => {
      const verdict = await judgeEmail(text);
      if (!verdict.fits) context.addIssue(businessEmailMessage(verdict));
      return verdict.fits ? { address: verdict.address, domain: verdict.domain } : z.NEVER;
    }),
  });
}

export interface AdminFields {
  firstName: string;
  lastName: string;
  email: string;
}

export type NewAdmin = z.output<ReturnType<typeof adminForm>>;
