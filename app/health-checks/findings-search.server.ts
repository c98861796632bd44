import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { globsOf, likeOf, readSearch, type Search } from "./findings-search";

/** How many rows are looked into at once: in between others have their turn. */
const rowsAtOnce = 1_000;

/** Rows that hold every word of the search, each from its first letters on. */
export function holding(healthCheckId: string, typed: string): Prisma.Sql {
  const search = readSearch(typed);
  if (!search) return Prisma.sql`TRUE`;
  // A sign is no word: findInside has looked for it as it stands.
  if (search.match === null) throw new Error("The text index holds no signs");
  return Prisma.sql`f."id" IN (${matching(healthCheckId, search.match)})`;
}

/**
 * The ids of the rows that hold the search wherever it stands: a sign, or a piece of a word. Null where there are rows
 * in which the words begin so, which are then the ones to show.
 */
export async function findInside(healthCheckId: string, typed: string | undefined): Promise<number[] | null> {
  const search = readSearch(typed);
  if (!search) return null;
  if (search.match !== null) {
    const [begins] = await db.$queryRaw<unknown[]>`${matching(healthCheckId, search.match)} LIMIT 1`;
    if (begins !== undefined) return null;
  }

  const [bounds] = await db.$queryRaw<{ first: bigint | null; last: bigint | null }[]>`
    SELECT ${edgeOf(healthCheckId, "ASC")} AS "first", ${edgeOf(healthCheckId, "DESC")} AS "last"`;
  const ids: number[] = [];
  const last = Number(bounds?.last ?? -1);
  // The inner LIMIT makes SQLite put each row's text together once.
  for (let from = Number(bounds?.first ?? 0); from <= last; from += rowsAtOnce) {
    const rows = await db.$queryRaw<{ id: bigint }[]>`
      SELECT t."id" FROM (
        SELECT f."id", ${text} AS "text" FROM "Finding" f
        WHERE f."id" BETWEEN ${from} AND ${Math.min(last, from + rowsAtOnce - 1)}
          AND +f."healthCheckId" = ${healthCheckId}
        LIMIT ${rowsAtOnce}
      ) t WHERE ${standingIn(search, Prisma.sql`t."text"`)}`;
    for (const { id } of rows) ids.push(Number(id));
  }
  return ids;
}

function matching(healthCheckId: string, match: string): Prisma.Sql {
  return Prisma.sql`SELECT "rowid" FROM "FindingText" WHERE "FindingText" MATCH ${match}
    AND "rowid" BETWEEN ${edgeOf(healthCheckId, "ASC")} AND ${edgeOf(healthCheckId, "DESC")}`;
}

// A health check's rows are stored one after the other, in the order of their lines.
function edgeOf(healthCheckId: string, direction: "ASC" | "DESC"): Prisma.Sql {
  return Prisma.sql`(SELECT "id" FROM "Finding" WHERE "healthCheckId" = ${healthCheckId}
    ORDER BY "line" ${Prisma.raw(direction)} LIMIT 1)`;
}

const text = Prisma.raw(
  ["product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra"]
    .map((column) => `coalesce(f."${column}", '')`)
    .join(" || char(10) || "),
);

// Letters with accents are rare, and looking for them is slow: only where a row holds other signs than these.
const usual = ["’", "–", "“", "”", "…"];

function standingIn({ pieces }: Search, within: Prisma.Sql): Prisma.Sql {
  const unusual = usual.reduce((rest, sign) => Prisma.sql`replace(${rest}, ${sign}, '')`, within);
  const each = pieces.map((piece) => {
    const patterns = globsOf(piece).map((glob) => Prisma.sql`(${within}) GLOB ${glob}`);
    return Prisma.sql`((${within}) LIKE ${likeOf(piece)} ESCAPE '\\'
      OR (length(CAST(${unusual} AS BLOB)) > length(${unusual}) AND (${Prisma.join(patterns, " OR ")})))`;
  });
  return Prisma.join(each, " AND ");
}
