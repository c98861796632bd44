import type { Letter } from "~/mail/letter";
import { Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface Suspended {
  businessName: string;
  reason: string;
}

/** To the people of a business that an admin suspended. */
export const suspendedLetter: Letter<Suspended> = {
  name: "business-suspended",
  kind: "business",
  subject: ({ businessName }) => `${businessName} is suspended in CM360`,
  body: ({ data: { businessName, reason } }) => (
    <LetterFrame preview="You cannot log in for now." title={`${businessName} is suspended`}>
      <Paragraph>
        Secure Dynamics has suspended the account of {businessName}. Nobody of {businessName} can log in until it is
        restored, and reminders pause. Nothing is deleted: what is recorded there stays as it is.
      </Paragraph>
      <Fact label="Reason">{reason}</Fact>
      <Paragraph>If you think that this is a mistake, speak to your contact at Secure Dynamics.</Paragraph>
    </LetterFrame>
  ),
  sample: { businessName: "Northgate Tools", reason: "The contract ended on 2026-06-30." },
};
