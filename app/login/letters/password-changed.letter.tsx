import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface PasswordChanged {
  firstName: string;
  /** As ISO text. */
  at: string;
  /** It is the account's first password. */
  first: boolean;
}

/** To the owner of an account whose password was set or changed, by whomever. */
export const passwordChangedLetter: Letter<PasswordChanged> = {
  name: "password-changed",
  kind: "safety",
  subject: ({ first }) => (first ? "Your CM360 password was set" : "Your CM360 password was changed"),
  body: ({ data, link }) => (
    <LetterFrame
      preview="If it was you, nothing needs to be done."
      title={data.first ? "Your password was set" : "Your password was changed"}
    >
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        the password of your account of CM360 was {data.first ? "set" : "changed"} on {letterTime(data.at)}.
        {data.first ? "" : " Every other session was ended."}
      </Paragraph>
      <Paragraph>If it was you, nothing needs to be done. If it was not, choose a new password now.</Paragraph>
      <ActionLink href={link("/reset-password")}>Reset Password</ActionLink>
    </LetterFrame>
  ),
  sample: { firstName: "Nora", at: "2026-07-14T09:14:00.000Z", first: false },
};
