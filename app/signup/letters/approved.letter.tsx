import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface Approved {
  firstName: string;
  businessName: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
  /** The form that caused it, where the person signed up again. */
  formKey?: string;
}

/** To someone whose account is made: the link to set the first password. */
export const approvedLetter: Letter<Approved> = {
  name: "signup-approved",
  subject: () => "Your CM360 account is approved: set your password",
  body: ({ data, link, secret }) => (
    <LetterFrame preview="The link works for three days." title="Your account is approved">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        your account of CM360 for {data.businessName} is ready. Set your password to log in for the first time.
      </Paragraph>
      <ActionLink href={link(`/change-password/${secret ?? ""}`)}>Set Password</ActionLink>
      <Paragraph>
        The link works once, for three days. After that, its page offers you a new one. A newer link ends an older one.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: { firstName: "Ida", businessName: "Northgate Tools", linkEndsAt: "2026-07-17T09:14:00.000Z" },
};
