import type { Client, InStatement, ResultSet } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";

/** What Prisma's libSQL adapter asks of a client. */
export interface Connection {
  execute(statement: InStatement): Promise<ResultSet>;
  executeMultiple(script: string): Promise<void>;
  transaction(): Promise<OpenTransaction>;
  /** Fetches what a replica has not seen yet; elsewhere there is nothing to fetch. */
  sync(): Promise<void>;
  close(): void;
}

export interface OpenTransaction {
  execute(statement: InStatement): Promise<ResultSet>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * Prisma's libSQL adapter over a connection of ours, opened at the first query.
 *
 * The stock adapter over the stock client opens a connection for every transaction and never closes it, is poisoned
 * by one SQLITE_BUSY, and loses its PRAGMAs (docs/decisions/0003-database.md).
 */
export class LibSqlAdapter extends PrismaLibSql {
  #connect: () => Connection;
  connection: Connection | undefined;

  constructor(connect: () => Connection) {
    super({ url: "file:" });
    this.#connect = connect;
  }

  override createClient(): Client {
    this.connection = this.#connect();
    // The adapter calls what Connection names, and nothing else of a client.
    return this.connection as unknown as Client;
  }

  override async connect() {
    const adapter = await super.connect();
    await this.connection?.sync();
    unlock(adapter);
    return adapter;
  }
}

/**
 * Takes away the adapter's own lock, which lets one query at a time through and keeps it until a transaction ends.
 * Ours need none: a file answers synchronously, each HTTP request has a stream of its own, and writers queue.
 */
function unlock(adapter: object): void {
  for (const key of Object.getOwnPropertySymbols(adapter)) {
    const lock: unknown = Reflect.get(adapter, key);
    if (typeof lock === "object" && lock !== null && "acquire" in lock) {
      Reflect.set(adapter, key, { acquire: async () => () => {} });
    }
  }
}
