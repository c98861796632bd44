import { createHash, randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Connection } from "./libsql-adapter.server";
import type { Place } from "./libsql-place.server";

/** The database is not one that this build may touch; the message says why. */
export class MigrationRefused extends Error {
  override name = "MigrationRefused";
}

export interface Migration {
  name: string;
  sql: string;
  /** As Prisma Migrate computes it: SHA-256 of the file's bytes. */
  checksum: string;
}

// The texts are part of the server's bundle: the image ships without the folder.
const files = import.meta.glob<string>("../../prisma/migrations/*/migration.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The migrations of this build, oldest first. */
export const migrations: Migration[] = Object.entries(files)
  .map(([file, sql]) => asMigration(path.basename(path.dirname(file)), sql))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

export function asMigration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/**
 * Brings a database to this build's schema: each migration and its row in Prisma's own history in one transaction.
 * Refuses a history that this build does not continue. Several instances may start at once.
 */
export async function migrate(connect: () => Connection, place: Place, steps = migrations): Promise<void> {
  // A connection of its own: foreign keys are off while it works, and it is closed whatever happens.
  const connection = connect();
  try {
    const pending = await pendingOf(connection, steps);
    const [first] = pending;
    // One copy before all of them: each by itself is done whole or not at all.
    if (first && place.kind === "file") await copyBefore(connection, place.path, first, steps);
    for (const migration of pending) await apply(connection, migration, steps);
  } finally {
    connection.close();
  }
}

/** Whether the database has every migration of this build. */
export async function everyMigrationApplied(connection: Pick<Connection, "execute">): Promise<boolean> {
  const history = await readHistory(connection);
  const applied = new Set(history.filter((row) => row.finished).map((row) => row.name));
  return migrations.every((migration) => applied.has(migration.name));
}

/** The migrations that are still to be applied; throws where the history is not one that this build continues. */
async function pendingOf(connection: Connection, steps: Migration[]): Promise<Migration[]> {
  const history = await readHistory(connection);
  const known = new Map(steps.map((step) => [step.name, step]));
  const problems = history.flatMap(({ name, checksum, finished }) => {
    if (!finished) return [`Migration ${name} failed earlier and was not resolved.`];
    if (!known.has(name)) return [`Migration ${name} is not part of this build, which is older than the database.`];
    return known.get(name)?.checksum === checksum ? [] : [`Migration ${name} was edited after it had been applied.`];
  });
  const applied = new Set(history.map((row) => row.name));
  const newest =
    history
      .map((row) => row.name)
      .sort()
      .at(-1) ?? "";
  const pending = steps.filter((step) => !applied.has(step.name));
  for (const { name } of pending) {
    if (name < newest) problems.push(`Migration ${name} is older than ${newest}, which has been applied.`);
  }
  if (problems.length > 0) throw new MigrationRefused(problems.join("\n"));
  return pending;
}

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/** What was applied and not rolled back; nothing for an empty database. */
async function readHistory(connection: Pick<Connection, "execute">): Promise<AppliedMigration[]> {
  // In one statement: another instance may be making the first tables just now.
  const objects = await connection.execute(
    `SELECT count(*), coalesce(max(name = '_prisma_migrations'), 0) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`,
  );
  const [count, hasHistory] = [Number(objects.rows[0]?.[0]), Boolean(objects.rows[0]?.[1])];
  if (count === 0) return [];
  if (!hasHistory) throw new MigrationRefused("The database is not empty, but has no history of migrations.");

  const { rows } = await connection.execute(
    `SELECT "migration_name", "checksum", "finished_at" IS NOT NULL FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  );
  return rows.map((row) => ({ name: String(row[0]), checksum: String(row[1]), finished: Boolean(row[2]) }));
}

async function apply(connection: Connection, migration: Migration, steps: Migration[]): Promise<void> {
  try {
    await connection.executeMultiple(scriptOf(migration));
  } catch (error) {
    // Another instance may have been faster while this one waited for the lock.
    const pending = await pendingOf(connection, steps);
    if (!pending.some((step) => step.name === migration.name)) return;
    const reason = error instanceof Error ? error.message : String(error);
    const cause = reason.includes(GUARD) ? "it leaves rows that refer to rows which do not exist" : reason;
    throw new Error(`Migration ${migration.name} failed and was rolled back: ${cause}`, { cause: error });
  }
}

/** A NULL put into this column stops the script: SQL has no other way to raise an error outside a trigger. */
const GUARD = "_prisma_migrations.checksum";

/**
 * One script, so that over HTTP too it is one stream and one transaction.
 *
 * Foreign keys can be switched only outside a transaction; were they on, the DROP TABLE of a table that is rebuilt would
 * delete what refers to it. What the migration leaves is checked instead, before it is committed.
 */
function scriptOf({ name, sql, checksum }: Migration): string {
  return `
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at")
  SELECT '${randomUUID()}', iif(count(*) = 0, '${checksum}', NULL), '${name}', ${NOW}
  FROM "_prisma_migrations" WHERE "migration_name" = '${name}' AND "rolled_back_at" IS NULL;
${sql.trim().replace(/;$/, "")}
;
UPDATE "_prisma_migrations"
  SET "finished_at" = ${NOW}, "applied_steps_count" = 1,
      "checksum" = iif((SELECT count(*) FROM pragma_foreign_key_check) = 0, "checksum", NULL)
  WHERE "migration_name" = '${name}' AND "rolled_back_at" IS NULL;
COMMIT;
PRAGMA foreign_keys = ON;
`;
}

/** An instant as Prisma writes it into SQLite. */
const NOW = `strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')`;

/** Keeps the database as it was beside the file, where there is something to lose. */
async function copyBefore(connection: Connection, file: string, migration: Migration, steps: Migration[]) {
  if ((await readHistory(connection)).length === 0) return;
  const copy = `${file}.before-${migration.name}`;
  const unfinished = `${copy}.${randomUUID()}`;
  try {
    await connection.execute({ sql: "VACUUM INTO ?", args: [unfinished] });
    // Another instance may have been faster, and this copy one of afterwards; then its own is the one to keep.
    const pending = await pendingOf(connection, steps);
    if (pending.some((step) => step.name === migration.name)) await keep(unfinished, copy);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function keep(unfinished: string, copy: string): Promise<void> {
  const handle = await open(unfinished, "r+");
  await handle.sync();
  await handle.close();
  await rename(unfinished, copy);
}
