import { spawn } from "node:child_process";
import { once } from "node:events";

/** Has another process hold the write lock of a database file until it is told to let go. */
export async function holdLock(file: string): Promise<{ release(): Promise<void> }> {
  const holder = spawn(process.execPath, [new URL("lock-holder.js", import.meta.url).pathname, file], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  return {
    async release() {
      const gone = once(holder, "exit");
      holder.stdin.end();
      await gone;
    },
  };
}

/** The same, for a fixed time; resolves as soon as the lock is held. */
export async function holdLockFor(file: string, milliseconds: number): Promise<void> {
  const lock = await holdLock(file);
  setTimeout(() => void lock.release(), milliseconds);
}
