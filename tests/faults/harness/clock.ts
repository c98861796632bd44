import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Portal, Start } from "./portal";
import { aFolder } from "./stage";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The clock of a portal, which can jump; what the portal measures by a steady counter goes on as it is. */
export class Clock {
  readonly #file = path.join(aFolder(), "offset");

  constructor(private offset = 0) {
    writeFileSync(this.#file, String(offset));
  }

  get start(): Pick<Start, "env" | "flags"> {
    return {
      env: { FAULTS_CLOCK: this.#file },
      flags: ["--import", "./tests/faults/harness/shifted-clock.js"],
    };
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  jump(portal: Portal, milliseconds: number): void {
    this.offset += milliseconds;
    writeFileSync(this.#file, String(this.offset));
    portal.signal("SIGUSR2");
    // Until it has looked; a signal is heard some time later.
    const deadline = performance.now() + 5_000;
    while (readSeen(this.#file) !== String(this.offset) && performance.now() < deadline)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

function readSeen(file: string): string {
  try {
    return readFileSync(`${file}.seen`, "utf8");
  } catch {
    return "";
  }
}
