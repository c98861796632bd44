import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

/** To the owner of an account whose address was used to sign up. */
export const accountExistsLetter: Letter<{ formKey: string }> = {
  name: "signup-account-exists",
  kind: "safety",
  subject: () => "You already have a CM360 account",
  body: ({ link }) => (
    <LetterFrame preview="Log in, or reset your password." title="You already have an account">
      <Paragraph>
        Somebody, probably you, tried to sign up for CM360 with this address. It has an account already, so nothing was
        changed.
      </Paragraph>
      <ActionLink href={link("/")}>Login</ActionLink>
      <Paragraph>If you do not remember your password, ask for a link to reset it:</Paragraph>
      <ActionLink href={link("/reset-password")}>Reset Password</ActionLink>
      <Paragraph>If it was not you, you need not do anything.</Paragraph>
    </LetterFrame>
  ),
  sample: { formKey: "0b7f1f0e-7a55-4a35-9c0f-5f2f4a3f1f11" },
};
