import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface EmailChange {
  firstName: string;
  oldEmail: string;
  /** When the link stops working, as ISO text. */
  linkEndsAt: string;
}

/** To the new address: nothing is changed before its owner says so. */
export const emailChangeLetter: Letter<EmailChange> = {
  name: "email-change",
  kind: "safety",
  subject: () => "Confirm your new email for CM360",
  body: ({ data, link, secret }) => (
    <LetterFrame preview="The link works for a day." title="Confirm your new email">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>you asked to log in to CM360 with this address from now on.</Paragraph>
      <Fact label="Email until now">{data.oldEmail}</Fact>
      <ActionLink href={link(`/email-change/${secret ?? ""}`)}>Confirm Email</ActionLink>
      <Paragraph>
        The link works once, until {letterTime(data.linkEndsAt)}. Until you confirm, nothing is changed. If you did not
        ask for it, nothing needs to be done.
      </Paragraph>
    </LetterFrame>
  ),
  expired: ({ linkEndsAt }, now) => now >= new Date(linkEndsAt),
  sample: { firstName: "Nora", oldEmail: "nora@acme.example", linkEndsAt: "2026-07-15T09:14:00.000Z" },
};
