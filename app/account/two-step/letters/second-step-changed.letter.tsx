import { type SecondStepChange, secondStepWords } from "~/account/two-step/words";
import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface SecondStepChanged {
  firstName: string;
  what: SecondStepChange;
  /** As ISO text. */
  at: string;
}

/** To the owner of an account whose two-step login was changed, by whomever. */
export const secondStepChangedLetter: Letter<SecondStepChanged> = {
  name: "second-step-changed",
  kind: "safety",
  subject: ({ what }) => secondStepWords[what].subject,
  body: ({ data, link }) => (
    <LetterFrame preview="If it was you, nothing needs to be done." title={secondStepWords[data.what].title}>
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        on {letterTime(data.at)} {secondStepWords[data.what].what}
      </Paragraph>
      <Paragraph>{secondStepWords[data.what].todo}</Paragraph>
      <ActionLink href={link("/reset-password")}>Reset Password</ActionLink>
    </LetterFrame>
  ),
  sample: { firstName: "Nora", what: "reset", at: "2026-07-14T09:14:00.000Z" },
};
