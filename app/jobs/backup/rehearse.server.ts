import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { BackupSettings } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { listKept, readCompanions } from "./kept.server";
import { notWhole, rowsIn } from "./manifest";
import { unpack } from "./restore.server";
import { madeAt } from "./rotation";

/** A copy a night, and time for a night that failed. */
const oldestMs = 50 * 3_600_000;

/**
 * Does with the newest copy what a restore would, in a place of its own: sees that it is the file that was written,
 * opens it, compares every table with what was written of it, follows the chain of the audit log, brings it to this build's
 * schema, and takes it away again. Throws where any of it fails, or the newest copy is old.
 */
export async function rehearseRestore(now: Date, settings: BackupSettings): Promise<string> {
  if (placeOf(settings).kind !== "file") return "The database is on a server: its provider keeps the copies.";
  const [newest] = await listKept(settings);
  if (!newest) throw new Error("There is no copy to restore.");
  const name = path.basename(newest);
  const age = now.getTime() - (madeAt(name)?.getTime() ?? 0);
  if (age > oldestMs) throw new Error(`The newest copy, ${name}, is ${Math.floor(age / 3_600_000)} hours old.`);
  const manifest = await readCompanions(newest);
  if (!manifest) throw new Error(`Nothing is written of what the copy ${name} holds.`);

  const scratch = await mkdtemp(path.join(path.dirname(newest), "rehearsal-"));
  try {
    const to = path.join(scratch, "cm360.db");
    const { contents } = await unpack({ from: newest, to, key: settings.BACKUP_KEY, manifest, migrates: true });
    if (contents.auditLog.startsWith(notWhole)) throw new Error(`The audit log in ${name}: ${contents.auditLog}`);
    const tables = Object.keys(contents.tables).length;
    return `The copy ${name} was restored, compared and taken away again: ${tables} tables with ${rowsIn(contents).toLocaleString("en-GB")} rows are as they were copied. Audit log: ${contents.auditLog}`;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
