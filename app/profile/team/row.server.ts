import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { findMembers } from "./find-members.server";
import { getResponsibility } from "./responsibilities.server";

const othersOnPage = 50;
// With the others and the form's own fields it stays below what a form may hold.
const mostHolders = 120;

/** One responsibility with the members to choose from: who holds a letter first, then the others by page and search. */
export async function getRow(
  customerId: string,
  responsibilityId: string,
  search: string | null,
  pageText: string | null,
) {
  const responsibility = await getResponsibility(customerId, responsibilityId);
  if (!responsibility) return null;
  const holders = responsibility.assignments
    .slice(0, mostHolders)
    .map(({ memberId: id, member, letter }) => ({ id, ...member, letter }));
  const page = Math.min(Math.max(Math.trunc(Number(pageText)) || 1, 1), 1000);
  const { ids, matching } = await findMembers(customerId, {
    search: (search ?? "").slice(0, 200),
    but: Prisma.sql`AND "id" NOT IN (SELECT "memberId" FROM "Assignment" WHERE "responsibilityId" = ${responsibilityId})`,
    skip: (page - 1) * othersOnPage,
    take: othersOnPage,
  });
  const found = await db.teamMember.findMany({
    where: { customerId, removedAt: null, id: { in: ids } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
  const pages = Math.max(1, Math.ceil(matching / othersOnPage));
  const members = [...holders, ...found.map((member) => ({ ...member, letter: null }))];
  return { responsibility, members, page, pages, searchable: pages > 1 || Boolean(search) };
}
