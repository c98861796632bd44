import { sentenceOf } from "~/audit/sentence";
import { businessStateOf } from "~/customers/business-state";
import { visible } from "~/health-checks/states";
import { today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { listMailsTo } from "./mails.server";
import { type PersonState, personStateOf } from "./person-state";

/** How many of each list stand on the page; each leads to the whole. */
const shown = 8;
const peopleShown = 100;
const partnershipsShown = 50;

export async function findBusiness(slug: string | undefined) {
  return db.business.findUnique({
    where: { slug: slug ?? "" },
    select: { id: true, kind: true, slug: true, name: true, version: true },
  });
}

/** All that an admin has to know of a business, on one page; null where there is none. `page` is that of its people. */
export async function getBusiness(slug: string | undefined, now = new Date(), page = 1) {
  const business = await db.business.findUnique({ where: { slug: slug ?? "" } });
  if (!business) return null;
  const { id, kind, name } = business;
  const people = await listPeople(id, page);
  const [requests, healthChecks, partnerships, views, mails, history, suspendedBy] = await Promise.all([
    kind === "customer" ? listRequests(id) : null,
    kind === "customer" ? listHealthChecks(id) : null,
    listPartnerships(id, kind, now),
    kind === "customer" ? listViews(id) : null,
    listMailsTo(
      people.rows.map((person) => person.id),
      shown,
      now,
    ),
    listEvents(id),
    business.suspendedById ? nameOf(business.suspendedById) : null,
  ]);
  return {
    today: dayOf(now),
    business: {
      kind,
      name,
      slug: business.slug,
      website: business.website,
      since: business.createdAt.toISOString().slice(0, 10),
      state: businessStateOf(business),
      suspended: business.suspendedAt && {
        at: business.suspendedAt.toISOString(),
        by: suspendedBy,
        reason: business.suspendedReason ?? "",
      },
      closesAt: business.closesAt?.toISOString() ?? null,
      closedAt: business.closedAt?.toISOString() ?? null,
    },
    ...{ people, requests, healthChecks, partnerships, views, mails, history },
  };
}

export type BusinessPage = NonNullable<Awaited<ReturnType<typeof getBusiness>>>;

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  isOwner: boolean;
  state: PersonState;
  hasSecondStep: boolean;
  /** What the receiving server said, where mails do not reach the address. */
  bounce: string | null;
  lastLoginAt: string | null;
}

/** `active` of them could log in: so many the lists of businesses count. */
async function listPeople(businessId: string, wanted: number) {
  const [total, active] = await Promise.all([
    db.user.count({ where: { businessId } }),
    db.user.count({ where: { businessId, disabledAt: null } }),
  ]);
  const pages = Math.max(1, Math.ceil(total / peopleShown));
  const page = Math.min(wanted, pages);
  const skip = (page - 1) * peopleShown;
  return { total, active, page, pages, first: skip + 1, rows: await readPeople(businessId, skip) };
}

async function readPeople(businessId: string, skip: number): Promise<PersonRow[]> {
  const users = await db.user.findMany({
    where: { businessId },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { id: "asc" }],
    ...{ take: peopleShown, skip },
    select: {
      ...{ id: true, firstName: true, lastName: true, email: true, ownerSince: true, passwordSetAt: true },
      ...{ disabledAt: true, closesAt: true, closedAt: true, totpSince: true, lastLoginAt: true },
    },
  });
  const bounces = await db.bouncedAddress.findMany({ where: { email: { in: users.map(({ email }) => email) } } });
  const bounceOf = new Map(bounces.map(({ email, detail, kind }) => [email, detail || kind]));
  return users.map((user) => ({
    id: user.id,
    name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    isOwner: user.ownerSince !== null,
    state: personStateOf(user),
    hasSecondStep: user.totpSince !== null,
    bounce: bounceOf.get(user.email) ?? null,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
  }));
}

