import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface SignupState {
  firstName: string;
  businessName: string;
  /** Instants as ISO text. */
  askedAt: string;
  rejectedAt: string | null;
}

/** To someone who asked for a password but has no account: how the sign-up stands. */
export const signupStateLetter: Letter<SignupState> = {
  name: "signup-state",
  subject: () => "Your request for a CM360 account",
  body: ({ data, link }) => (
    <LetterFrame
      preview={data.rejectedAt ? "It was not approved." : "It waits for approval."}
      title={data.rejectedAt ? "Your request was not approved" : "Your request waits for approval"}
    >
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        somebody, probably you, asked to reset the password that goes with this address. There is no account yet: on{" "}
        {letterTime(data.askedAt)} you asked for one for {data.businessName},{" "}
        {data.rejectedAt
          ? `and on ${letterTime(data.rejectedAt)} the request was not approved. You can ask again.`
          : "and the request still waits. Once it is approved, you will get a mail with a link to set your password."}
      </Paragraph>
      {data.rejectedAt && <ActionLink href={link("/signup")}>Sign Up</ActionLink>}
    </LetterFrame>
  ),
  sample: {
    firstName: "Ida",
    businessName: "Northgate Tools",
    askedAt: "2026-07-13T09:14:00.000Z",
    rejectedAt: null,
  },
};
