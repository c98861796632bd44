import { constants } from "node:fs";
import { copyFile, rm, stat } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";
import { FileConnection } from "~/infra/libsql-file.server";
import { migrate } from "~/infra/migrations.server";
import { decrypt, encrypt } from "./encryption.server";
import { makePrivate, reachDisk, sha256Of } from "./files.server";
import { differences } from "./manifest";
import { readThrough } from "./read-through.server";
import type { Answer, CopyTask, Outcome, Task, UnpackTask } from "./tasks";

/** Copies a database in use as it is at one moment, and reads the copy through. Both take long: hence a thread. */
async function copy({ from, to, key }: CopyTask): Promise<Outcome> {
  const plain = key ? `${to}.plain` : to;
  try {
    writeCopy(from, plain);
    await makePrivate(plain);
    const { contents, damage: problems, pending } = await readThrough(plain);
    if (key) await encrypt(plain, to, key);
    await makePrivate(to);
    await reachDisk(to);
    return { contents, problems, pending, bytes: (await stat(to)).size, sha256: await sha256Of(to) };
  } finally {
    if (key) await rm(plain, { force: true });
  }
}

/** Readers and writers go on meanwhile: it only reads, and holds no lock that they need. */
function writeCopy(from: string, to: string): void {
  const source = new Database(from, { timeout: 10_000 });
  try {
    source.exec("PRAGMA cache_size = -4096");
    source.prepare("VACUUM INTO ?").run(to);
  } finally {
    source.close();
  }
}

/** Makes a database of a copy, and sees that it is what was copied, before anything else is done with it. */
async function unpack({ from, to, key, manifest, migrates }: UnpackTask): Promise<Outcome> {
  const [{ size: bytes }, sha256] = [await stat(from), await sha256Of(from)];
  if (manifest && sha256 !== manifest.sha256)
    throw new Error(`the file is not the one that was written: its SHA-256 is ${sha256}, not ${manifest.sha256}`);
  if (!from.endsWith(".age")) await copyFile(from, to, constants.COPYFILE_EXCL);
  else if (key) await decrypt(from, to, key);
  else throw new Error("it is encrypted, and BACKUP_KEY is not set");
  await makePrivate(to);

  const { contents, damage, mismatch, pending } = await readThrough(to);
  const problems = [...damage, ...mismatch];
  if (manifest && problems.length === 0) problems.push(...differences(manifest, contents));
  if (migrates && problems.length === 0) {
    await migrate(() => new FileConnection({ path: to, readOnly: false, patience: () => 0 }), {
      kind: "file",
      path: to,
    });
  }
  await reachDisk(to);
  return { contents, problems, pending, bytes, sha256 };
}

const task = workerData as Task;
void (task.kind === "copy" ? copy(task) : unpack(task))
  .then((outcome): Answer => ({ outcome }))
  .catch((error: unknown): Answer => ({ failure: error instanceof Error ? error.message : String(error) }))
  .then((answer) => parentPort?.postMessage(answer));
