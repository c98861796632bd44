import { db } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { type Standing, standingOf } from "~/profile/partners/standing";

export interface PartnerOfCustomer {
  id: string;
  type: PartnershipType;
  name: string;
  email: string;
  standing: Standing;
  /** The day on which it came to stand so; of an invitation that is open, the day on which it expires. */
  on: string;
}

/** All that were ever invited, the newest first. */
export async function listPartners(customerId: string, now = new Date()): Promise<PartnerOfCustomer[]> {
  const partnerships = await db.partnership.findMany({
    where: { customerId },
    orderBy: { invitedAt: "desc" },
    select: {
      id: true,
      type: true,
      invitedBusinessName: true,
      invitedEmail: true,
      expiresAt: true,
      acceptedAt: true,
      declinedAt: true,
      withdrawnAt: true,
      endedAt: true,
      partner: { select: { name: true } },
    },
  });
  return partnerships.map(({ partner, ...partnership }) => {
    const standing = standingOf(partnership, now);
    const { expiresAt, acceptedAt, declinedAt, withdrawnAt, endedAt } = partnership;
    const dates = { accepted: acceptedAt, declined: declinedAt, withdrawn: withdrawnAt, ended: endedAt };
    const on = standing === "invited" || standing === "expired" ? expiresAt : (dates[standing] ?? expiresAt);
    return {
      id: partnership.id,
      type: partnership.type,
      name: partner?.name ?? partnership.invitedBusinessName,
      email: partnership.invitedEmail,
      standing,
      on: on.toISOString(),
    };
  });
}
