import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface Restored {
  businessName: string;
}

/** To the people of a business that is no longer suspended. */
export const restoredLetter: Letter<Restored> = {
  name: "business-restored",
  kind: "business",
  subject: ({ businessName }) => `${businessName} is restored in CM360`,
  body: ({ data: { businessName }, link }) => (
    <LetterFrame preview="You can log in again." title={`${businessName} is restored`}>
      <Paragraph>
        The account of {businessName} is open again. Log in with the password that you had; all is as you left it.
      </Paragraph>
      <ActionLink href={link("/")}>Log In</ActionLink>
    </LetterFrame>
  ),
  sample: { businessName: "Northgate Tools" },
};
