import type { Letter } from "~/mail/letter";
import { Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface EmailUndone {
  firstName: string;
  oldEmail: string;
  /** As ISO text. */
  at: string;
}

/** To the address from which the account was taken back. */
export const emailUndoneLetter: Letter<EmailUndone> = {
  name: "email-undone",
  kind: "safety",
  subject: () => "The change of your CM360 email was undone",
  body: ({ data }) => (
    <LetterFrame preview="This address no longer logs in." title="The change of your email was undone">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        on {letterTime(data.at)} the change of your email was undone by a link that was mailed to the old address. Every
        session was ended, and this address no longer logs in.
      </Paragraph>
      <Fact label="Email">{data.oldEmail}</Fact>
    </LetterFrame>
  ),
  sample: { firstName: "Nora", oldEmail: "nora@acme.example", at: "2026-07-14T09:14:00.000Z" },
};
