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
  const rows = await from.business.findMany({
    where: {
      kind,
      closedAt: null,
      OR: [
        { id: { in: invited } },
        { websiteDomain: { in: domains } },
        { people: { some: { emailDomain: { in: domains }, disabledAt: null } } },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 4 * applicants.length + 100,
    select: columns,
  });
  const people = await from.user.groupBy({
    by: ["businessId", "emailDomain"],
    where: { businessId: { in: rows.map(({ id }) => id) }, emailDomain: { in: domains }, disabledAt: null },
    _count: { _all: true },
  });
  return rows.map(({ suspendedAt, _count, ...business }) => ({
    ...business,
    isSuspended: suspendedAt !== null,
    emailDomains: people
      .filter(({ businessId }) => businessId === business.id)
      .map((row) => ({ domain: row.emailDomain, people: row._count._all })),
    people: _count.people,
  }));
}

/** Businesses of a kind to approve somebody into, by a part of the name or the website: those that begin so come first. */
export async function findBusinesses(kind: BusinessKind, words: string) {
  if (words === "") return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Business"
    WHERE "kind" = ${kind} AND "closedAt" IS NULL AND instr(lower("name" || char(10) || "website"), lower(${words})) > 0
    ORDER BY instr(lower("name"), lower(${words})) <> 1, "name", "id" LIMIT ${mostFound}`;
  const rows = await db.business.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: columns });
  return found
    .flatMap(({ id }) => rows.find((row) => row.id === id) ?? [])
    .map(({ suspendedAt, _count, ...business }) => ({
      ...business,
      isSuspended: suspendedAt !== null,
      people: _count.people,
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
  _count: { select: { people: { where: { disabledAt: null } } } },
} as const;
