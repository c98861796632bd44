import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface ColleagueElsewhere {
  inviter: string;
  businessName: string;
}

/** To the owner of an account whom another business invites as a colleague: an account belongs to one business. */
export const colleagueElsewhereLetter: Letter<ColleagueElsewhere> = {
  name: "colleague-elsewhere",
  subject: ({ businessName }) => `An invitation to ${businessName} on CM360`,
  body: ({ data, link }) => (
    <LetterFrame preview="Your account stays as it is." title={`An invitation to ${data.businessName}`}>
      <Paragraph>
        {data.inviter} invites you to work with {data.businessName} on CM360. This address has an account already, and
        an account belongs to one business, so nothing was changed.
      </Paragraph>
      <Paragraph>
        To work with {data.businessName}, ask {data.inviter} to invite another address of yours. To use the account that
        you have, log in.
      </Paragraph>
      <ActionLink href={link("/")}>Login</ActionLink>
    </LetterFrame>
  ),
  sample: { inviter: "Nora Berg", businessName: "Acme" },
};
