import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import {
  type InvitationData,
  InvitationWords,
  invitationExpired,
  invitationSubject,
  sampleInvitation,
} from "~/profile/partners/letters/invitation-words";

/** To someone without an account: sign up with the fields filled in; the link is bound to the address. */
export const partnerInvitationLetter: Letter<InvitationData> = {
  name: "partner-invitation",
  subject: invitationSubject,
  body: ({ data, link, secret }) => (
    <LetterFrame preview="Sign up to answer." title="You are invited as a partner">
      <InvitationWords data={data} />
      <ActionLink href={link(`/signup?invitation=${secret ?? ""}`)}>Sign Up Now</ActionLink>
      <Paragraph>
        An administrator of Secure Dynamics reviews each request. Once you have set your password, you log in and accept
        or decline. The link is for this address only. If you do not want to answer, you need not do anything.
      </Paragraph>
    </LetterFrame>
  ),
  expired: invitationExpired,
  sample: sampleInvitation,
};
