import { db } from "~/infra/db.server";
import { gapsOf } from "./gaps";
import { countNotTakenOver, listResponsibilitiesOf } from "./responsibilities.server";

/** As many members stand beside each other as columns; more are named in the cells. */
const mostColumns = 8;

/** The responsibilities of one phase and what is open in all of them; the first phase where `asked` is none. */
export async function getGrid(customerId: string, asked: string | null) {
  const [all, missing] = await Promise.all([listResponsibilitiesOf(customerId), countNotTakenOver(customerId)]);
  const names = new Map(all.flatMap(({ assignments }) => assignments.map((one) => [one.memberId, one.member.name])));
  const gaps = gapsOf(all, (id) => names.get(id));
  const open = new Set([...gaps.noA, ...gaps.noR].map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const { phase } of all) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  const phases = [...counts].map(([name, count]) => ({ name, count }));
  const phase = phases.find(({ name }) => name === asked)?.name ?? phases[0]?.name ?? null;
  const responsibilities = all.filter((one) => one.phase === phase);
  return { phases, phase, responsibilities, gaps, open: open.size, total: all.length, missing };
}

/** The members as columns, by name; null where the team is too large for it. */
export async function listColumns(customerId: string) {
  const members = await db.teamMember.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: mostColumns + 1,
    select: { id: true, name: true, role: true },
  });
  return members.length > mostColumns ? null : members;
}
