import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import {
  type InvitationData,
  InvitationWords,
  invitationExpired,
  invitationSubject,
  sampleInvitation,
} from "~/profile/partners/letters/invitation-words";

/** To a person of a partner: log in and answer. */
export const partnerInvitationKnownLetter: Letter<InvitationData> = {
  name: "partner-invitation-known",
  kind: "partners",
  subject: invitationSubject,
  body: ({ data, link }) => (
    <LetterFrame preview="Log in to answer." title="Another customer invites you">
      <InvitationWords data={data} />
      <ActionLink href={link(`/invitations/${data.invitationId}`)}>Login</ActionLink>
      <Paragraph>Log in with the account you have: the page then asks you to accept or to decline.</Paragraph>
    </LetterFrame>
  ),
  expired: invitationExpired,
  sample: sampleInvitation,
};
