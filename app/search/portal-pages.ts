import type { Actor } from "~/access/actor";
import { type Capability, capabilitiesOf } from "~/access/keys";
import type { Hit } from "~/search/groups";
import { rankOf, type SearchQuery } from "~/search/search-query";

interface PortalPage {
  to: string;
  title: string;
  /** Other words by which people look for it. */
  also?: string;
  key?: Capability;
}

/** The portal's own pages that answer, the best first. */
export function findPages(actor: Pick<Actor, "kind" | "business" | "viewing">, query: SearchQuery): Hit[] {
  return pagesOf(actor)
    .flatMap(({ to, title, also = "" }) => {
      const rank = rankOf(query, title, also);
      return rank === null ? [] : [{ rank, title, what: "Page", to, of: null }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...hit }) => hit);
}

/** What the reader can open by itself: a customer its chapters, an admin the office. */
export function pagesOf({ kind, business, viewing }: Pick<Actor, "kind" | "business" | "viewing">): PortalPage[] {
  const everyone: PortalPage[] = [{ to: "/training", title: "Training", also: "courses contacts services" }];
  // Who looks as a customer is kept out of what is personal.
  const common = viewing
    ? everyone
    : [...everyone, ...account.filter((page) => kind !== "admin" || !page.forBusinesses)];
  if (kind === "admin") return [...office, ...common];
  if (kind === "partner") return [...partners, ...common];
  const keys = capabilitiesOf(["customer"]);
  const own = chapters
    .filter(({ key }) => !key || keys.has(key))
    .map((page) => ({ ...page, to: `/customers/${business?.slug}/${page.to}` }));
  return [...own, ...common];
}

const chapters: PortalPage[] = [
  { to: "profile", title: "Business Profile", also: "overview home", key: "profile:view" },
  { to: "profile/partners", title: "My Partners", also: "invite reseller", key: "partners:view" },
  { to: "profile/alignment", title: "Business Alignment", also: "objectives goals", key: "alignment:view" },
  { to: "profile/journey", title: "Transformation Journey", also: "scores maturity topics", key: "journey:view" },
  { to: "profile/cost-reduction", title: "Cost Reduction", also: "services savings", key: "cost-reduction:view" },
  { to: "profile/team", title: "Our Team", also: "members responsibilities raci", key: "team:view" },
  { to: "profile/activated", title: "Activated", also: "details name website phone", key: "activated:view" },
  { to: "health-checks", title: "Zscaler Health Checks", also: "findings report score", key: "health-checks:view" },
  { to: "health-checks/compare", title: "Compare health checks", also: "changes dates", key: "health-checks:view" },
  { to: "health-checks/follow-ups", title: "Follow-ups", also: "findings tasks", key: "health-checks:view" },
  { to: "licensing", title: "Licensing Expert", also: "products subscriptions upgrades", key: "licensing:view" },
  { to: "licensing/requests", title: "Requested Products", also: "orders cart quotes", key: "requests:view" },
  { to: "licensing/calendar", title: "Calendar", also: "dates renewals ends", key: "licensing:view" },
  { to: "log", title: "Log", also: "history changes who audit", key: "log:view" },
  { to: "export", title: "Download All Data", also: "export json csv zip", key: "business:export" },
  { to: "close", title: "Close the Business", also: "delete leave", key: "business:close" },
];

const partners: PortalPage[] = [
  { to: "/customers", title: "Customers", also: "businesses home" },
  { to: "/requests", title: "Requests", also: "orders quotes products" },
];

const office: PortalPage[] = [
  { to: "/admin", title: "Home", also: "admin what waits" },
  { to: "/admin/approvals", title: "Pending Approvals", also: "sign-ups accounts" },
  { to: "/customers", title: "Customers", also: "businesses" },
  { to: "/admin/partners", title: "Partners", also: "businesses resellers" },
  { to: "/admin/requests", title: "Requests", also: "orders quotes products" },
  { to: "/admin/health-checks", title: "Health Check Uploads", also: "csv drafts publish" },
  { to: "/admin/health-checks/new", title: "Upload a health check", also: "csv" },
  { to: "/admin/catalogue", title: "Catalogue", also: "products skus" },
  { to: "/admin/upgrade-rules", title: "Upgrade Rules", also: "suggestions" },
  { to: "/admin/journey-topics", title: "Journey Topics", also: "transformation stages" },
  { to: "/admin/technology-areas", title: "Technology Areas", also: "help checks" },
  { to: "/admin/texts", title: "Texts", also: "training privacy terms" },
  { to: "/admin/email-domains", title: "Email Domains", also: "allowed blocked" },
  { to: "/admin/settings", title: "Settings", also: "quarter lead days weights" },
  { to: "/admin/settings/security", title: "Security", also: "settings two-step sessions" },
  { to: "/admin/settings/reminders", title: "Reminder Settings", also: "thresholds days sender" },
  { to: "/admin/reminders", title: "Reminders", also: "notices dates" },
  { to: "/admin/reminders/rehearsal", title: "Rehearsal", also: "reminders months ahead" },
  { to: "/admin/admins", title: "Admins", also: "people staff" },
  { to: "/admin/outbox", title: "Outbox", also: "mails letters bounces" },
  { to: "/admin/letters", title: "Letters", also: "mail templates preview" },
  { to: "/admin/jobs", title: "Jobs", also: "backup clean-up" },
  { to: "/admin/audit", title: "Audit Log", also: "history changes who" },
];

const account: (PortalPage & { forBusinesses?: true })[] = [
  { to: "/inbox", title: "Inbox", also: "notifications notices" },
  { to: "/account", title: "Account", also: "password name" },
  { to: "/account/sessions", title: "Sessions", also: "devices logged in" },
  { to: "/account/two-step", title: "Two-Step Login", also: "totp authenticator recovery codes" },
  { to: "/account/notifications", title: "Notification preferences", also: "mails digest unsubscribe" },
  { to: "/account/email", title: "Change email", also: "address" },
  { to: "/account/colleagues", title: "Colleagues", also: "invite people owners", forBusinesses: true },
  { to: "/account/calendar", title: "Calendar feed", also: "ical outlook" },
  { to: "/account/export", title: "Download your data", also: "export json csv zip" },
  { to: "/account/close", title: "Close your account", also: "delete" },
];
