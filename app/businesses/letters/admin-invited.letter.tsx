import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface AdminInvited {
  firstName: string;
  inviter: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
}

/** To someone whom an admin made an admin: the link to set the first password. */
export const adminInvitedLetter: Letter<AdminInvited> = {
  name: "admin-invited",
  kind: "safety",
  subject: () => "You are an admin of CM360: set your password",
  body: ({ data: { firstName, inviter }, link, secret }) => (
    <LetterFrame preview="The link works for three days." title="You are an admin of CM360">
      <Paragraph>Hello {firstName},</Paragraph>
      <Paragraph>
        {inviter} has made you an admin of CM360, the customer portal of Secure Dynamics. Set your password to log in
        for the first time.
      </Paragraph>
      <ActionLink href={link(`/change-password/${secret ?? ""}`)}>Set Password</ActionLink>
      <Paragraph>
        The link works once, for three days. After that, its page offers you a new one. A newer link ends an older one.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: { firstName: "Mara", inviter: "Ada Stone", linkEndsAt: "2026-07-17T09:14:00.000Z" },
};
