import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Worker } from "node:worker_threads";
import { DatabaseRefused } from "./libsql-errors.server";
import type { Place } from "./libsql-place.server";
import { log } from "./log.server";
import type { CopyTask, Order, Round } from "./replica.worker";
import { startWorker } from "./worker.server";

type Replica = Extract<Place, { kind: "replica" }>;

/** How often a copy fetches what other machines have written. */
export const FETCH_EVERY_MS = 1_000;
/** A thread that is inside a fetch ends when that has ended, or with the process. */
const LONGEST_END_MS = 2_000;

/** The file that follows the primary: fetched by a thread of its own, read by anybody as any other file. */
export class Copy {
  /** Up to which of the primary's transactions the copy holds all. */
  written = 0;
  /** False as long as there is nothing but an empty file, which nobody may open before the first fetch. */
  isReadable = false;
  /** Since when the last fetch that worked may have missed something. */
  #asOf = Number.NEGATIVE_INFINITY;
  #worker: Worker | undefined;
  #isFetching = false;
  #wantsAnother = false;
  #waiting = new Set<(round: Round) => void>();
  #hasFailed = false;

  constructor(
    private readonly place: Replica,
    private readonly everyMs = FETCH_EVERY_MS,
    private readonly onRound: (round: Round) => void = () => {},
  ) {}

  /** How many milliseconds old the copy may be; Infinity where nothing was fetched since the start. */
  get age(): number {
    return performance.now() - this.#asOf;
  }

  /** Starts following, and returns what came of the first fetch; a new copy is an empty database until then. */
  async open(): Promise<Round> {
    this.isReadable = claimFile(this.place.path);
    const first = await this.#start();
    if (!("failed" in first) || !first.isForeign) return first;
    // A copy of another primary, or of the same before it was restored: it holds nothing that is not there.
    log.warn({ reason: first.failed }, "the copy does not continue the primary's log, and is made anew");
    await this.close();
    this.isReadable = false;
    for (const ending of ENDINGS) await rm(this.place.path + ending, { force: true });
    return this.#start();
  }

  /** Fetches now, or as soon as the fetch under way has ended, which may have begun too early. */
  fetchNow(): void {
    if (this.#isFetching) this.#wantsAnother = true;
    else this.#order("fetch");
  }

  /** Resolves when a round has ended, or after the time; it holds nothing up meanwhile. */
  async reach(written: number, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    while (this.written < written) {
      const left = until - performance.now();
      if (left <= 0 || !(await this.#nextRound(left))) return this.written >= written;
    }
    return true;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#worker = undefined;
    const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    worker.postMessage("end" satisfies Order);
    let limit: NodeJS.Timeout | undefined;
    const longEnough = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, LONGEST_END_MS);
    });
    await Promise.race([ended, longEnough]);
    clearTimeout(limit);
  }

  async #start(): Promise<Round> {
    const task: CopyTask = { path: this.place.path, ...serverOf(this.place), everyMs: this.everyMs };
    this.#isFetching = true;
    const worker = await startWorker({ name: "replica", source: "infra/replica.worker.ts" }, { workerData: task });
    this.#worker = worker;
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    worker.on("message", (round: Round) => this.#note(round));
    const first = await new Promise<Round>((resolve, reject) => {
      this.#waiting.add(resolve);
      worker.once("error", reject);
      worker.ref();
    });
    worker.unref();
    return first;
  }

  #note(round: Round): void {
    this.#isFetching = false;
    if ("failed" in round) {
      if (!this.#hasFailed) log.warn({ reason: round.failed }, "the copy could not fetch what is new");
      this.#hasFailed = true;
    } else {
      if (this.#hasFailed) log.info("the copy follows the primary again");
      this.#hasFailed = false;
      this.#asOf = performance.now() - round.took;
      this.written = round.written;
      this.isReadable = true;
    }
    this.onRound(round);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve(round);
    if (!this.#wantsAnother) return;
    this.#wantsAnother = false;
    this.#order("fetch");
  }

  #order(order: Order): void {
    this.#isFetching = true;
    this.#worker?.postMessage(order);
  }

  #nextRound(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const noteRound = () => {
        clearTimeout(limit);
        resolve(true);
      };
      const limit = setTimeout(() => {
        this.#waiting.delete(noteRound);
        resolve(false);
      }, withinMs);
      this.#waiting.add(noteRound);
    });
  }
}

/** Beside the file: libSQL's position in the primary's log, and our word that the file is a copy. */
const POSITION = "-client_wal_index";
const CLAIM = ".is-a-copy";
const ENDINGS = ["", "-wal", "-shm", "-info", POSITION];

/** Says whether there is a copy already. The file of a portal that was alone until now is no copy, and must not become one: it may be the only one there is. */
function claimFile(file: string): boolean {
  const isCopy = existsSync(file + POSITION) || existsSync(`${file}-info`);
  if (existsSync(file) && !existsSync(file + CLAIM) && !isCopy) {
    throw new DatabaseRefused(
      `${file} is a database of its own and no copy: set DATABASE_URL to a file that does not exist yet.`,
    );
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file + CLAIM, "CM360 may delete this copy and make it anew.\n");
  return existsSync(file) && isCopy;
}

function serverOf({ server }: Replica): Pick<CopyTask, "url" | "authToken"> {
  return { url: server.url.replace(/^ws/, "http"), authToken: server.authToken };
}
