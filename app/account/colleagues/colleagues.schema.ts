import { z } from "zod";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";
import { name } from "~/signup/detail-fields";

const id = z.string().min(1).max(64);

/** The form and the buttons of the page; the email rule asks the lists, so it is parsed with `async: true`. */
export function colleaguesForm(judgeEmail: (text: string) => Promise<EmailVerdict>) {
  return z.discriminatedUnion("intent", [
    z.object({
      intent: z.literal("invite"),
      firstName: name("first name", "Enter the first name"),
      lastName: name("last name", "Enter the last name"),
      email: z.string("Enter the business email").transform(async (text, context) => {
        const verdict = await judgeEmail(text);
        if (!verdict.fits) context.addIssue(businessEmailMessage(verdict));
        return verdict.fits ? verdict.address : z.NEVER;
      }),
      /** The team member who is given an account. */
      memberId: id.optional(),
    }),
    // What the row said when the button was drawn: a second click finds another date and sends nothing.
    z.object({ intent: z.literal("send-again"), id, expiresAt: z.iso.datetime() }),
    z.object({ intent: z.enum(["withdraw", "remove", "make-owner", "hand-over"]), id }),
    z.object({ intent: z.literal("step-down") }),
  ]);
}

export interface InvitationFields {
  firstName: string;
  lastName: string;
  email: string;
}
