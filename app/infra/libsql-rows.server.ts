import type { InValue, ResultSet } from "@libsql/client";
import { Prisma } from "./prisma/client";

/** What may stand in a statement by hand: values, and pieces of SQL of ours. */
export type Piece = string | number | boolean | null | Date | Prisma.Sql;

const texts = new WeakMap<TemplateStringsArray, string>();

/** A statement by hand as the connection takes it. One without pieces is put together once. */
export function statementOf(strings: TemplateStringsArray, pieces: readonly Piece[]) {
  if (pieces.some((piece) => piece instanceof Prisma.Sql)) {
    const { sql, values } = Prisma.sql(strings, ...pieces);
    return { sql, args: (values as Piece[]).map(toValue) };
  }
  const sql = texts.get(strings) ?? strings.join("?");
  texts.set(strings, sql);
  return { sql, args: pieces.map(toValue) };
}

/** The database's own values by their columns' names: an instant is its ISO text, a yes or no is 1 or 0. */
export function rowsOf<Row>({ columns, rows }: ResultSet): Row[] {
  return rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (let column = 0; column < columns.length; column++) named[columns[column] ?? ""] = row[column];
    return named as Row;
  });
}

function toValue(piece: Piece): InValue {
  return piece instanceof Date ? piece.toISOString() : (piece as InValue);
}
