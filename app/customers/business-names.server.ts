import { db } from "~/infra/db.server";
import { folded } from "~/infra/words";
import type { BusinessKind } from "./business-search";

/**
 * The businesses whose name or website holds each word of the search, whatever its capitals and accents. The names are
 * kept in the process, folded, and read anew when one was added or changed: SQLite knows no accents.
 */
export async function findByWords(kind: BusinessKind, search: string): Promise<string[]> {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const names = await foldedNames();
  return names.filter((one) => one.kind === kind && words.every((word) => one.text.includes(word))).map(({ id }) => id);
}

interface FoldedName {
  id: string;
  kind: string;
  text: string;
}

let kept: { stamp: string; names: FoldedName[] } | undefined;

async function foldedNames(): Promise<FoldedName[]> {
  const [row] = await db.$queryRaw<{ stamp: string }[]>`
    SELECT count(*) || ' ' || coalesce(sum("version"), 0) || ' ' || coalesce(max("rowid"), 0) AS "stamp" FROM "Business"`;
  const stamp = row?.stamp ?? "";
  if (kept?.stamp !== stamp) {
    const rows = await db.$queryRaw<{ id: string; kind: string; name: string; website: string }[]>`
      SELECT "id", "kind", "name", "website" FROM "Business"`;
    kept = {
      stamp,
      names: rows.map(({ id, kind, name, website }) => ({ id, kind, text: folded(`${name}\n${website}`) })),
    };
  }
  return kept.names;
}
