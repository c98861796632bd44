import type { ExportTable } from "~/export/table";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** How many rows are in memory at once. */
const batchSize = 500;

export type Row = Record<string, unknown>;

/** The rows of one table that belong to the export, in batches. */
export async function* rowsOf(table: ExportTable, id: string): AsyncGenerator<Row[]> {
  const { by } = table;
  if (!by) {
    yield* batches(table, Prisma.sql`${table.where(id)}`, "rowid");
    return;
  }
  const parents = await db.$queryRaw<{ id: string }[]>`${by.parents(id)}`;
  for (const parent of parents)
    yield* batches(table, Prisma.sql`t.${name(by.parent)} = ${parent.id} AND ${table.where(id)}`, by.order);
}

async function* batches({ table, columns }: ExportTable, where: Prisma.Sql, order: string): AsyncGenerator<Row[]> {
  const place = order === "rowid" ? Prisma.sql`t."rowid"` : Prisma.sql`t.${name(order)}`;
  const listed = Prisma.join(columns.map((column) => Prisma.sql`t.${name(column)}`));
  for (let after = -1; ; ) {
    const rows = await db.$queryRaw<(Row & { _place: bigint | number })[]>`
      SELECT ${place} AS "_place", ${listed} FROM ${name(table)} t
      WHERE ${where} AND ${place} > ${after} ORDER BY ${place} LIMIT ${batchSize}`;
    if (rows.length > 0) yield rows.map(({ _place, ...row }) => row);
    if (rows.length < batchSize) return;
    after = Number(rows.at(-1)?._place);
  }
}

// The tables and columns are this folder's own lists, never a person's.
function name(known: string): Prisma.Sql {
  return Prisma.raw(`"${known}"`);
}
