import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

/** To the owner of an account whose address somebody wanted for another account. */
export const emailTakenLetter: Letter<Record<string, never>> = {
  name: "email-taken",
  kind: "safety",
  subject: () => "This address has a CM360 account already",
  body: ({ link }) => (
    <LetterFrame preview="Nothing was changed." title="This address has an account already">
      <Paragraph>
        Somebody asked to log in to another account of CM360 with this address. It belongs to your account, so nothing
        was changed: an address stands for one account.
      </Paragraph>
      <Paragraph>If it was you, log in with this address and its password, or choose another address.</Paragraph>
      <ActionLink href={link("/")}>Login</ActionLink>
      <Paragraph>If it was not you, nothing needs to be done.</Paragraph>
    </LetterFrame>
  ),
  sample: {},
};
