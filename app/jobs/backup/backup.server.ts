import { readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { BackupSettings } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { expectRoom, makePrivateFolder, megabytes, reachDisk } from "./files.server";
import { folderOf, writeCompanions } from "./kept.server";
import { backupName, backupsAmong, companionsOf, outdated } from "./rotation";
import type { Outcome } from "./tasks";
import { inThread, longestBackupMs } from "./thread.server";

export interface BackedUp {
  /** The copy's file. */
  file: string;
  /** What was done, in sentences. */
  said: string;
}

/**
 * Copies the database, with all that was uploaded, reads the copy through, writes beside it what it holds, and only then
 * forgets the oldest copies. Throws where the copy is not whole; all older ones are then still there. Null where
 * the database is on a server, whose provider backs it up.
 */
export async function backUp(now: Date, settings: BackupSettings): Promise<BackedUp | null> {
  const place = placeOf(settings);
  const folder = folderOf(settings);
  if (place.kind !== "file" || !folder) return null;
  const key = settings.BACKUP_KEY;
  await makePrivateFolder(folder);
  await removeHalves(folder, now);
  await expectRoom(folder, (await sizeOf(place.path)) * (key ? 2 : 1));

  const name = backupName(now, key !== undefined);
  const file = path.join(folder, name);
  const half = `${file}.${process.pid}.part`;
  try {
    const copied = await inThread({ kind: "copy", from: place.path, to: half, key }).catch((error: Error) => {
      throw new Error(`The copy could not be made: ${error.message}`, { cause: error });
    });
    expectWhole(copied);
    await writeCompanions(file, {
      ...{ format: 1, madeAt: now.toISOString(), bytes: copied.bytes, sha256: copied.sha256 },
      ...copied.contents,
    });
    await rename(half, file);
    await reachDisk(folder);
    const dropped = await dropOutdated(folder);
    const kept = backupsAmong(await readdir(folder)).length;
    return {
      file,
      said: `The copy ${name} was written and checked: ${megabytes(copied.bytes)}. ${kept} ${kept === 1 ? "copy is" : "copies are"} kept${dropped ? `, ${dropped} of before ${dropped === 1 ? "was" : "were"} removed` : ""}. Audit log: ${copied.contents.auditLog}`,
    };
  } catch (error) {
    await removeCopy(half);
    if (!(await exists(file))) await removeCopy(file);
    throw error;
  }
}

function expectWhole({ problems }: Outcome): void {
  if (problems.length > 0)
    throw new Error(`The copy is of no use, and so may be the database: ${problems.join("; ")}.`);
}

async function sizeOf(database: string): Promise<number> {
  const { size } = await stat(database).catch((error: Error) => {
    throw new Error(`The copy could not be made: there is no database at ${database}.`, { cause: error });
  });
  return size;
}

/** What was cut off. Another process may be at work on a copy just now. */
async function removeHalves(folder: string, now: Date): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => /^cm360-.*\.part(\.plain)?(-wal|-shm|-journal)?$/.test(name));
  for (const half of halves.map((name) => path.join(folder, name))) {
    const { mtimeMs } = await stat(half).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > longestBackupMs) await rm(half, { force: true, recursive: true });
  }
}

async function dropOutdated(folder: string): Promise<number> {
  const names = outdated(await readdir(folder));
  for (const name of names) await removeCopy(path.join(folder, name));
  return names.length;
}

async function removeCopy(file: string): Promise<void> {
  const { manifest, checksums } = companionsOf(file);
  for (const one of [file, manifest, checksums]) await rm(one, { force: true });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
