import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface EmailChanged {
  firstName: string;
  newEmail: string;
  /** Instants as ISO text. */
  at: string;
  undoUntil: string;
}

/** To the old address, which can take the change back. */
export const emailChangedLetter: Letter<EmailChanged> = {
  name: "email-changed",
  kind: "safety",
  subject: () => "Your CM360 email was changed",
  body: ({ data, link, secret }) => (
    <LetterFrame preview="If it was you, nothing needs to be done." title="Your email was changed">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        the email of your account of CM360 was changed on {letterTime(data.at)}. This address no longer logs in.
      </Paragraph>
      <Fact label="New email">{data.newEmail}</Fact>
      <Paragraph>If it was you, nothing needs to be done. If it was not, take the change back now.</Paragraph>
      <ActionLink href={link(`/email-change/undo/${secret ?? ""}`)}>Undo the Change</ActionLink>
      <Paragraph>
        The link works until {letterTime(data.undoUntil)}. It also ends every session of the account.
      </Paragraph>
    </LetterFrame>
  ),
  sample: {
    firstName: "Nora",
    newEmail: "nora@acme-tools.example",
    at: "2026-07-14T09:14:00.000Z",
    undoUntil: "2026-07-21T09:14:00.000Z",
  },
};
