import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface PasswordReset {
  firstName: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
}

/** To someone who does not remember the password: the link to choose a new one. */
export const passwordResetLetter: Letter<PasswordReset> = {
  name: "password-reset",
  kind: "safety",
  subject: () => "Reset your CM360 password",
  body: ({ data, link, secret }) => (
    <LetterFrame preview="The link works for an hour." title="Reset your password">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>somebody, probably you, asked for a new password for your account of CM360.</Paragraph>
      <ActionLink href={link(`/reset-password/${secret ?? ""}`)}>Reset Password</ActionLink>
      <Paragraph>
        The link works once, until {letterTime(data.linkEndsAt)}. A newer link ends an older one. If you did not ask,
        nothing needs to be done: your password stays as it is.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: { firstName: "Nora", linkEndsAt: "2026-07-14T10:14:00.000Z" },
};
