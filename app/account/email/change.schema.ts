import { z } from "zod";
import { code } from "~/login/second-step.schema";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";

const id = z.string().min(1).max(64);

/** The form and the buttons of the page; the email rule asks the lists, so it is parsed with `async: true`. */
export function emailChangeForm(judgeEmail: (text: string) => Promise<EmailVerdict>) {
  return z.discriminatedUnion("intent", [
    z.object({
      intent: z.literal("change"),
      email: z.string("Enter the new email").transform(async (text, context) => {
        const verdict = await judgeEmail(text);
        if (!verdict.fits) context.addIssue(businessEmailMessage(verdict));
        return verdict.fits ? { address: verdict.address, domain: verdict.domain } : z.NEVER;
      }),
      currentPassword: z.string("Enter your current password."),
      /** Asked for where two-step login is on. */
      code: code.optional(),
    }),
    z.object({ intent: z.literal("send-again"), id }),
    z.object({ intent: z.literal("withdraw"), id }),
  ]);
}

export interface EmailChangeFields {
  email: string;
  currentPassword: string;
  code: string;
}
