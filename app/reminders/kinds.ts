import type { NotificationKind } from "~/notifications/kinds";

interface Kind {
  label: string;
  /** What is reminded of, and who is told. */
  what: string;
  /** Whether the days are counted down to the date, or up from it. */
  counts: "down" | "up";
  /** The days that hold until an admin sets others. */
  usual: readonly number[];
  /** The largest number of days that can be set. */
  most: number;
  /** Whoever is responsible or accountable for one of these responsibilities of the list to start from is told first. */
  responsibilities: readonly string[];
}

/** What the portal reminds of, in the order of its settings. The names stay the same for ever. */
export const reminderKinds = {
  "service-end": {
    label: "Service ends",
    what: "A subscription ends and nothing follows it. Told: the customer, and its reseller or Secure Dynamics.",
    counts: "down",
    usual: [90, 60, 30, 14, 7],
    most: 365,
    responsibilities: ["renewal", "licence-order"],
  },
  "last-safe-day": {
    label: "Last safe days",
    what: "A request has to be ordered to take effect in time. Told: the customer, and its reseller or Secure Dynamics.",
    counts: "down",
    usual: [30, 14, 7, 3],
    most: 365,
    responsibilities: ["licence-order"],
  },
  "quote-validity": {
    label: "Quotes",
    what: "A quote waits for an answer and runs out. Told: the customer, and its reseller or Secure Dynamics.",
    counts: "down",
    usual: [7, 2],
    most: 365,
    responsibilities: ["licence-order"],
  },
  "notice-date": {
    label: "Notice dates",
    what: "Notice of a service in use can be given until then. Told: the customer. Not for what is kept and ends by itself.",
    counts: "down",
    usual: [90, 60, 30, 14, 7],
    most: 365,
    responsibilities: ["retire"],
  },
  "legacy-expiry": {
    label: "Expiring services",
    what: "A service in use expires. Told: the customer. Not for what is kept and renews by itself: there the notice date counts.",
    counts: "down",
    usual: [90, 60, 30, 14, 7],
    most: 365,
    responsibilities: ["retire"],
  },
  "invitation-end": {
    label: "Invitations",
    what: "An invitation that nobody answered ends. Told: who invited and the owners there; a partner that has an account.",
    counts: "down",
    usual: [7, 2],
    most: 14,
    responsibilities: [],
  },
  "accepted-risk": {
    label: "Accepted risks",
    what: "The time for which a risk was accepted ends. Told: its owner in the team, else whoever reviews health checks.",
    counts: "down",
    usual: [30, 14, 7],
    most: 365,
    responsibilities: ["health-check"],
  },
  "stale-health-check": {
    label: "Old health checks",
    what: "A customer has had no health check for so many days. Told: Secure Dynamics.",
    counts: "up",
    usual: [100, 130, 160, 190, 220, 250, 280, 310],
    most: 730,
    responsibilities: [],
  },
} as const satisfies Record<string, Kind>;

export type ReminderKind = keyof typeof reminderKinds;

export const reminderKindNames = Object.keys(reminderKinds) as ReminderKind[];

export function kindFacts(kind: ReminderKind): Kind {
  return reminderKinds[kind];
}

export function isReminderKind(text: string): text is ReminderKind {
  return Object.hasOwn(reminderKinds, text);
}

/** Under which of the kinds that people choose mails for it comes. */
export function noticeKindOf(kind: ReminderKind): NotificationKind {
  return `reminder:${kind}`;
}
