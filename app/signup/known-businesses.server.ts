import { db, type Reads, type Tx } from "~/infra/db.server";
import type { BusinessKind } from "~/infra/prisma/client";
import type { Applicant, KnownBusiness } from "~/signup/likely-businesses";

type From = Pick<Reads, "business" | "user"> | Pick<Tx, "business" | "user">;

/** The businesses that share a website's or an email's domain with one of the applicants, or its invitation. */
export async function businessesLike(
  from: From,
  kind: BusinessKind,
  applicants: readonly Applicant[],
): Promise<KnownBusiness[]> {
  if (applicants.length === 0) return [];
  const domains = [...new Set(applicants.flatMap(({ websiteDomain, emailDomain }) => [websiteDomain, emailDomain]))];
  const invited = applicants.flatMap(({ invitedBusinessId }) => invitedBusinessId ?? []);
  // Each by its own index: in one question they would have all businesses read.
  const ofWebsite = await from.business.findMany({ where: { websiteDomain: { in: domains } }, select: { id: true } });
  const ofPeople = await from.user.findMany({
    where: { emailDomain: { in: domains }, disabledAt: null, businessId: { not: null } },
    distinct: "businessId",
    select: { businessId: true },
  });
  const ids = [...invited, ...ofWebsite.map(({ id }) => id), ...ofPeople.flatMap(({ businessId }) => businessId ?? [])];
  const rows = await from.business.findMany({
    where: { id: { in: ids }, kind, closedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 4 * applicants.length + 100,
    select: columns,
  });
  const people = await from.user.groupBy({
    by: ["businessId", "emailDomain"],
    where: { businessId: { in: rows.map(({ id }) => id) }, emailDomain: { in: domains }, disabledAt: null },
    _count: { _all: true },
  });
  const counts = await countPeople(from, rows);
  return rows.map(({ suspendedAt, ...business }) => ({
    ...business,
    isSuspended: suspendedAt !== null,
    emailDomains: people
      .filter(({ businessId }) => businessId === business.id)
      .map((row) => ({ domain: row.emailDomain, people: row._count._all })),
    people: counts.get(business.id) ?? 0,
  }));
}

/** How many people of each can log in. Prisma's own count of a relation would group the people of all businesses. */
export async function countPeople(
  from: Pick<Reads, "user"> | Pick<Tx, "user">,
  businesses: readonly { id: string }[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await from.user.groupBy({
    by: ["businessId"],
    where: { businessId: { in: businesses.map(({ id }) => id) }, disabledAt: null },
    _count: { _all: true },
  });
  return new Map(counts.map(({ businessId, _count }) => [businessId ?? "", _count._all]));
}

/** Businesses of a kind to approve somebody into, by a part of the name or the website: those that begin so come first. */
export async function findBusinesses(kind: BusinessKind, words: string) {
  if (words === "") return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Business"
    WHERE "kind" = ${kind} AND "closedAt" IS NULL AND instr(lower("name" || char(10) || "website"), lower(${words})) > 0
    ORDER BY instr(lower("name"), lower(${words})) <> 1, "name", "id" LIMIT ${mostFound}`;
  const rows = await db.business.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: columns });
  const counts = await countPeople(db, rows);
  return found
    .flatMap(({ id }) => rows.find((row) => row.id === id) ?? [])
    .map(({ suspendedAt, ...business }) => ({
      ...business,
      isSuspended: suspendedAt !== null,
      people: counts.get(business.id) ?? 0,
    }));
}

export const mostFound = 20;

const columns = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  websiteDomain: true,
  suspendedAt: true,
} as const;
