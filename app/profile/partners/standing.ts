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

/** Neither answered nor withdrawn: open, or expired. */
export const unanswered = { acceptedAt: null, declinedAt: null, withdrawnAt: null, endedAt: null } as const;

/** At work from the very request that accepts to the one that ends. */
export const atWork = { acceptedAt: { not: null }, endedAt: null } as const;

const invitationDays = 14;

/** Until when an invitation that is sent now can be answered. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + invitationDays * 86_400_000);
}
