import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, chown, mkdir, open, stat, statfs } from "node:fs/promises";
import path from "node:path";

/** Waits until a file's, or a folder's, contents are where a power cut does not reach them. */
export async function reachDisk(file: string): Promise<void> {
  const handle = await open(file, "r");
  await handle.sync();
  await handle.close();
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** For its owner alone; made by root, it is given to whoever owns the folder, as whom the portal runs. */
export async function makePrivate(file: string): Promise<void> {
  await chmod(file, 0o600);
  await giveToOwnerOf(path.dirname(file), file);
}

/** A folder for its owner alone; one that is there stays as it is. */
export async function makePrivateFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made))
    await giveToOwnerOf(path.dirname(first), made);
}

async function giveToOwnerOf(folder: string, file: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(file, uid, gid);
}

/** What must stay free beside a copy: the database itself may write to the same disk. */
const spareBytes = 32 * 1024 * 1024;

/** A copy that fills the disk would stop the portal itself. */
export async function expectRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const [free, needed] = [bavail * bsize, bytes + spareBytes];
  if (free >= needed) return;
  throw new Error(`There is no room for a copy: ${megabytes(needed)} are needed, ${megabytes(free)} are free.`);
}

export function megabytes(bytes: number): string {
  const value = bytes / 1024 / 1024;
  return `${value.toFixed(value < 10 ? 1 : 0)} MB`;
}
