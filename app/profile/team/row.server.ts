import { db } from "~/infra/db.server";
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
  const others = {
    customerId,
    removedAt: null,
    assignments: { none: { responsibilityId } },
    ...(search ? { name: { contains: search.slice(0, 200) } } : {}),
  };
  const page = Math.min(Math.max(Math.trunc(Number(pageText)) || 1, 1), 1000);
  const [found, matching] = await Promise.all([
    db.teamMember.findMany({
      where: others,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * othersOnPage,
      take: othersOnPage,
      select: { id: true, name: true, role: true },
    }),
    db.teamMember.count({ where: others }),
  ]);
  const pages = Math.max(1, Math.ceil(matching / othersOnPage));
  const members = [...holders, ...found.map((member) => ({ ...member, letter: null }))];
  return { responsibility, members, page, pages, searchable: pages > 1 || Boolean(search) };
}
