import type { Prisma } from "~/infra/prisma/client";

/** One table's share of an export. */
export interface ExportTable {
  /** As the schema names it; the files bear the same name. */
  table: string;
  /** What it holds, in a sentence for whoever reads the archive. */
  what: string;
  columns: readonly string[];
  /** Which rows belong to it, of the table as `t`. */
  where: (id: string) => Prisma.Sql;
  /** Read piece by piece: by these parents, in the order of this column. For what a business has very many of. */
  by?: { parents: (id: string) => Prisma.Sql; parent: string; order: string };
}

/** "id name" are two columns. */
export const columns = (names: string): string[] => names.trim().split(/\s+/);
