import type { Reads, Tx } from "~/infra/db.server";
import type { BusinessKind } from "~/infra/prisma/client";
import type { Applicant, KnownBusiness } from "~/signup/likely-businesses";

/** The businesses that share a website's or an email's domain with one of the applicants. */
export async function businessesLike(
  from: Pick<Reads, "business"> | Pick<Tx, "business">,
  kind: BusinessKind,
  applicants: readonly Applicant[],
): Promise<KnownBusiness[]> {
  const domains = [...new Set(applicants.flatMap(({ websiteDomain, emailDomain }) => [websiteDomain, emailDomain]))];
  const rows = await from.business.findMany({
    where: {
      kind,
      OR: [{ websiteDomain: { in: domains } }, { people: { some: { emailDomain: { in: domains } } } }],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
    select: {
      id: true,
      slug: true,
      name: true,
      websiteDomain: true,
      people: { where: { emailDomain: { in: domains } }, distinct: ["emailDomain"], select: { emailDomain: true } },
      _count: { select: { people: true } },
    },
  });
  return rows.map(({ people, _count, ...business }) => ({
    ...business,
    emailDomains: people.map(({ emailDomain }) => emailDomain),
    people: _count.people,
  }));
}
