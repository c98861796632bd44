import { mkdir, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "~/infra/env.server";
import { type Place, placeOf } from "~/infra/libsql-place.server";
import { migrations } from "~/infra/migrations.server";
import { startWorker } from "~/infra/worker.server";
import type { Copied, CopyAnswer, CopyTask } from "./copy";
import { backupName, backupsAmong, outdated } from "./rotation";

const backupWorker = { name: "backup", source: "jobs/backup/backup.worker.ts" };

/** What must stay free beside a copy: the database itself writes to the same disk. */
const spareBytes = 32 * 1024 * 1024;

export const longestBackupMs = 10 * 60_000;

interface Circumstances {
  place: Place;
  folder: string | undefined;
}

/**
 * Copies the database, reads the copy through, writes its SHA-256 beside it, and only then forgets the oldest copies.
 * Throws where the copy is not whole; all older ones are then still there.
 */
export async function backUp(now: Date, at: Circumstances = { place: placeOf(env), folder: env.BACKUP_DIR }) {
  if (at.place.kind !== "file") return "The database is on a server, whose provider backs it up: nothing was copied.";
  const folder = at.folder ?? path.join(path.dirname(at.place.path), "backups");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeHalves(folder);
  await expectRoom(folder, at.place.path);

  const name = backupName(now);
  const file = path.join(folder, name);
  const half = `${file}.part`;
  try {
    const copied = await copy({ from: at.place.path, to: half });
    expectWhole(copied);
    await writeFile(`${file}.sha256`, `${copied.sha256}  ${name}\n`, { mode: 0o600 });
    await rename(half, file);
    const dropped = await dropOutdated(folder);
    const kept = backupsAmong(await readdir(folder)).length;
    return `The copy ${name} was written and checked: ${megabytes(copied.bytes)}. ${kept} ${kept === 1 ? "copy is" : "copies are"} kept${dropped ? `, ${dropped} of before ${dropped === 1 ? "was" : "were"} removed` : ""}.`;
  } catch (error) {
    await rm(half, { force: true });
    await rm(`${file}.sha256`, { force: true });
    throw error;
  }
}

async function copy(task: CopyTask): Promise<Copied> {
  const worker = await startWorker(backupWorker, { workerData: task });
  const timer = setTimeout(() => void worker.terminate(), longestBackupMs);
  try {
    const answer = await new Promise<CopyAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("The copying was cut off.")));
    });
    if ("copied" in answer) return answer.copied;
    throw new Error(`The copy could not be made: ${answer.problem}`);
  } finally {
    clearTimeout(timer);
  }
}

function expectWhole({ integrity, foreignKeyProblems, migration }: Copied): void {
  if (integrity !== "ok") throw new Error(`The copy is damaged, and so may be the database: ${integrity}`);
  if (foreignKeyProblems > 0) throw new Error(`The copy holds ${foreignKeyProblems} rows whose owner is missing.`);
  const expected = migrations.at(-1)?.name;
  if (migration !== expected)
    throw new Error(`The copy ends with the migration ${migration || "none"}, not ${expected}.`);
}

/** A copy that fills the disk would stop the portal itself. */
async function expectRoom(folder: string, database: string): Promise<void> {
  const [{ bavail, bsize }, { size }] = await Promise.all([statfs(folder), stat(database)]);
  const [free, needed] = [bavail * bsize, size + spareBytes];
  if (free >= needed) return;
  throw new Error(`There is no room for a copy: ${megabytes(needed)} are needed, ${megabytes(free)} are free.`);
}

async function removeHalves(folder: string): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => /^cm360-.*\.part(-wal|-shm|-journal)?$/.test(name));
  for (const name of halves) await rm(path.join(folder, name), { force: true });
}

async function dropOutdated(folder: string): Promise<number> {
  const names = outdated(await readdir(folder));
  for (const name of names) {
    await rm(path.join(folder, name), { force: true });
    await rm(path.join(folder, `${name}.sha256`), { force: true });
  }
  return names.length;
}

function megabytes(bytes: number): string {
  const value = bytes / 1024 / 1024;
  return `${value.toFixed(value < 10 ? 1 : 0)} MB`;
}
