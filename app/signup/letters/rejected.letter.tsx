import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { type RejectionTextData, rejectionText } from "~/signup/rejection";

/** To an applicant whose request was rejected, where the admin chose to tell. */
export const rejectedLetter: Letter<RejectionTextData> = {
  name: "signup-rejected",
  subject: () => "Your request for a CM360 account",
  body: ({ data, link }) => (
    <LetterFrame preview="It could not be approved." title="Your request for a CM360 account">
      {rejectionText(data).map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      <ActionLink href={link("/signup")}>Sign Up</ActionLink>
    </LetterFrame>
  ),
  sample: {
    firstName: "Ida",
    businessName: "Northgate Tools",
    reason: "We could not verify that the request comes from this business.",
  },
};
