import { setTimeout as sleep } from "node:timers/promises";
import { Contact } from "./libsql-contact.server";
import type { DatabaseUnreachable } from "./libsql-errors.server";
import type { Place } from "./libsql-place.server";
import type { ServerOptions } from "./libsql-remote.server";
import { connectToServer } from "./libsql-remote.server";
import { Copy } from "./libsql-replica.server";
import { log } from "./log.server";
import { requestContext } from "./request-context.server";

/** As long as the primary answers, nobody is shown a copy that may be older than this. */
export const FRESH_MS = 10_000;
/** From this age on something is amiss. */
const DOUBTED_MS = 3_000;
/** Without the primary a copy is shown to people who are logged in for as long as this, since nobody can end a session there. */
export const HONOURED_MS = 3_600_000;
/** A new machine's copy has to hold this build's migrations; the primary's log may take its time. */
const LONGEST_CATCH_UP_MS = 60_000;

/** A primary on another machine: whether it answers, and what of it this machine has here. */
export class Distance {
  readonly contact = new Contact();
  readonly copy: Copy | null;
  isOpen: boolean;
  /** The last of the primary's transactions that this process made. */
  #ownWritten = 0;
  #justWritten = 0;
  #probe: Promise<void> | null = null;

  constructor(
    private readonly place: Exclude<Place, { kind: "file" }>,
    fetchEveryMs: number,
  ) {
    this.copy =
      place.kind === "replica"
        ? new Copy(place, fetchEveryMs, (round) => void ("failed" in round ? this.#ask() : this.contact.noteAnswer()))
        : null;
    this.isOpen = this.copy === null;
  }

  get kind(): "remote" | "replica" {
    return this.place.kind;
  }

  get reading(): ServerOptions {
    return { contact: this.contact };
  }

  get writing(): ServerOptions {
    return {
      contact: this.contact,
      onCommit: (written) => {
        this.#justWritten = written;
      },
    };
  }

  /** After a transaction: whoever asked for it, and what this process does by itself, must see it from now on. */
  noteOwnWrite(): void {
    if (this.#justWritten === 0) return;
    this.#ownWritten = Math.max(this.#ownWritten, this.#justWritten);
    const needs = needsOfRequest();
    if (needs) {
      needs.written = this.#justWritten;
      needs.atLeast = Math.max(needs.atLeast, this.#justWritten);
    }
    this.#justWritten = 0;
    this.copy?.fetchNow();
  }

  /** Whether the current reader needs what the copy does not hold yet. Who has read there once goes on there, lest a page mix two pictures. */
  readsFar(): boolean {
    if (!this.copy) return true;
    const needs = needsOfRequest();
    if (!needs) return this.#ownWritten > this.copy.written;
    if (needs.atLeast <= this.copy.written) return false;
    needs.atLeast = Number.POSITIVE_INFINITY;
    return true;
  }

  /** Follows the primary until the copy is one that this build can read. */
  async openCopy(isComplete: () => Promise<boolean>, lost: DatabaseUnreachable | undefined): Promise<void> {
    if (!this.copy) return;
    await this.copy.open();
    const until = performance.now() + LONGEST_CATCH_UP_MS;
    while (!(this.copy.isReadable && (await isComplete()))) {
      if (lost) throw lost;
      if (performance.now() > until) throw new Error("The copy does not receive the primary's migrations.");
      this.copy.fetchNow();
      await sleep(250);
    }
    if (lost) log.warn("started from the copy alone: the primary cannot be reached");
    this.isOpen = true;
  }

  /** What a copy of before the start holds, which no fetch has told yet. */
  noteCopyOf(counter: { written: number } | null): void {
    if (this.copy) this.copy.written = Math.max(this.copy.written, counter?.written ?? 0);
  }

  async close(): Promise<void> {
    await this.copy?.close();
    await this.#probe;
  }

  /** Whether the copy may be older than anybody is to see. Where it is late, asks what the matter is, and waits for nothing. */
  isLate(): boolean {
    if (!this.copy || this.copy.age < DOUBTED_MS) return false;
    this.#ask();
    return this.copy.age > FRESH_MS;
  }

  /** A copy that cannot fetch may be cut off alone: only the way by which changes go decides whether they can. */
  #ask(): void {
    if (this.#probe) return;
    const connection = connectToServer(this.place.server, this.reading);
    this.#probe = connection
      .execute("SELECT 1")
      .then(
        () => {},
        () => {},
      )
      .finally(() => {
        connection.close();
        this.#probe = null;
      });
  }
}

/** What the answer to the request under way has to rest on. */
export interface Needs {
  /** The transaction of the primary from which on a picture will do. */
  atLeast: number;
  /** The last transaction that this request made; 0: none. */
  written: number;
}

/** Null outside a request. */
export function needsOfRequest(): Needs | null {
  const memo = requestContext.getStore()?.memo;
  if (!memo) return null;
  let needs = memo.get(key) as Needs | undefined;
  if (!needs) {
    needs = { atLeast: 0, written: 0 };
    memo.set(key, needs);
  }
  return needs;
}

const key = "needs of the copy";
