import type { Letter } from "~/mail/letter";
import { LetterFrame, Paragraph } from "~/mail/letter-parts";
import {
  type InvitationData,
  InvitationWords,
  invitationExpired,
  invitationSubject,
  sampleInvitation,
} from "~/profile/partners/letters/invitation-words";

/** To someone whose account is no partner's: an invitation never changes the account that there is. */
export const partnerInvitationOtherLetter: Letter<InvitationData> = {
  name: "partner-invitation-other",
  subject: invitationSubject,
  body: ({ data }) => (
    <LetterFrame preview="Your account is no partner’s account." title="You are invited as a partner">
      <InvitationWords data={data} />
      <Paragraph>
        This address has an account of CM360 already, and it is no partner’s account. It stays as it is, and cannot take
        the invitation up. If you also work for a partner, ask {data.customerName} to invite your address there.
      </Paragraph>
    </LetterFrame>
  ),
  expired: invitationExpired,
  sample: sampleInvitation,
};
