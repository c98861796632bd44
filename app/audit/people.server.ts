import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** Who acted: the name as it was then, and for whom the person works. */
export interface Who {
  name: string;
  /** Secure Dynamics for an admin; null for the portal, and for who is gone. */
  of: string | null;
}

const ours = "Secure Dynamics";
/** Each of them is a lane of its own through the log. */
const mostOneByOne = 20;

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

/** Whose events are looked for: few are found one by one, of very many it is said what selects them. */
type Found<Id> = { ids: Id[] } | { among: Prisma.Sql };

/**
 * Those whose name or email has all of these words, or had them before it was changed or the account closed; null among them
 * is the portal itself, "" where they are very many.
 */
export async function findPeople(text: string): Promise<Found<string | null>> {
  const has = (whole: Prisma.Sql) =>
    Prisma.join(
      text.split(/\s+/).map((word) => Prisma.sql`instr(lower(${whole}), lower(${word})) > 0`),
      " AND ",
    );
  const words = (json: Prisma.Sql) =>
    Prisma.sql`(SELECT coalesce(group_concat(j."value", ' '), '') FROM json_each(${json}) j)`;
  const found = await fewOrMany(Prisma.sql`
    SELECT "id" FROM "User" WHERE ${has(Prisma.sql`"firstName" || ' ' || "lastName" || ' ' || "email"`)}
    UNION SELECT "subjectId" FROM "AuditEvent" WHERE "action" IN (${Prisma.join(renaming)})
      AND (${has(words(Prisma.sql`"before"`))} OR ("action" = 'person.close' AND ${has(words(Prisma.sql`"after"`))}))
    UNION SELECT '' WHERE instr('the portal', ${text.toLowerCase()}) > 0`);
  return "ids" in found ? { ids: found.ids.map((id) => id || null) } : found;
}

/** What takes a name or an email away from a person. */
const renaming = ["person.change", "person.close", "email.change", "email.undo"];

/** Those whose name has the text in it, or whose slug it is. */
export function findBusinesses(text: string): Promise<Found<string>> {
  return fewOrMany(
    Prisma.sql`SELECT "id" FROM "Business" WHERE "slug" = ${text} OR instr(lower("name"), lower(${text})) > 0`,
  );
}

async function fewOrMany(sql: Prisma.Sql): Promise<Found<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM (${sql}) LIMIT ${mostOneByOne + 1}`;
  return rows.length > mostOneByOne ? { among: sql } : { ids: rows.map(({ id }) => id) };
}
