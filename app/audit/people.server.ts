import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** Who acted: the name as it was then, and for whom the person works. */
export interface Who {
  name: string;
  /** Secure Dynamics for an admin; null for the portal, and for who is gone. */
  of: string | null;
}

const ours = "Secure Dynamics";
const mostPeople = 20;

/** For whom these people work, by id; not said of those of the reader's own business. */
export async function employersOf(
  userIds: readonly (string | null)[],
  own: string | null = null,
): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const users = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, adminSince: true, businessId: true, business: { select: { name: true } } },
  });
  return new Map(
    users.flatMap(({ id, adminSince, businessId, business }) => {
      const of = adminSince ? ours : business?.name;
      return of && (own === null || businessId !== own) ? [[id, of] as const] : [];
    }),
  );
}

/** "Ada Test, Secure Dynamics" */
export function nameOf({ name, of }: Who): string {
  return of ? `${name}, ${of}` : name;
}

/** Those whose name or email has all of these words; null among them is the portal itself. */
export async function findPeople(text: string): Promise<(string | null)[]> {
  const has = text
    .split(/\s+/)
    .map((word) => Prisma.sql`instr(lower("firstName" || ' ' || "lastName" || ' ' || "email"), lower(${word})) > 0`);
  const users = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "User" WHERE ${Prisma.join(has, " AND ")} ORDER BY "lastName", "firstName" LIMIT ${mostPeople}`;
  const found = users.map(({ id }) => id);
  return "the portal".includes(text.toLowerCase()) ? [...found, null] : found;
}

/** Those whose name has the text in it, or whose slug it is. */
export async function findBusinesses(text: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Business" WHERE "slug" = ${text} OR instr(lower("name"), lower(${text})) > 0
    ORDER BY "slug" = ${text} DESC, "name" LIMIT ${mostPeople}`;
  return rows.map(({ id }) => id);
}
