import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface ColleagueInvitation {
  firstName: string;
  inviter: string;
  businessName: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
}

/** To someone whom an owner of a business invites as a colleague. */
export const colleagueInvitationLetter: Letter<ColleagueInvitation> = {
  name: "colleague-invitation",
  subject: ({ inviter, businessName }) => `${inviter} invites you to ${businessName} on CM360`,
  body: ({ data, link, secret }) => (
    <LetterFrame preview="The link works for 14 days." title={`Join ${data.businessName} on CM360`}>
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        {data.inviter} invites you to work with {data.businessName} on CM360, the customer portal of Secure Dynamics.
        Set a password to join.
      </Paragraph>
      <ActionLink href={link(`/join/${secret ?? ""}`)}>Join Now</ActionLink>
      <Paragraph>
        The link works once, until {letterTime(data.linkEndsAt)}. A newer link ends an older one. If you do not know{" "}
        {data.inviter}, nothing needs to be done.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: {
    firstName: "Per",
    inviter: "Nora Berg",
    businessName: "Acme",
    linkEndsAt: "2026-07-28T09:14:00.000Z",
  },
};
