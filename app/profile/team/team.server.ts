import { db } from "~/infra/db.server";

/** The roles that a team usually has, in the order of the reference data. */
export async function listRoles() {
  return db.teamRole.findMany({
    orderBy: { position: "asc" },
    select: { key: true, name: true, group: true, description: true },
  });
}

/** The usual responsibilities by phase, each with the names of the roles that hold a letter. */
export async function listResponsibilities() {
  const roleNames = new Map((await listRoles()).map(({ key, name }) => [key, name]));
  const templates = await db.responsibilityTemplate.findMany({ orderBy: { position: "asc" } });
  const phases = new Map<string, UsualResponsibility[]>();
  for (const { key, phase, name, raci } of templates) {
    const letters = Object.entries((raci ?? {}) as Record<string, string>);
    const holding = (letter: string) =>
      letters.filter(([, held]) => held.includes(letter)).map(([role]) => roleNames.get(role) ?? role);
    const entry = { key, name, a: holding("A"), r: holding("R"), c: holding("C"), i: holding("I") };
    phases.set(phase, [...(phases.get(phase) ?? []), entry]);
  }
  return [...phases].map(([name, responsibilities]) => ({ name, responsibilities }));
}

interface UsualResponsibility {
  key: string;
  name: string;
  /** Accountable: answers for it. */
  a: string[];
  /** Responsible: does the work. */
  r: string[];
  /** Consulted before. */
  c: string[];
  /** Informed after. */
  i: string[];
}
