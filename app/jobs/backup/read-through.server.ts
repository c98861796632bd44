import { createHash } from "node:crypto";
import Database from "libsql";
import { type SealedRow, withItsValues } from "~/audit/seal.server";
import { headsIn, inWords, walkChain } from "~/audit/walk.server";
import { migrations } from "~/infra/migrations.server";
import { type Contents, notWhole } from "./manifest";

interface Read {
  contents: Contents;
  /** What is wrong with it wherever it is read, in words. */
  damage: string[];
  /** What keeps this build from being started on it. */
  mismatch: string[];
  /** How many migrations of this build it does not have yet. */
  pending: number;
}

/** Reads a database that nobody uses to the last row. */
export async function readThrough(file: string): Promise<Read> {
  const database = new Database(file);
  try {
    database.exec("PRAGMA query_only = ON; PRAGMA cache_size = -4096");
    const soundness = soundnessOf(database);
    if (soundness !== "ok") return damaged(soundness);
    const orphans = orphansIn(database);
    const { applied, ...compared } = compareMigrations(database);
    const damage: string[] = [];
    if (applied === "") damage.push("it is not a database of this portal");
    if (orphans > 0) damage.push(`${orphans} ${orphans === 1 ? "row has" : "rows have"} an owner that is missing`);
    const tables = Object.fromEntries(namesOfTables(database).map((name) => [name, summary(database, name)]));
    const contents = { migration: applied, schema: schemaOf(database), tables, auditLog: await auditLogOf(database) };
    return { ...compared, damage, contents };
  } finally {
    database.close();
  }
}

/** "ok", or what SQLite found. */
export function soundnessOf(database: Database.Database): string {
  const found = rows(database, "PRAGMA integrity_check").map((row) => String(row[0]));
  return found.join("; ").slice(0, 300);
}

/** How many rows have an owner that is missing. */
export function orphansIn(database: Database.Database): number {
  return rows(database, "PRAGMA foreign_key_check").length;
}

function damaged(integrity: string) {
  return {
    contents: { migration: "", schema: "", tables: {}, auditLog: "It was not read." },
    damage: [`it is damaged: ${integrity}`],
    mismatch: [],
    pending: 0,
  };
}

/** What this build makes of the history of migrations. */
export function compareMigrations(database: Database.Database) {
  if (!hasTable(database, "_prisma_migrations")) return { applied: "", mismatch: [], pending: 0 };
  const history = rows(
    database,
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY "migration_name"`,
  ).map(([name, checksum]) => ({ name: String(name), checksum: String(checksum) }));
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const mismatch = history.flatMap(({ name, checksum }) => {
    if (!known.has(name)) return [`it has the migration ${name}, which is newer than this build`];
    return known.get(name) === checksum ? [] : [`its migration ${name} is not the one of this build`];
  });
  const pending = migrations.length - history.filter(({ name }) => known.has(name)).length;
  return { applied: history.at(-1)?.name ?? "", mismatch, pending };
}

function namesOfTables(database: Database.Database): string[] {
  return rows(
    database,
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "name"`,
  ).map(([name]) => String(name));
}

function summary(database: Database.Database, table: string): Contents["tables"][string] {
  return hashed(database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}" NOT INDEXED`));
}

function schemaOf(database: Database.Database): string {
  const sql = `SELECT "type", "name", "tbl_name", "sql" FROM "sqlite_master" ORDER BY "type", "name"`;
  return hashed(database.prepare(sql)).sha256;
}

function hashed(statement: Database.Statement): Contents["tables"][string] {
  const hash = createHash("sha256");
  let count = 0;
  for (const row of statement.raw(true).iterate() as Iterable<unknown[]>) {
    hash.update(JSON.stringify(row.map(briefly))).update("\n");
    count += 1;
  }
  return { rows: count, sha256: hash.digest("hex") };
}

/** Bytes, such as uploaded files, by their own hash: as JSON they would take several times their room. */
function briefly(value: unknown): unknown {
  return value instanceof Uint8Array ? { sha256: createHash("sha256").update(value).digest("hex") } : value;
}

/** How much of the log is as it was written, in words. */
export async function auditLogOf(database: Database.Database): Promise<string> {
  if (!hasTable(database, "AuditEvent") || !hasTable(database, "JobRun")) return "There is none.";
  const statement = database.prepare(`SELECT * FROM "AuditEvent" WHERE "id" > ? ORDER BY "id" LIMIT 1000`);
  const readRows = async (after: number) => (statement.all(after) as SealedRow[]).map(withItsValues);
  const noted = rows(
    database,
    `SELECT "result" FROM "JobRun" WHERE "job" = 'verify-audit' AND "finishedAt" IS NOT NULL`,
  ).flatMap(([result]) => headsIn(String(result)));
  const verified = await walkChain(readRows, noted);
  const { broken } = verified;
  return broken ? `${notWhole} row ${broken.id}: ${broken.why}.` : inWords(verified);
}

function hasTable(database: Database.Database, name: string): boolean {
  return rows(database, `SELECT 1 FROM "sqlite_master" WHERE "type" = 'table' AND "name" = '${name}'`).length > 0;
}

function rows(database: Database.Database, sql: string): unknown[][] {
  return database.prepare(sql).raw(true).all() as unknown[][];
}
