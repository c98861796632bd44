import { randomUUID } from "node:crypto";
import { db, transact } from "~/infra/db.server";
import type { Letter } from "~/profile/team/letters";
import { handle } from "./app";
import { type Business, get, type Person, post } from "./cast";

export const teamOf = (business: Business) => `/customers/${business.slug}/profile/team`;

/** The route's id, by which the page's script asks for its data. */
const routeOf = (path: string) => {
  const rest = path.split("?")[0]?.split("/profile/team")[1] ?? "";
  const [, section, id, verb] = rest.split("/");
  if (!section) return "team";
  if (section === "members") return verb === "delete" ? "delete-member" : "member";
  if (section === "responsibilities") return id ? "responsibility" : "responsibilities";
  return section === "team.csv" ? "team-csv" : section;
};

const dataOf = (path: string) =>
  `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`profile/team/${routeOf(path)}.route`)}`;

/** As the page's script posts it; a redirect is a header then. */
export const send = (as: Person, path: string, fields: Record<string, string>) =>
  handle(post(dataOf(path), fields, as));

export const ask = (as: Person, path: string) => handle(get(dataOf(path), as));

export const movedTo = (response: Response) => response.headers.get("X-Remix-Redirect");

export async function errorsOf(response: Response): Promise<Record<string, string[]>> {
  const { result } = (await response.json()) as { result: { error?: Record<string, string[]> } };
  return result.error ?? {};
}

export async function aMember(customerId: string, name: string) {
  return transact((tx) => tx.teamMember.create({ data: { customerId, name }, select: { id: true, name: true } }));
}

export async function aResponsibility(customerId: string, name: string, letters: Record<string, Letter> = {}) {
  const id = randomUUID();
  await transact(async (tx) => {
    await tx.responsibility.create({
      data: { id, customerId, name, phase: "Plan", position: 0 },
      select: { id: true },
    });
    for (const [memberId, letter] of Object.entries(letters))
      await tx.assignment.create({ data: { responsibilityId: id, memberId, letter } });
  });
  return id;
}

/** Who holds which letter now, by the member's id. */
export async function lettersOf(responsibilityId: string): Promise<Record<string, Letter>> {
  const rows = await db.assignment.findMany({ where: { responsibilityId } });
  return Object.fromEntries(rows.map(({ memberId, letter }) => [memberId, letter]));
}

export const actionsOf = async (business: Business) =>
  (await db.auditEvent.findMany({ where: { businessId: business.id }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );
