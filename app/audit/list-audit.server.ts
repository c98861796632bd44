import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";

const pageSize = 50;

export interface AuditFilter {
  action?: string | undefined;
  /** A business's slug. */
  business?: string | undefined;
  /** Only events older than the one of this number: the end of the page before. */
  before?: number | undefined;
}

/** One page of what was done, newest first; `next` leads to the older ones. */
export async function listAudit({ action, business, before }: AuditFilter) {
  const where: Prisma.AuditEventWhereInput = {
    ...(action ? { action } : {}),
    ...(business ? { businessId: await idOf(business) } : {}),
    ...(before ? { id: { lt: before } } : {}),
  };
  const rows = await db.auditEvent.findMany({
    where,
    orderBy: { id: "desc" },
    take: pageSize + 1,
    select: {
      id: true,
      at: true,
      actorName: true,
      businessId: true,
      action: true,
      subjectType: true,
      subjectId: true,
      before: true,
      after: true,
      requestId: true,
    },
  });
  const events = rows.slice(0, pageSize);
  const businesses = await namesOf(events.map((event) => event.businessId));
  return {
    events: events.map(({ at, businessId, ...event }) => ({
      ...event,
      at: at.toISOString(),
      business: businesses.get(businessId ?? "") ?? null,
    })),
    next: rows.length > pageSize ? (events.at(-1)?.id ?? null) : null,
  };
}

export type AuditEntry = Awaited<ReturnType<typeof listAudit>>["events"][number];

/** By name, for the filter. */
export async function listAuditedBusinesses() {
  return db.business.findMany({
    orderBy: [{ name: "asc" }, { slug: "asc" }],
    take: 1000,
    select: { slug: true, name: true },
  });
}

// An unknown business has no events; null would find those of no business.
async function idOf(slug: string): Promise<string> {
  const business = await db.business.findUnique({ where: { slug }, select: { id: true } });
  return business?.id ?? "unknown";
}

async function namesOf(businessIds: (string | null)[]) {
  const ids = [...new Set(businessIds.filter((id) => id !== null))];
  const businesses = await db.business.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true, kind: true },
  });
  return new Map(businesses.map(({ id, ...business }) => [id, business]));
}
