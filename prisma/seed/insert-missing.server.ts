import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";

/**
 * Adds the rows whose key is not there yet and leaves the others as they are. One statement and one value for a whole
 * table: a first start inserts 1,500 rows before it answers. The columns are the first row's own names.
 */
export async function insertMissing(tx: Tx, table: Prisma.ModelName, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
    SELECT ${columns.map((name) => `value ->> '$.${name}'`).join(", ")} FROM json_each(?)
    WHERE true ON CONFLICT DO NOTHING`,
    JSON.stringify(rows),
  );
}

type Row = Record<string, unknown>;
