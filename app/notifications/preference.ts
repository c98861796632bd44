import { isNotificationKind, type NotificationKind, noticeKind } from "~/notifications/kinds";

export const cadences = ["now", "daily", "weekly"] as const;
export type Cadence = (typeof cadences)[number];

/** The hour at which digests are written, in UTC; the weekly ones on Mondays. */
export const digestHour = 7;

export const cadenceNames: Record<Cadence, string> = {
  now: "At once",
  daily: "Once a day",
  weekly: "Once a week",
};

export interface Preference {
  cadence: Cadence;
  /** The kinds for which no mail is wanted. */
  muted: readonly NotificationKind[];
}

/** What holds for whoever has chosen nothing. */
export const byDefault: Preference = { cadence: "now", muted: [] };

/** The preference as it is stored; names that this version of the portal does not know are passed over. */
export function readPreference(row: { cadence: string; muted: unknown } | null | undefined): Preference {
  if (!row) return byDefault;
  const muted = Array.isArray(row.muted) ? row.muted.filter((kind): kind is string => typeof kind === "string") : [];
  return {
    cadence: cadences.find((cadence) => cadence === row.cadence) ?? byDefault.cadence,
    muted: muted.filter(isNotificationKind),
  };
}

/** What becomes of a notice's mail. */
export type MailFate = "now" | "digest" | "none";

export function mailFate(kind: NotificationKind, { cadence, muted }: Preference): MailFate {
  if (noticeKind(kind).fixed) return "now";
  if (muted.includes(kind)) return "none";
  return cadence === "now" ? "now" : "digest";
}
