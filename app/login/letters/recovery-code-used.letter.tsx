import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface RecoveryCodeUsed {
  firstName: string;
  /** How many codes can still be used. */
  left: number;
  /** As ISO text. */
  at: string;
}

/** To somebody whose recovery code stood in for the authenticator app. */
export const recoveryCodeUsedLetter: Letter<RecoveryCodeUsed> = {
  name: "recovery-code-used",
  kind: "safety",
  subject: () => "A recovery code of your CM360 account was used",
  body: ({ data, link }) => (
    <LetterFrame preview="Was this you?" title="A recovery code was used">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        on {letterTime(data.at)} somebody logged in to your account of CM360 with your password and one of your recovery
        codes. {leftOver(data.left)}
      </Paragraph>
      <Paragraph>
        If it was you, nothing needs to be done. If it was not, choose a new password now: that ends every session. Then
        make new recovery codes.
      </Paragraph>
      <ActionLink href={link("/reset-password")}>Reset Password</ActionLink>
    </LetterFrame>
  ),
  sample: { firstName: "Nora", left: 9, at: "2026-07-14T09:14:00.000Z" },
};

function leftOver(left: number): string {
  if (left === 0) return "It was the last one: make new ones.";
  return left === 1 ? "One is left." : `${left} are left.`;
}
