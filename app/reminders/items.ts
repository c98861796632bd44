import type { PartnershipType } from "~/infra/prisma/enums";
import type { ReminderKind } from "./kinds";
import type { Dated } from "./plan";

/** Something with a date of which somebody should be reminded. */
export type ReminderItem = Dated & {
  /** Unique within its kind. */
  id: string;
  business: { id: string; slug: string; name: string };
  /** As an admin reads it; not for mails: of a risk it is what was found. */
  name: string;
  /** Who is concerned before all others: who requested, invited, or owns it. */
  personId: string | null;
} & Facts;

type Facts =
  | { kind: "service-end"; sku: string; renewal: "requested" | "ordered" | null }
  | { kind: "last-safe-day"; requestId: string; startDate: string; isQuoted: boolean }
  | { kind: "quote-validity"; requestId: string }
  | { kind: "notice-date" | "legacy-expiry"; decision: "undecided" | "retire" | "keep"; autoRenews: boolean }
  | { kind: "invitation-end"; invites: PartnershipType | "colleague"; email: string }
  | { kind: "accepted-risk" }
  /** `never`: the customer never had one, and the days count from when it came. */
  | { kind: "stale-health-check"; never: boolean };

export type ItemOf<Kind extends ReminderKind> = Extract<ReminderItem, { kind: Kind }>;
