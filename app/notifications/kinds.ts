import type { Actor } from "~/access/actor";
import type { Capability } from "~/access/keys";

interface NoticeKind {
  label: string;
  /** When such a notice comes. */
  what: string;
  /** The kinds of people whom it can concern. */
  for: readonly Actor["kind"][];
  /** Its mails go out at once, whatever was chosen. */
  fixed?: true;
  /** What a partner must be able to see of the customer that the notice is about. */
  needs?: Capability;
}

/** What people are told of, in the order in which they choose mails for it. The names stay the same for ever. */
export const notificationKinds = {
  requests: {
    label: "Product requests",
    what: "A product is requested, or its request is changed, quoted, ordered, completed or called off.",
    for: ["customer", "partner", "admin"],
    needs: "requests:view",
  },
  "health-checks": {
    label: "Health checks",
    what: "A health check is published or replaced.",
    for: ["customer"],
    needs: "health-checks:view",
  },
  partners: {
    label: "Partnerships",
    what: "An invitation is made, accepted or declined, or a partnership ends.",
    for: ["customer", "partner"],
  },
  "reminder:service-end": {
    label: "Reminders of service ends",
    what: "The service of a product ends soon.",
    for: ["customer", "partner", "admin"],
    needs: "licensing:view",
  },
  "reminder:last-safe-day": {
    label: "Reminders of last safe days",
    what: "A request must be ordered soon to take effect in time.",
    for: ["customer", "partner", "admin"],
    needs: "requests:view",
  },
  "reminder:quote-validity": {
    label: "Reminders of quotes",
    what: "A quote that waits for an answer is soon no longer valid.",
    for: ["customer", "partner", "admin"],
    needs: "requests:view",
  },
  "reminder:notice-date": {
    label: "Reminders of notice dates",
    what: "The last day to give notice of a service in use comes near.",
    for: ["customer"],
    needs: "cost-reduction:view",
  },
  "reminder:legacy-expiry": {
    label: "Reminders of expiring services",
    what: "A service in use expires soon.",
    for: ["customer"],
    needs: "cost-reduction:view",
  },
  "reminder:accepted-risk": {
    label: "Reminders of accepted risks",
    what: "The time for which a finding's risk was accepted is nearly over.",
    for: ["customer"],
    needs: "health-checks:view",
  },
  "reminder:stale-health-check": {
    label: "Reminders of old health checks",
    what: "A customer's newest health check is long ago.",
    for: ["admin"],
    needs: "health-checks:view",
  },
  "reminder:invitation-end": {
    label: "Reminders of invitations",
    what: "An invitation that nobody answered ends soon.",
    for: ["customer", "partner", "admin"],
  },
  texts: {
    label: "Terms and policies",
    what: "The Terms and Conditions or the Privacy Policy have a new version.",
    for: ["customer", "partner"],
  },
  approvals: {
    label: "Pending approvals",
    what: "A sign-up has waited long for an answer.",
    for: ["admin"],
  },
  office: {
    label: "The portal’s own work",
    what: "A job of the portal is cut off, fails or works again, or mails do not reach an address.",
    for: ["admin"],
  },
  business: {
    label: "A business’s account",
    what: "Your business, or one that you look after, is suspended, restored, about to be closed or closed.",
    for: ["customer", "partner", "admin"],
    fixed: true,
  },
  safety: {
    label: "Account safety",
    what: "Your password, your email address or your two-step login changes, or somebody logs in from a new device.",
    for: ["customer", "partner", "admin"],
    fixed: true,
  },
} as const satisfies Record<string, NoticeKind>;

export type NotificationKind = keyof typeof notificationKinds;

const all: Record<NotificationKind, NoticeKind> = notificationKinds;

/** What a mail can be turned off by: its kind, or for a digest the choice to get any. */
export type MailKind = NotificationKind | "digest";

export function isMailKind(text: string): text is MailKind {
  return text === "digest" || isNotificationKind(text);
}

/** Each kind's name, in the order of the list. */
export const kindNames = Object.keys(all) as NotificationKind[];

export function isNotificationKind(text: string): text is NotificationKind {
  return Object.hasOwn(all, text);
}

export function noticeKind(kind: NotificationKind): NoticeKind {
  return all[kind];
}

/** The kinds that can concern this kind of person. */
export function kindsFor(reader: Actor["kind"]): NotificationKind[] {
  return kindNames.filter((kind) => all[kind].for.includes(reader));
}
