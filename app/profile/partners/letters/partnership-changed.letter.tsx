import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";

export interface PartnershipChange {
  what: "accepted" | "declined" | "ended";
  partnerName: string;
  type: PartnershipType;
  /** Who did it. */
  personName: string;
  /** Why it was declined, where the partner said so. */
  reason: string | null;
  /** The reseller that was replaced, if any. */
  replacedName: string | null;
  customerSlug: string;
}

/** To the customer: its partner accepted, declined, or is at work no longer. */
export const partnershipChangedLetter: Letter<PartnershipChange> = {
  name: "partnership-changed",
  kind: "partners",
  subject: ({ what, partnerName }) =>
    what === "ended" ? `The partnership with ${partnerName} has ended` : `${partnerName} ${what} your invitation`,
  body: ({ data, link }) => (
    <LetterFrame preview={`As ${roleNames[data.type]}.`} title={titles[data.what]}>
      <Paragraph>{sentenceOf(data)}</Paragraph>
      {data.reason && <Fact label="Reason">{data.reason}</Fact>}
      {data.replacedName && (
        <Paragraph>It replaces {data.replacedName}, whose people no longer see your pages.</Paragraph>
      )}
      <ActionLink href={link(`/customers/${data.customerSlug}/profile/partners`)}>My Partners</ActionLink>
    </LetterFrame>
  ),
  sample: {
    what: "accepted",
    partnerName: "Corvus Networks",
    type: "reseller",
    personName: "Jonas Weber",
    reason: null,
    replacedName: "Fjordline Consulting",
    customerSlug: "halden-precision",
  },
};

const titles = {
  accepted: "Your invitation was accepted",
  declined: "Your invitation was declined",
  ended: "A partnership has ended",
};

function sentenceOf({ what, partnerName, personName, type }: PartnershipChange): string {
  const as = roleNames[type];
  switch (what) {
    case "accepted":
      return `${personName} accepted for ${partnerName}, which is your ${as} from now on.`;
    case "declined":
      return `${personName} declined for ${partnerName} to be your ${as}.`;
    case "ended":
      return `${personName} ended the partnership with ${partnerName} as ${as}. Its people no longer see your pages.`;
  }
}
