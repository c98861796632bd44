import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import type { Letter } from "~/mail/letter";
import { LetterFrame, Paragraph } from "~/mail/letter-parts";

interface Withdrawn {
  customerName: string;
  type: PartnershipType;
}

/** To the address whose invitation was withdrawn before it was answered. */
export const invitationWithdrawnLetter: Letter<Withdrawn> = {
  name: "partner-invitation-withdrawn",
  subject: ({ customerName }) => `${customerName} withdrew its invitation`,
  body: ({ data }) => (
    <LetterFrame preview="You need not do anything." title="The invitation was withdrawn">
      <Paragraph>
        {data.customerName} withdrew its invitation to work for it as {roleNames[data.type]} in CM360. The link in the
        earlier mail no longer works. You need not do anything.
      </Paragraph>
    </LetterFrame>
  ),
  sample: { customerName: "Halden Precision", type: "reseller" },
};
