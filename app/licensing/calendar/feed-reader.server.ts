import { type Capability, capabilitiesOf } from "~/access/keys";
import { db } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { digest } from "~/infra/secrets.server";

/** Whose address it is, and what that person may read now. */
export interface FeedReader {
  feedId: string;
  lastReadAt: Date | null;
  kind: "customer" | "partner" | "admin";
  /** Null: an admin, who belongs to no business. */
  businessId: string | null;
  name: string;
  customers: FeedCustomer[];
}

export interface FeedCustomer {
  id: string;
  slug: string;
  name: string;
  may: (key: Capability) => boolean;
}

/** Null for an address that nobody has, that was revoked, of a disabled person, of a suspended business. */
export async function findFeedReader(token: string): Promise<FeedReader | null> {
  const feed = await db.calendarFeed.findFirst({
    where: { tokenDigest: digest(token), revokedAt: null, user: { disabledAt: null } },
    select: {
      id: true,
      lastReadAt: true,
      user: {
        select: {
          adminSince: true,
          business: { select: { id: true, slug: true, name: true, kind: true, suspendedAt: true } },
        },
      },
    },
  });
  if (!feed) return null;
  const { business, adminSince } = feed.user;
  const rest = { feedId: feed.id, lastReadAt: feed.lastReadAt };
  if (adminSince)
    return { ...rest, kind: "admin", businessId: null, name: "all customers", customers: await allCustomers() };
  if (!business || business.suspendedAt) return null;
  const { id, slug, name } = business;
  const own = { ...rest, businessId: id, name };
  if (business.kind === "customer")
    return { ...own, kind: "customer", customers: [{ id, slug, name, may: mayAs(["customer"]) }] };
  return { ...own, kind: "partner", customers: await customersOf(id) };
}

function mayAs(roles: Parameters<typeof capabilitiesOf>[0]) {
  const keys = capabilitiesOf(roles);
  return (key: Capability) => keys.has(key);
}

async function allCustomers(): Promise<FeedCustomer[]> {
  const may = mayAs(["admin"]);
  const customers = await db.business.findMany({
    where: { kind: "customer" },
    select: { id: true, slug: true, name: true },
  });
  return customers.map((customer) => ({ ...customer, may }));
}

/** Those with a partnership in force, suspended or not as on their pages, each as its types together allow. */
async function customersOf(partnerId: string): Promise<FeedCustomer[]> {
  const partnerships = await db.partnership.findMany({
    where: { partnerId, acceptedAt: { not: null }, endedAt: null },
    select: { type: true, customer: { select: { id: true, slug: true, name: true } } },
  });
  const types = new Map<string, PartnershipType[]>();
  for (const { type, customer } of partnerships) types.set(customer.id, [...(types.get(customer.id) ?? []), type]);
  const customers = new Map(partnerships.map(({ customer }) => [customer.id, customer]));
  return [...customers.values()].map((customer) => ({ ...customer, may: mayAs(types.get(customer.id) ?? []) }));
}
