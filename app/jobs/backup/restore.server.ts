import { existsSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { expectRoom, makePrivateFolder, reachDisk } from "./files.server";
import { userOf } from "./in-use.server";
import { readCompanions } from "./kept.server";
import { type Manifest, rowsIn } from "./manifest";
import type { Outcome } from "./tasks";
import { inThread } from "./thread.server";

export interface Restoring {
  /** The copy. */
  from: string;
  /** Where the database shall be. */
  to: string;
  key: string | undefined;
  /** Takes a copy of which nothing is written, such as the one made before a migration, by its own integrity alone. */
  isUnchecked: boolean;
}

export interface Restored {
  /** ISO text; null where nothing is written of the copy. */
  madeAt: string | null;
  rows: number;
  pending: number;
  auditLog: string;
  /** The folder with the files that were there before; null where there were none. */
  before: string | null;
}

/**
 * Puts a copy in the place of the database. All that can be wrong with the copy is found before anything is touched, and
 * what was there stays beside it. Throws, in words, where the portal is still at work on it or the copy is not whole.
 */
export async function restore({ from, to, key, isUnchecked }: Restoring, now: Date): Promise<Restored> {
  await refuseInUse(to);
  const manifest = await manifestOf(from, isUnchecked);
  const folder = path.dirname(to);
  await makePrivateFolder(folder);
  const fresh = `${to}.${process.pid}.restoring`;
  try {
    const checked = await unpack({ from, to: fresh, key, manifest });
    // Somebody may have started the portal meanwhile.
    await refuseInUse(to);
    const before = await putAside(to, now);
    await rename(fresh, to);
    await reachDisk(folder);
    const { contents, pending } = checked;
    return { madeAt: manifest?.madeAt ?? null, rows: rowsIn(contents), pending, auditLog: contents.auditLog, before };
  } finally {
    await removeDatabase(fresh);
  }
}

/** Makes a database of a copy and reads it through; throws unless it is whole, and the one that was written of. */
export async function unpack(
  task: Omit<Restoring, "isUnchecked"> & { manifest: Manifest | null; migrates?: boolean },
): Promise<Outcome> {
  const { size } = await stat(task.from);
  await expectRoom(path.dirname(task.to), size);
  const name = path.basename(task.from);
  const outcome = await inThread({ kind: "unpack", migrates: false, ...task }).catch((error: Error) => {
    throw new Error(`The copy ${name} cannot be used: ${error.message}.`, { cause: error });
  });
  if (outcome.problems.length === 0) return outcome;
  throw new Error(`The copy ${name} cannot be used: ${outcome.problems.join("; ")}.`);
}

export async function removeDatabase(file: string): Promise<void> {
  for (const end of ["", "-wal", "-shm", "-journal"]) await rm(`${file}${end}`, { force: true });
}

async function refuseInUse(file: string): Promise<void> {
  const user = await userOf(file);
  if (user) throw new Error(`The database ${file} is in use by ${user}: stop the portal first.`);
}

async function manifestOf(file: string, isUnchecked: boolean): Promise<Manifest | null> {
  if (!existsSync(file)) throw new Error(`There is no copy at ${file}.`);
  const manifest = isUnchecked ? null : await readCompanions(file);
  if (manifest || isUnchecked) return manifest;
  throw new Error(
    `Beside ${file} lies no ${path.basename(file)}.json, which says what the copy holds. Bring it there, or add --unchecked to trust the file alone.`,
  );
}

/** The log files too: they must never meet another database. */
async function putAside(file: string, now: Date): Promise<string | null> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const there = (await readdir(folder)).filter((one) =>
    ["", "-wal", "-shm", "-journal"].some((end) => one === `${name}${end}`),
  );
  if (there.length === 0) return null;
  const before = path.join(folder, `before-restore-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z`);
  await makePrivateFolder(before);
  // The database last: cut off in between, it is still found where it was.
  for (const one of there.toSorted((a, b) => b.length - a.length))
    await rename(path.join(folder, one), path.join(before, one));
  return before;
}
