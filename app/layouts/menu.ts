import type { Capability } from "~/access/keys";
import type { IconName } from "~/ui/icon";
import type { CustomerFrame } from "./customer-frame";

export interface MenuEntry {
  to: string;
  label: string;
  icon: IconName;
  /** Only this very page is it, not those below. */
  isExact?: boolean;
  /** How many wait. */
  count?: number;
  /** Shown while one is inside the entry. */
  sections?: MenuSection[];
}

interface MenuSection {
  to: string;
  label: string;
  /** How many are open. */
  count?: number;
}

export interface MenuGroup {
  /** Whose pages these are; the first group of a menu always says so. */
  whose?: { what: string; name: string };
  entries: MenuEntry[];
}

export interface Reader {
  kind: "admin" | "customer" | "partner";
  business: { slug: string; name: string } | null;
}

/** What waits: sign-ups for an admin; requests for the partner that sells, and for an admin those for any seller. */
export interface Waiting {
  approvals: number;
  requests: number;
}

/** The left menu, in the order of the manual's chapters. `customer` is the one whose pages are open, if any. */
export function menuFor(reader: Reader, customer: CustomerFrame | null, waiting: Waiting): MenuGroup[] {
  if (reader.kind === "customer" && reader.business) {
    const { slug, name } = reader.business;
    const chapters = chaptersOf(slug, () => true, customer?.openRequests ?? null);
    return [{ whose: { what: "Customer", name }, entries: [...chapters, training] }];
  }
  const own = reader.kind === "admin" ? adminMenu(waiting) : partnerMenu(reader.business?.name ?? "", waiting);
  return customer ? [customerGroup(reader, customer), ...own] : own;
}

function customerGroup(reader: Reader, { customer, may, openRequests }: CustomerFrame): MenuGroup {
  const what = reader.business ? `Customer of ${reader.business.name}` : "Customer";
  const chapters = chaptersOf(customer.slug, (key) => may.includes(key), openRequests);
  return { whose: { what, name: customer.name }, entries: chapters };
}

function chaptersOf(slug: string, may: (key: Capability) => boolean, openRequests: number | null): MenuEntry[] {
  const home = `/customers/${slug}`;
  const chapters: (MenuEntry & { key: Capability })[] = [
    {
      key: "profile:view",
      to: `${home}/profile`,
      label: "Business Profile",
      icon: "building",
      isExact: true,
      sections: profileSections
        .filter((section) => may(section.key))
        .map(({ path, label }) => ({ to: `${home}/profile/${path}`, label })),
    },
    { key: "health-checks:view", to: `${home}/health-checks`, label: "Zscaler Health Checks", icon: "activity" },
    {
      key: "licensing:view",
      to: `${home}/licensing`,
      label: "Licensing Expert",
      icon: "layers",
      sections: [
        ...(may("requests:view") ? [requestedProducts(home, openRequests)] : []),
        { to: `${home}/licensing/calendar`, label: "Calendar" },
      ],
    },
    { key: "log:view", to: `${home}/log`, label: "Log", icon: "log" },
  ];
  return chapters.filter((chapter) => may(chapter.key)).map(({ key: _, ...entry }) => entry);
}

function requestedProducts(home: string, openRequests: number | null): MenuSection {
  const section = { to: `${home}/licensing/requests`, label: "Requested Products" };
  return openRequests === null ? section : { ...section, count: openRequests };
}

const profileSections = [
  { key: "partners:view", path: "partners", label: "My Partners" },
  { key: "alignment:view", path: "alignment", label: "Business Alignment" },
  { key: "journey:view", path: "journey", label: "Transformation Journey" },
  { key: "cost-reduction:view", path: "cost-reduction", label: "Cost Reduction" },
  { key: "team:view", path: "team", label: "Our Team" },
  { key: "activated:view", path: "activated", label: "Activated" },
] as const satisfies { key: Capability; path: string; label: string }[];

const training: MenuEntry = { to: "/training", label: "Training", icon: "training" };

function partnerMenu(name: string, { requests }: Waiting): MenuGroup[] {
  const customers: MenuEntry = { to: "/customers", label: "Customers", icon: "building", isExact: true };
  const asked: MenuEntry = { to: "/requests", label: "Requests", icon: "handshake", count: requests };
  return [{ whose: { what: "Partner", name }, entries: [customers, asked, training] }];
}

function adminMenu({ approvals, requests }: Waiting): MenuGroup[] {
  return [
    {
      whose: { what: "Admin", name: "Secure Dynamics" },
      entries: [
        { to: "/admin", label: "Home", icon: "home", isExact: true },
        { to: "/admin/approvals", label: "Pending Approvals", icon: "userCheck", count: approvals },
        { to: "/customers", label: "Customers", icon: "building", isExact: true },
        { to: "/admin/partners", label: "Partners", icon: "handshake" },
        { to: "/admin/requests", label: "Requests", icon: "cart", count: requests },
        { to: "/admin/health-checks", label: "Health Check Uploads", icon: "upload" },
      ],
    },
    {
      entries: [
        { to: "/admin/catalogue", label: "Catalogue", icon: "layers" },
        { to: "/admin/upgrade-rules", label: "Upgrade Rules", icon: "arrow" },
        { to: "/admin/journey-topics", label: "Journey Topics", icon: "target" },
        { to: "/admin/technology-areas", label: "Technology Areas", icon: "shapes" },
        { to: "/admin/texts", label: "Texts", icon: "file" },
        { to: "/admin/email-domains", label: "Email Domains", icon: "shield" },
        { to: "/admin/admins", label: "Admins", icon: "people" },
        { to: "/admin/settings", label: "Settings", icon: "calendar" },
      ],
    },
    {
      entries: [
        { to: "/admin/outbox", label: "Outbox", icon: "mail" },
        { to: "/admin/letters", label: "Letters", icon: "file" },
        { to: "/admin/reminders", label: "Reminders", icon: "bell" },
        { to: "/admin/jobs", label: "Jobs", icon: "activity" },
        { to: "/admin/audit", label: "Audit Log", icon: "log" },
        training,
      ],
    },
  ];
}
