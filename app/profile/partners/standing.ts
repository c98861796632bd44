export interface PartnershipDates {
  expiresAt: Date;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
  endedAt: Date | null;
}

export type Standing = "invited" | "accepted" | "declined" | "expired" | "withdrawn" | "ended";

/** How a partnership stands, told from its dates. */
export function standingOf(partnership: PartnershipDates, now: Date): Standing {
  if (partnership.endedAt) return "ended";
  if (partnership.acceptedAt) return "accepted";
  if (partnership.declinedAt) return "declined";
  if (partnership.withdrawnAt) return "withdrawn";
  return partnership.expiresAt <= now ? "expired" : "invited";
}
