import { createHash } from "node:crypto";
import Database from "libsql";

/** What the portal itself notes of every request: who was last seen when, and how often one has tried. */
const unwatched = new Set(["Session", "RateLimiterFlexible", "LoginChallenge"]);

export interface Contents {
  /** Each table's rows, as a digest. */
  tables(): Map<string, string>;
  /** All that is stored, as one text. */
  text(): string;
  /** What a question of one's own finds. */
  ask(sql: string): Record<string, unknown>[];
  /** Works the log beside the file in, and empties it. */
  checkpoint(): void;
  close(): void;
}

/** Looks at the database from outside, past the application's own connections. */
export function openContents(): Contents {
  const file = (process.env.DATABASE_URL ?? "").replace(/^file:/, "");
  const database = new Database(file, { readonly: true });
  const names = (
    database.prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`).raw().all() as string[][]
  )
    .flat()
    .filter((name) => !name.startsWith("sqlite_") && !unwatched.has(name))
    .toSorted();
  const rowsOf = (name: string) => database.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).raw().all();
  return {
    tables: () => new Map(names.map((name) => [name, digestOf(rowsOf(name))])),
    text: () => names.map((name) => JSON.stringify(rowsOf(name))).join("\n"),
    ask: (sql) => database.prepare(sql).all() as Record<string, unknown>[],
    checkpoint: () => {
      const writer = new Database(file);
      writer.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
      writer.close();
    },
    close: () => database.close(),
  };
}

export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
}

function digestOf(rows: unknown): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}
