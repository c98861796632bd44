import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient, type InStatement, type ResultSet, type Transaction } from "@libsql/client";
import type { Connection, OpenTransaction } from "./libsql-adapter.server";
import { Contact } from "./libsql-contact.server";
import { asOnFile, DatabaseBusy, DatabaseUnreachable, isBusy, isTakenBack } from "./libsql-errors.server";
import type { Server } from "./libsql-place.server";
import { isReading } from "./libsql-reader.server";
import { log } from "./log.server";

export interface ServerOptions {
  contact?: Contact;
  /** For how many milliseconds from now on a transaction may wait to begin. */
  patience?: () => number;
  /** Is told how many transactions the primary has committed, after each that changed something. */
  onCommit?: (written: number) => void;
}

/** A libSQL server over HTTP by libSQL's own client: each query and each transaction has a stream of its own. */
export function connectToServer(server: Server, options: ServerOptions = {}): Connection {
  return new ServerConnection(server, options);
}

/** Writes of all machines, one more with each transaction. */
const COUNT = `INSERT INTO "WriteCounter" ("name", "written") VALUES ('primary', 1)
  ON CONFLICT ("name") DO UPDATE SET "written" = "written" + 1 RETURNING "written"`;

/** A server that is restarted is back after about this. */
const LONGEST_BLINK_MS = 1_000;

class ServerConnection implements Connection {
  #client: Client;
  #contact: Contact;
  #options: ServerOptions;

  constructor({ url, authToken }: Server, options: ServerOptions) {
    this.#contact = options.contact ?? new Contact();
    this.#options = options;
    const { fetch } = this.#contact;
    // By HTTP where a web socket is named: a socket that was lost unseen would hold up whoever uses it next.
    this.#client = createClient({ url: url.replace(/^ws/, "http"), fetch, ...(authToken ? { authToken } : {}) });
  }

  execute(statement: InStatement): Promise<ResultSet> {
    return alike(this.#client.execute(statement));
  }

  executeMultiple(script: string): Promise<void> {
    return alike(this.#client.executeMultiple(script));
  }

  /** BEGIN travels with the first statement, and COMMIT with the count: a transaction takes one round trip more than its statements. */
  async transaction(): Promise<OpenTransaction> {
    let open: Transaction | undefined;
    let hasWritten = false;
    const begin = async (statement: InStatement) => {
      open = await this.#client.transaction("write");
      return alike(open.execute(statement));
    };
    return {
      execute: (statement) => {
        hasWritten ||= !isReading(statement);
        return open ? alike(open.execute(statement)) : this.#whenFree(() => begin(statement));
      },
      commit: async () => {
        if (!open) return;
        if (hasWritten && this.#options.onCommit) await this.#commitCounted(open, this.#options.onCommit);
        else await commit(open);
      },
      rollback: async () => {
        // The server takes back by itself what it hears no more of.
        await open?.rollback().catch((error: unknown) => {
          if (!(error instanceof DatabaseUnreachable) && !isTakenBack(error)) throw asOnFile(error);
        });
      },
    };
  }

  async sync(): Promise<void> {}

  close(): void {
    this.#client.close();
  }

  async #commitCounted(open: Transaction, onCommit: (written: number) => void): Promise<void> {
    // Not one after the other: what is asked at the same time travels in one request.
    const [counted, committed] = await Promise.allSettled([open.execute(COUNT), commit(open)]);
    if (committed.status === "rejected") throw committed.reason;
    if (counted.status === "fulfilled") onCommit(Number(counted.value.rows[0]?.[0]));
    else log.error({ err: counted.reason }, "a transaction was not counted: copies cannot tell that they lack it");
  }

  /** Tries again as long as nothing has been done: while others write, or while no connection comes about. */
  async #whenFree<T>(begin: () => Promise<T>): Promise<T> {
    const until = performance.now() + (this.#options.patience?.() ?? 0);
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      try {
        return await begin();
      } catch (error) {
        const isUnsent = error instanceof DatabaseUnreachable && !error.wasSent;
        if (!isUnsent && !isBusy(error)) throw error;
        // A moment is waited out; after it, who waits here would only keep those behind from hearing it.
        if (isUnsent && this.#contact.lostFor > LONGEST_BLINK_MS) throw error;
        if (performance.now() > until) throw isUnsent ? error : new DatabaseBusy({ cause: error });
      }
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}

async function commit(open: Transaction): Promise<void> {
  try {
    await alike(open.commit());
  } catch (error) {
    if (!(error instanceof DatabaseUnreachable)) throw error;
    throw new DatabaseUnreachable({ wasSent: error.wasSent, mayBeKept: error.wasSent, cause: error });
  }
}

/** With errors as a file gives them. */
async function alike<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isTakenBack(error)) throw new DatabaseBusy({ cause: error });
    throw asOnFile(error);
  }
}
