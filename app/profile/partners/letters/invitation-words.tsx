import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import { Fact, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";
import { grantFacts } from "~/profile/partners/grants";

export interface InvitationData {
  invitationId: string;
  customerName: string;
  /** The person who invites. */
  inviter: string;
  type: PartnershipType;
  /** ISO text. */
  expiresAt: string;
}

export const invitationSubject = ({ customerName, type }: InvitationData) =>
  `${customerName} invites you as ${roleNames[type]}`;

export const invitationExpired = ({ expiresAt }: InvitationData, now: Date) => now >= new Date(expiresAt);

/** Who invites, as what, what that grants, and until when it can be answered. */
export function InvitationWords({ data }: { data: InvitationData }) {
  return (
    <>
      <Paragraph>
        {data.inviter} invites you to work for {data.customerName} in CM360, the customer portal of Secure Dynamics.
      </Paragraph>
      <Fact label="Customer">{data.customerName}</Fact>
      <Fact label="As">{roleNames[data.type]}</Fact>
      {grantFacts(data.type).map(([name, value]) => (
        <Fact key={name} label={name}>
          {value}
        </Fact>
      ))}
      <Fact label="To be answered by">{letterTime(data.expiresAt)}</Fact>
    </>
  );
}

export const sampleInvitation: InvitationData = {
  invitationId: "0b7f1f0e-7a55-4a35-9c0f-5f2f4a3f1f11",
  customerName: "Halden Precision",
  inviter: "Marta Lindqvist",
  type: "reseller",
  expiresAt: "2026-07-28T09:14:00.000Z",
};
