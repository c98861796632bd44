import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";

interface Ended {
  customerName: string;
  type: PartnershipType;
  /** Another reseller took over. */
  replaced: boolean;
}

/** To the partner whose partnership ended. */
export const partnershipEndedLetter: Letter<Ended> = {
  name: "partnership-ended",
  kind: "partners",
  subject: ({ customerName }) => `Your partnership with ${customerName} has ended`,
  body: ({ data, link }) => (
    <LetterFrame preview="You no longer see its pages." title="A partnership has ended">
      <Paragraph>
        {data.replaced
          ? `${data.customerName} has another ${roleNames[data.type]} now, so your partnership with it has ended.`
          : `${data.customerName} ended your partnership as ${roleNames[data.type]}.`}{" "}
        From now on your people no longer see what it opened. What you did for {data.customerName} stays on record
        there.
      </Paragraph>
      <ActionLink href={link("/customers")}>Show my customers</ActionLink>
    </LetterFrame>
  ),
  sample: { customerName: "Halden Precision", type: "reseller", replaced: false },
};
