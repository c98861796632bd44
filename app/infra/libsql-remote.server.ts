import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Client, createClient, type InStatement, type ResultSet } from "@libsql/client";
import type { Connection, OpenTransaction } from "./libsql-adapter.server";
import { asOnFile } from "./libsql-errors.server";
import type { Server } from "./libsql-place.server";

/** Every this many seconds a replica fetches what other machines have written. */
const SYNC_INTERVAL = 60;

/** A libSQL server over HTTP: each query and each transaction has a stream of its own. */
export function connectToServer({ url, authToken }: Server): Connection {
  return new ClientConnection(createClient({ url, ...(authToken ? { authToken } : {}) }));
}

/** A file that follows the server's database; for reading only, since writes go to the server itself. */
export function connectToReplica(file: string, { url, authToken }: Server): Connection {
  mkdirSync(path.dirname(file), { recursive: true });
  return new ReplicaConnection(
    createClient({
      url: `file:${file}`,
      syncUrl: url,
      syncInterval: SYNC_INTERVAL,
      ...(authToken ? { authToken } : {}),
    }),
  );
}

/** libSQL's own client, with errors as a file gives them. */
class ClientConnection implements Connection {
  constructor(protected readonly client: Client) {}

  execute(statement: InStatement): Promise<ResultSet> {
    return alike(this.client.execute(statement));
  }

  executeMultiple(script: string): Promise<void> {
    return alike(this.client.executeMultiple(script));
  }

  async transaction(): Promise<OpenTransaction> {
    const transaction = await alike(this.client.transaction("write"));
    return {
      execute: (statement) => alike(transaction.execute(statement)),
      commit: () => alike(transaction.commit()),
      rollback: () => alike(transaction.rollback()),
    };
  }

  async sync(): Promise<void> {}

  close(): void {
    this.client.close();
  }
}

/** A new replica is an empty database until its first sync. */
class ReplicaConnection extends ClientConnection {
  override async sync(): Promise<void> {
    await alike(this.client.sync());
  }
}

async function alike<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw asOnFile(error);
  }
}
