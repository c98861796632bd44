import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, open, stat } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";
import type { Copied, CopyAnswer, CopyTask } from "./copy";

/** Copies a database in use as it is at one moment, and reads the copy through. Both take long: hence a thread. */
async function copy({ from, to }: CopyTask): Promise<Copied> {
  writeCopy(from, to);
  await chmod(to, 0o600);
  const checked = check(to);
  await reachDisk(to);
  return { ...checked, bytes: (await stat(to)).size, sha256: await sha256Of(to) };
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

function check(file: string): Omit<Copied, "bytes" | "sha256"> {
  const copied = new Database(file, { readonly: true });
  const all = (sql: string) => copied.prepare(sql).all() as Record<string, unknown>[];
  try {
    const problems = all("PRAGMA integrity_check").map((row) => String(Object.values(row)[0]));
    const [newest] = all(
      `SELECT max("migration_name") AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`,
    );
    return {
      integrity: problems.join("; ").slice(0, 300),
      foreignKeyProblems: all("PRAGMA foreign_key_check").length,
      migration: String(newest?.name ?? ""),
    };
  } finally {
    copied.close();
  }
}

async function reachDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

void copy(workerData as CopyTask)
  .then((copied): CopyAnswer => ({ copied }))
  .catch((error: unknown): CopyAnswer => ({ problem: error instanceof Error ? error.message : String(error) }))
  .then((answer) => parentPort?.postMessage(answer));
