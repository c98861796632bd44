import type { Letter } from "~/mail/letter";
import { LetterFrame, Paragraph } from "~/mail/letter-parts";

/** To someone who signs up again while the first request still waits. */
export const requestWaitsLetter: Letter<{ formKey: string }> = {
  name: "signup-waits",
  subject: () => "Your request for a CM360 account is already with us",
  body: () => (
    <LetterFrame preview="You need not sign up again." title="Your request is already with us">
      <Paragraph>
        Somebody, probably you, asked again for an account of CM360 with this address. The first request still waits for
        an administrator; what was entered then is kept, and nothing was changed.
      </Paragraph>
      <Paragraph>Once it is approved, you will get a mail with a link to set your password.</Paragraph>
    </LetterFrame>
  ),
  sample: { formKey: "0b7f1f0e-7a55-4a35-9c0f-5f2f4a3f1f11" },
};
