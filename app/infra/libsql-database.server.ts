import { AsyncLocalStorage } from "node:async_hooks";
import { happenings } from "./happenings.server";
import { type Connection, LibSqlAdapter } from "./libsql-adapter.server";
import { Distance } from "./libsql-distance.server";
import { DatabaseUnreachable, nameFault } from "./libsql-errors.server";
import { FileConnection } from "./libsql-file.server";
import type { Place } from "./libsql-place.server";
import { onlyReading } from "./libsql-reader.server";
import { connectToServer } from "./libsql-remote.server";
import { FETCH_EVERY_MS } from "./libsql-replica.server";
import { type Piece, rowsOf, statementOf } from "./libsql-rows.server";
import { FileWatch, refuseUnsound } from "./libsql-soundness.server";
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
  read<Row>(strings: TemplateStringsArray, ...pieces: Piece[]): Promise<Row[]>;
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  databaseVersion(): Promise<number | null>;
  openDatabase(): Promise<void>;
  closeDatabase(): Promise<void>;
  databaseReady(): Promise<boolean>;
  /** What there is to know of a primary on another machine; null where the database is a file of this one. */
  distance: Distance | null;
}

/** Nobody waits longer than this for another process's write lock. */
const PATIENCE_MS = 5_000;
/** A transaction's work is database work only, and short; one that hangs must not keep the others waiting for ever. */
const LONGEST_TRANSACTION_MS = 30_000;

/** A database with its two connections, one to read and one to write; neither is opened before its first use. */
export function createDatabase(
  place: Place,
  { patienceMs = PATIENCE_MS, fetchEveryMs = FETCH_EVERY_MS } = {},
): Database {
  const distance = place.kind === "file" ? null : new Distance(place, fetchEveryMs);
  /** The transaction, if any, on whose behalf the current code runs; code that outlives it finds it closed. */
  const underway = new AsyncLocalStorage<{ open: boolean }>();
  const insideTransaction = () => underway.getStore()?.open === true;

  const watch = new FileWatch(place);

  const readers = new LibSqlAdapter(() =>
    onlyReading(
      connectReader(place, () => patienceMs, distance),
      insideTransaction,
    ),
  );
  const writers = new LibSqlAdapter(() =>
    connectWriter(place, () => patienceMs - (performance.now() - askedAt), distance),
  );
  // Errors in short: the long form quotes the source, and with it what somebody typed.
  const reader = new PrismaClient({ adapter: readers, errorFormat: "minimal" });
  const writer = new PrismaClient({
    adapter: writers,
    errorFormat: "minimal",
    transactionOptions: { maxWait: 2 * PATIENCE_MS, timeout: LONGEST_TRANSACTION_MS },
  });

  const farReaders = place.kind === "replica" && distance ? farAdapter(place, insideTransaction, distance) : null;
  const far = farReaders && new PrismaClient({ adapter: farReaders, errorFormat: "minimal" });

  async function read<Row>(strings: TemplateStringsArray, ...pieces: Piece[]): Promise<Row[]> {
    const isFar = far !== null && distance?.readsFar() === true;
    const adapter = isFar && farReaders ? farReaders : readers;
    if (!adapter.connection) await (isFar ? far : reader).$connect();
    if (!adapter.connection) throw new Error("The database is not open.");
    return rowsOf(await adapter.connection.execute(statementOf(strings, pieces)));
  }

  async function databaseVersion(): Promise<number | null> {
    if (place.kind !== "file") return null;
    // A page that needs no database is drawn without one.
    const [row] = await read<{ data_version: number }>`PRAGMA data_version`.catch(() => []);
    return row?.data_version ?? null;
  }

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
      return outcome;
    } catch (error) {
      throw nameFault(error);
    } finally {
      transaction.open = false;
      distance?.noteOwnWrite();
      happenings.transaction.publish({ ms: performance.now() - started, isDone });
    }
  }

  async function openDatabase(): Promise<void> {
    await refuseUnsound(() => connectWriter(place, () => patienceMs, distance), place);
    if (place.kind === "replica" && distance) await openCopy(place, distance);
    else await migrate(() => connectWriter(place, () => patienceMs, distance), place);
    await writer.$connect();
    await reader.$connect();
    watch.begin();
  }

  /** With the primary away, a copy that has all of this build's migrations is still good to be read. */
  async function openCopy(replica: Place, distance: Distance): Promise<void> {
    let lost: DatabaseUnreachable | undefined;
    try {
      await migrate(() => connectWriter(replica, () => patienceMs, distance), replica);
    } catch (error) {
      if (!(error instanceof DatabaseUnreachable)) throw error;
      lost = error;
    }
    await distance.openCopy(async () => {
      await reader.$connect();
      return readers.connection !== undefined && everyMigrationApplied(readers.connection);
    }, lost);
    if (lost) distance.noteCopyOf(await reader.writeCounter.findFirst());
  }

  async function closeDatabase(): Promise<void> {
    await lastInLine;
    migrated = false;
    await reader.$disconnect();
    await far?.$disconnect();
    await writer.$disconnect();
    await distance?.close();
  }

  async function databaseReady(): Promise<boolean> {
    try {
      if (distance && !distance.isOpen) return false;
      await reader.$connect();
      if (!readers.connection || !watch.isInPlace) return false;
      if (migrated) await readers.connection.execute(`SELECT 1 FROM "_prisma_migrations" LIMIT 1`);
      else migrated = await everyMigrationApplied(readers.connection);
      return migrated;
    } catch {
      return false;
    }
  }

  const db = far && distance ? nearOrFar(reader, far, () => distance.readsFar()) : reader;
  return { db, read, transact, databaseVersion, openDatabase, closeDatabase, databaseReady, distance };
}

function connectReader(place: Place, patience: () => number, distance: Distance | null): Connection {
  if (place.kind === "remote") return connectToServer(place.server, distance?.reading);
  // A copy is a file as any other: a thread of its own keeps it up to date.
  return new FileConnection({ path: place.path, readOnly: true, patience });
}

function connectWriter(place: Place, patience: () => number, distance: Distance | null): Connection {
  if (place.kind === "file") return new FileConnection({ path: place.path, readOnly: false, patience });
  return connectToServer(place.server, { ...distance?.writing, patience });
}

function farAdapter(place: Exclude<Place, { kind: "file" }>, insideTransaction: () => boolean, distance: Distance) {
  const connect = () => onlyReading(connectToServer(place.server, distance.reading), insideTransaction);
  return new LibSqlAdapter(connect);
}

/** Asked at each use, so that Prisma never joins the questions of two requests that read from different places. */
function nearOrFar(near: PrismaClient, far: PrismaClient, readsFar: () => boolean): PrismaClient {
  return new Proxy(near, {
    get(_target, property) {
      const chosen = readsFar() ? far : near;
      const value: unknown = Reflect.get(chosen, property);
      return typeof value === "function" ? value.bind(chosen) : value;
    },
  });
}
