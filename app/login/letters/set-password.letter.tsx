import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface SetPassword {
  firstName: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
}

/** To someone whose account is approved but has no password yet, and who asked for a new link. */
export const setPasswordLetter: Letter<SetPassword> = {
  name: "set-password",
  kind: "safety",
  subject: () => "Set your CM360 password",
  body: ({ data, link, secret }) => (
    <LetterFrame preview="The link works for three days." title="Set your password">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        your account of CM360 is approved and has no password yet. Set it to log in for the first time.
      </Paragraph>
      <ActionLink href={link(`/change-password/${secret ?? ""}`)}>Set Password</ActionLink>
      <Paragraph>
        The link works once, until {letterTime(data.linkEndsAt)}. A newer link ends an older one. If you did not ask for
        it, nothing needs to be done.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: { firstName: "Ida", linkEndsAt: "2026-07-17T09:14:00.000Z" },
};
