import type { Capability } from "~/access/keys";
import type { IconName } from "~/ui/icon";
import type { CustomerFrame } from "./customer-frame";

export interface MenuEntry {
  to: string;
  label: string;
  icon: IconName;
  /** Only this very page is it, not those below. */
  isExact?: boolean;
  count?: number;
  /** Shown while one is inside the entry. */
  sections?: { to: string; label: string }[];
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

/** The left menu, in the order of the manual's chapters. `customer` is the one whose pages are open, if any. */
export function menuFor(reader: Reader, customer: CustomerFrame | null, pendingApprovals: number): MenuGroup[] {
  if (reader.kind === "customer" && reader.business) {
    const { slug, name } = reader.business;
    return [{ whose: { what: "Customer", name }, entries: [...chaptersOf(slug, () => true), training] }];
  }
  const own = reader.kind === "admin" ? adminMenu(pendingApprovals) : partnerMenu(reader.business?.name ?? "");
  return customer ? [customerGroup(reader, customer), ...own] : own;
}

function customerGroup(reader: Reader, { customer, may }: CustomerFrame): MenuGroup {
  const what = reader.business ? `Customer of ${reader.business.name}` : "Customer";
  return { whose: { what, name: customer.name }, entries: chaptersOf(customer.slug, (key) => may.includes(key)) };
}

function chaptersOf(slug: string, may: (key: Capability) => boolean): MenuEntry[] {
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
    { key: "licensing:view", to: `${home}/licensing`, label: "Licensing Expert", icon: "layers" },
  ];
  return chapters.filter((chapter) => may(chapter.key)).map(({ key: _, ...entry }) => entry);
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

function partnerMenu(name: string): MenuGroup[] {
  const customers: MenuEntry = { to: "/customers", label: "Customers", icon: "building", isExact: true };
  return [{ whose: { what: "Partner", name }, entries: [customers, training] }];
}

function adminMenu(pendingApprovals: number): MenuGroup[] {
  return [
    {
      whose: { what: "Admin", name: "Secure Dynamics" },
      entries: [
        { to: "/admin", label: "Home", icon: "home", isExact: true },
        { to: "/admin/approvals", label: "Pending Approvals", icon: "userCheck", count: pendingApprovals },
        { to: "/customers", label: "Customers", icon: "building", isExact: true },
        { to: "/admin/health-checks", label: "Health Check Uploads", icon: "upload" },
      ],
    },
    {
      entries: [
        { to: "/admin/journey-topics", label: "Journey Topics", icon: "target" },
        { to: "/admin/technology-areas", label: "Technology Areas", icon: "shapes" },
        { to: "/admin/texts", label: "Texts", icon: "file" },
        { to: "/admin/email-domains", label: "Email Domains", icon: "shield" },
      ],
    },
    {
      entries: [
        { to: "/admin/outbox", label: "Outbox", icon: "mail" },
        { to: "/admin/audit", label: "Audit Log", icon: "log" },
        training,
      ],
    },
  ];
}
