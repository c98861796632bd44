import { z } from "zod";
import { PartnershipType } from "~/infra/prisma/enums";
import { businessEmailMessage, type EmailVerdict } from "~/signup/business-email";
import { businessFields } from "~/signup/detail-fields";

const id = z.string().min(1).max(64);

/** The buttons of My Partners; the email rule asks the lists, so it is parsed with `async: true`. */
export function partnersForm(judgeEmail: (text: string) => Promise<EmailVerdict>) {
  return z.discriminatedUnion("intent", [
    z.object({
      intent: z.literal("invite"),
      type: z.enum(PartnershipType),
      formKey: z.string().max(64).optional(),
      businessName: businessFields.businessName,
      email: z.string("Enter the partner’s business email").transform(async (text, context) => {
        const verdict = await judgeEmail(text);
        if (!verdict.fits) context.addIssue(businessEmailMessage(verdict).replace("Use your", "Enter the partner’s"));
        return verdict.fits ? { address: verdict.address, domain: verdict.domain } : z.NEVER;
      }),
    }),
    /** `sentAt` is the sending that the page showed: a form that is sent twice mails once. */
    z.object({ intent: z.literal("send-again"), id, sentAt: z.string().max(40).default("") }),
    z.object({ intent: z.literal("withdraw"), id }),
    z.object({ intent: z.literal("end"), id }),
  ]);
}

type Button = z.input<ReturnType<typeof partnersForm>>;
export type InviteForm = Extract<Button, { intent: "invite" }>;
export type InviteDetails = Extract<z.output<ReturnType<typeof partnersForm>>, { intent: "invite" }>;
