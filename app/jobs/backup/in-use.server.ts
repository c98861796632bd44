import { existsSync } from "node:fs";
import { readdir, readlink, realpath } from "node:fs/promises";
import path from "node:path";
import Database from "libsql";
import { isBusy } from "~/infra/libsql-errors.server";

/** Who holds the database's files open, in words; null where nobody does, so that they can be moved away. */
export async function userOf(file: string): Promise<string | null> {
  const ids = await readdir("/proc").catch(() => null);
  if (!ids) return isLocked(file) ? "another process" : null;
  const found = await processesWith(file, ids);
  return found.length > 0 ? `process ${found.join(", ")}` : null;
}

/** Linux tells, even where the file was deleted meanwhile. */
async function processesWith(file: string, ids: string[]): Promise<string[]> {
  const folder = await realpath(path.dirname(file)).catch(() => path.dirname(file));
  const name = path.join(folder, path.basename(file));
  const isOurs = (target: string) =>
    target.startsWith(name) && /^(-wal|-shm)?( \(deleted\))?$/.test(target.slice(name.length));
  const found: string[] = [];
  for (const id of ids.filter((one) => /^\d+$/.test(one))) {
    const handles = await readdir(`/proc/${id}/fd`).catch(() => []);
    const targets = await Promise.all(handles.map((one) => readlink(`/proc/${id}/fd/${one}`).catch(() => "")));
    if (targets.some(isOurs)) found.push(id);
  }
  return found;
}

/** Elsewhere SQLite's own locks tell; asking for them folds the log of a portal that died into its file, as a start would. */
function isLocked(file: string): boolean {
  // Opened, it would be made.
  if (!existsSync(file)) return false;
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database?.close();
  }
}