async function listRequests(customerId: string) {
  const [open, rows] = await Promise.all([
    db.productRequest.count({ where: { customerId, closedAt: null } }),
    db.productRequest.findMany({
      where: { customerId, closedAt: null },
      orderBy: [{ lastSafeDay: "asc" }, { id: "asc" }],
      take: shown,
      select: { id: true, state: true, lastSafeDay: true, actsNext: true, product: { select: { name: true } } },
    }),
  ]);
  return { open, rows: rows.map(({ product, ...row }) => ({ ...row, product: product.name })) };
}

async function listHealthChecks(customerId: string) {
  const [rows, drafts] = await Promise.all([
    db.healthCheck.findMany({
      where: { customerId, ...visible },
      orderBy: { date: "desc" },
      take: shown,
      select: { id: true, date: true, score: true, failCount: true, warningCount: true },
    }),
    db.healthCheck.count({
      where: { customerId, readyAt: { not: null }, publishedAt: null, discardedAt: null, undoneAt: null },
    }),
  ]);
  return { rows, drafts };
}

/** A customer's partners, or a partner's customers: those at work and those who were asked. */
async function listPartnerships(businessId: string, kind: "customer" | "partner", now: Date) {
  const where = {
    ...(kind === "customer" ? { customerId: businessId } : { partnerId: businessId }),
    ...{ declinedAt: null, withdrawnAt: null, endedAt: null },
  };
  const total = await db.partnership.count({ where });
  const rows = await db.partnership.findMany({
    where,
    orderBy: [{ acceptedAt: { sort: "desc", nulls: "last" } }, { invitedAt: "desc" }, { id: "asc" }],
    take: partnershipsShown,
    select: {
      id: true,
      type: true,
      invitedBusinessName: true,
      acceptedAt: true,
      expiresAt: true,
      customer: { select: { name: true, slug: true, suspendedAt: true } },
      partner: { select: { name: true, slug: true, suspendedAt: true } },
    },
  });
  const shownRows = rows.map(({ id, type, invitedBusinessName, acceptedAt, expiresAt, customer, partner }) => {
    const other = kind === "customer" ? partner : customer;
    return {
      ...{ id, type, name: other?.name ?? invitedBusinessName, slug: other?.slug ?? null },
      since: acceptedAt?.toISOString() ?? null,
      /** Nobody of one side can log in. */
      isPaused: acceptedAt !== null && Boolean(customer.suspendedAt ?? partner?.suspendedAt),
      invitedUntil: acceptedAt ? null : expiresAt.toISOString(),
      hasExpired: acceptedAt === null && expiresAt <= now,
    };
  });
  return { total, rows: shownRows };
}

async function listViews(businessId: string) {
  const rows = await db.customerView.findMany({
    where: { businessId },
    orderBy: { startedAt: "desc" },
    take: 5,
    select: { id: true, adminId: true, reason: true, startedAt: true, endedAt: true, endsAt: true },
  });
  return Promise.all(
    rows.map(async ({ id, adminId, reason, startedAt, endedAt, endsAt }) => ({
      ...{ id, reason, by: await nameOf(adminId), at: startedAt.toISOString() },
      isOpen: endedAt === null && endsAt > new Date(),
    })),
  );
}

async function listEvents(businessId: string) {
  const events = await db.auditEvent.findMany({
    where: { businessId },
    orderBy: { id: "desc" },
    take: shown,
    select: { ...{ id: true, at: true, actorName: true }, ...eventFacts },
  });
  return events.map(({ id, at, actorName, ...event }) => ({
    ...{ id, at: at.toISOString(), who: actorName },
    lines: [sentenceOf(event)],
  }));
}

const eventFacts = { action: true, subjectType: true, subjectId: true, before: true, after: true } as const;

async function nameOf(userId: string): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { firstName: true, lastName: true } });
  return user ? `${user.firstName} ${user.lastName}` : "An admin";
}
