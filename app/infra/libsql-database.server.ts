import { AsyncLocalStorage } from "node:async_hooks";
import { happenings } from "./happenings.server";
import { type Connection, LibSqlAdapter } from "./libsql-adapter.server";
import { nameFault } from "./libsql-errors.server";
import { FileConnection } from "./libsql-file.server";
import type { Place } from "./libsql-place.server";
import { onlyReading } from "./libsql-reader.server";
import { connectToReplica, connectToServer } from "./libsql-remote.server";
import { FileWatch, refuseUnsound } from "./libsql-soundness.server";
import { log } from "./log.server";
import { everyMigrationApplied, migrate } from "./migrations.server";
import { type Prisma, PrismaClient } from "./prisma/client";

type Reading =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";

/** Prisma's client without what writes: a `Tx` fits too, so a function that only reads can take either. */
export type Reads = {
  [Model in Uncapitalize<Prisma.ModelName>]: Pick<PrismaClient[Model], Reading>;
} & Pick<PrismaClient, "$queryRaw">;

/** Prisma's client inside a transaction. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  db: Reads;
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  openDatabase(): Promise<void>;
  closeDatabase(): Promise<void>;
  databaseReady(): Promise<boolean>;
}

/** Nobody waits longer than this for another process's write lock. */
const PATIENCE_MS = 5_000;
/** A transaction's work is database work only, and short; one that hangs must not keep the others waiting for ever. */
const LONGEST_TRANSACTION_MS = 30_000;

/** A database with its two connections, one to read and one to write; neither is opened before its first use. */
export function createDatabase(place: Place, { patienceMs = PATIENCE_MS } = {}): Database {
  /** The transaction, if any, on whose behalf the current code runs; code that outlives it finds it closed. */
  const underway = new AsyncLocalStorage<{ open: boolean }>();
  const insideTransaction = () => underway.getStore()?.open === true;

  const watch = new FileWatch(place);

  const readers = new LibSqlAdapter(() =>
    onlyReading(
      connectReader(place, () => patienceMs),
      insideTransaction,
    ),
  );
  const writers = new LibSqlAdapter(() => connectWriter(place, () => patienceMs - (performance.now() - askedAt)));
  // Errors in short: the long form quotes the source, and with it what somebody typed.
  const reader = new PrismaClient({ adapter: readers, errorFormat: "minimal" });
  const writer = new PrismaClient({
    adapter: writers,
    errorFormat: "minimal",
    transactionOptions: { maxWait: 2 * PATIENCE_MS, timeout: LONGEST_TRANSACTION_MS },
  });

  let lastInLine: Promise<unknown> = Promise.resolve();
  /** When the transaction whose turn it is was asked for: time in line is part of its patience. */
  let askedAt = 0;
  let migrated = false;

  async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (insideTransaction()) throw new Error("transact() inside transact(): pass `tx` on instead.");
    const now = performance.now();
    const turn = lastInLine.then(() => {
      askedAt = now;
      return runAlone(work);
    });
    lastInLine = turn.catch(() => {});
    return turn;
  }

  async function runAlone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const transaction = { open: true };
    const started = performance.now();
    let isDone = false;
    try {
      watch.mustBeInPlace();
      const outcome = await underway.run(transaction, () => writer.$transaction(work));
      isDone = true;
      await followWriter();
      return outcome;
    } catch (error) {
      throw nameFault(error);
    } finally {
      transaction.open = false;
      happenings.transaction.publish({ ms: performance.now() - started, isDone });
    }
  }

  /** A replica must show what has just been written; what it misses now, it fetches at its next interval. */
  async function followWriter(): Promise<void> {
    try {
      await readers.connection?.sync();
    } catch (error) {
      log.warn({ err: error }, "the replica could not follow a write");
    }
  }

  async function openDatabase(): Promise<void> {
    await refuseUnsound(() => connectWriter(place, () => patienceMs), place);
    await migrate(() => connectWriter(place, () => patienceMs), place);
    await writer.$connect();
    await reader.$connect();
    watch.begin();
  }

  async function closeDatabase(): Promise<void> {
    await lastInLine;
    migrated = false;
    await reader.$disconnect();
    await writer.$disconnect();
  }

  async function databaseReady(): Promise<boolean> {
    try {
      await reader.$connect();
      if (!readers.connection || !watch.isInPlace) return false;
      if (migrated) await readers.connection.execute(`SELECT 1 FROM "_prisma_migrations" LIMIT 1`);
      else migrated = await everyMigrationApplied(readers.connection);
      return migrated;
    } catch {
      return false;
    }
  }

  return { db: reader, transact, openDatabase, closeDatabase, databaseReady };
}

function connectReader(place: Place, patience: () => number): Connection {
  if (place.kind === "file") return new FileConnection({ path: place.path, readOnly: true, patience });
  if (place.kind === "replica") return connectToReplica(place.path, place.server);
  return connectToServer(place.server);
}

function connectWriter(place: Place, patience: () => number): Connection {
  if (place.kind === "file") return new FileConnection({ path: place.path, readOnly: false, patience });
  return connectToServer(place.server);
}
