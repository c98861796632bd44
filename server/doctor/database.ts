import { existsSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import path from "node:path";
import Database from "libsql";
import type { BackupSettings } from "~/infra/env.schema";
import { isBusy } from "~/infra/libsql-errors.server";
import { placeOf } from "~/infra/libsql-place.server";
import { megabytes } from "~/jobs/backup/files.server";
import { notWhole } from "~/jobs/backup/manifest";
import { auditLogOf, compareMigrations, orphansIn, soundnessOf } from "~/jobs/backup/read-through.server";
import { type Finding, ok, warn, wrong } from "./finding";

const largeLog = 64 * 1024 * 1024;
const littleRoom = 200 * 1024 * 1024;
const restoreIt = "Stop the portal, and put the newest copy in its place: npm run restore";

/** Of a database in a file: whether it is there, can be written, is whole and has this build's migrations. */
export async function lookAtDatabase(settings: BackupSettings, now: Date): Promise<Finding[]> {
  const place = placeOf(settings);
  if (place.kind === "remote") return [await lookAtServer(place.server.url, place.server.authToken)];
  const server = place.kind === "replica" ? [await lookAtServer(place.server.url, place.server.authToken)] : [];
  const folder = path.dirname(place.path);
  if (!existsSync(place.path)) return [...server, await lookAtFolder(folder)];
  try {
    const isWritable = (await canWrite(place.path)) && (await canWrite(folder));
    return [
      ...server,
      isWritable
        ? tryToWrite(place.path)
        : wrong(
            "Database",
            `${place.path} cannot be written`,
            `Give it and its folder to the portal's user: chown -R <user> ${folder}`,
          ),
      ...(await lookInside(place.path, now)),
      await lookAtLog(`${place.path}-wal`),
      await lookAtRoom(folder, place.path),
    ];
  } catch (error) {
    return [...server, wrong("Database", `${place.path} cannot be read: ${reasonOf(error)}`, restoreIt)];
  }
}

async function lookAtServer(url: string, authToken: string | undefined): Promise<Finding> {
  const { createClient } = await import("@libsql/client");
  const host = new URL(url).host;
  try {
    const client = createClient({ url, ...(authToken && { authToken }) });
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("no answer within 5 s")), 5_000).unref();
    });
    await Promise.race([client.execute("SELECT 1"), late]).finally(() => client.close());
    return ok("Database server", `${host} answers`);
  } catch (error) {
    return wrong(
      "Database server",
      `${host}: ${reasonOf(error)}`,
      "Check DATABASE_URL, DATABASE_SYNC_URL and DATABASE_AUTH_TOKEN.",
    );
  }
}

async function lookAtFolder(folder: string): Promise<Finding> {
  let there = folder;
  while (!existsSync(there)) there = path.dirname(there);
  if (await canWrite(there))
    return warn("Database", "is not there yet", "The first start makes it; if there was one, npm run restore.");
  return wrong("Database", `is not there, and ${there} cannot be written`, `chown <user> ${there}`);
}

function tryToWrite(file: string): Finding {
  const database = new Database(file, { timeout: 2_000 });
  try {
    database.exec("BEGIN IMMEDIATE");
    database.exec("ROLLBACK");
    return ok("Database", `${file} can be read and written`);
  } catch (error) {
    if (!isBusy(error)) throw error;
    return warn(
      "Database",
      "another process has held its write lock for 2 s",
      "Find who has it open: an import, a shell, a second portal.",
    );
  } finally {
    database.close();
  }
}

async function lookInside(file: string, now: Date): Promise<Finding[]> {
  const database = new Database(file, { timeout: 2_000 });
  try {
    database.exec("PRAGMA query_only = ON");
    const soundness = soundnessOf(database);
    if (soundness !== "ok") return [wrong("Integrity", soundness, restoreIt)];
    const migrations = lookAtMigrations(database);
    if (migrations.found === foreign) return [migrations];
    const orphans = orphansIn(database);
    const audit = await auditLogOf(database);
    return [
      ok("Integrity", "every page and index is sound"),
      orphans === 0
        ? ok("Foreign keys", "every row's owner is there")
        : wrong("Foreign keys", `${orphans} rows without an owner`, restoreIt),
      migrations,
      audit.startsWith(notWhole)
        ? wrong(
            "Audit log",
            audit,
            "Somebody wrote past the portal: compare with an older copy (npm run restore -- <copy> --to <path>).",
          )
        : ok("Audit log", audit),
      lookAtClock(database, now),
    ];
  } finally {
    database.close();
  }
}

const foreign = "this is no database of this portal";

function lookAtMigrations(database: Database.Database): Finding {
  const { applied, mismatch, pending } = compareMigrations(database);
  if (!applied) return wrong("Migrations", foreign, "Check DATABASE_URL.");
  if (mismatch.length > 0)
    return wrong("Migrations", mismatch.join("; "), "Run the build that belongs to the database, or restore a copy.");
  if (pending > 0)
    return warn("Migrations", `${pending} are not applied yet`, "The next start applies them, after a copy.");
  return ok("Migrations", `all applied, ${applied} last`);
}

function lookAtClock(database: Database.Database, now: Date): Finding {
  const row = database.prepare(`SELECT max("startedAt") AS "at" FROM "JobRun"`).get() as
    | { at: string | null }
    | undefined;
  const ahead = row?.at ? Date.parse(row.at) - now.getTime() : 0;
  if (ahead > 5 * 60_000)
    return wrong(
      "Clock",
      `${now.toISOString()} is before what the database has seen`,
      "Set the machine's clock (NTP).",
    );
  return ok("Clock", now.toISOString());
}

async function lookAtLog(file: string): Promise<Finding> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size <= largeLog) return ok("Log", `${megabytes(size)} beside the database`);
  return warn(
    "Log",
    `${megabytes(size)}: it is not folded into the database`,
    "Some process keeps an old picture open: restart the portal.",
  );
}

async function lookAtRoom(folder: string, file: string): Promise<Finding> {
  const [{ bavail, bsize }, { size }] = [await statfs(folder), await stat(file)];
  const free = bavail * bsize;
  if (free > Math.max(littleRoom, 2 * size)) return ok("Disk", `${megabytes(free)} are free`);
  return warn(
    "Disk",
    `only ${megabytes(free)} are free`,
    "Make room, or a larger volume: a copy needs as much as the database.",
  );
}

async function canWrite(file: string): Promise<boolean> {
  return access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : "it failed";
}
