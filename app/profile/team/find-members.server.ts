import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

interface Sought {
  search: string;
  /** What is searched. */
  within?: Prisma.Sql;
  /** Whom to leave out besides those who left. */
  but?: Prisma.Sql;
  skip?: number;
  take: number;
}

/** The ids of a page of members by name, and how many match; letter by letter: % and _ are letters too. */
export async function findMembers(customerId: string, { search, within = name, but, skip = 0, take }: Sought) {
  const where = Prisma.sql`"customerId" = ${customerId} AND "removedAt" IS NULL
    AND instr(lower(${within}), lower(${search})) > 0 ${but ?? Prisma.empty}`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "TeamMember" WHERE ${where} ORDER BY "name", "id" LIMIT ${take} OFFSET ${skip}`,
    db.$queryRaw<{ count: number | bigint }[]>`SELECT count(*) AS "count" FROM "TeamMember" WHERE ${where}`,
  ]);
  return { ids: rows.map(({ id }) => id), matching: Number(counted?.count ?? 0) };
}

const name = Prisma.sql`"name"`;
