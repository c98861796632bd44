import type { Letter } from "~/mail/letter";
import { LetterFrame, Paragraph } from "~/mail/letter-parts";

/** To someone who has just signed up. */
export const requestReceivedLetter: Letter<{ formKey: string }> = {
  name: "signup-received",
  subject: () => "Your request for a CM360 account has been received",
  body: () => (
    <LetterFrame preview="An administrator will review it." title="Your request has been received">
      <Paragraph>
        Somebody, probably you, asked for an account of CM360 with this address. An administrator of Secure Dynamics
        reviews each request, usually within one working day.
      </Paragraph>
      <Paragraph>Once it is approved, you will get a mail with a link to set your password.</Paragraph>
      <Paragraph>If you did not sign up, you need not do anything.</Paragraph>
    </LetterFrame>
  ),
  sample: { formKey: "0b7f1f0e-7a55-4a35-9c0f-5f2f4a3f1f11" },
};
