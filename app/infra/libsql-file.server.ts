import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { InStatement, InValue, ResultSet } from "@libsql/client";
import Database from "libsql";
import { happenings } from "./happenings.server";
import type { Connection, OpenTransaction } from "./libsql-adapter.server";
import { breathe } from "./libsql-breath.server";
import { DatabaseBusy, isBusy } from "./libsql-errors.server";

export interface FileOptions {
  path: string;
  /** The reader's connection refuses every write. */
  readOnly: boolean;
  /** For how many milliseconds from now on to wait for another process's lock. */
  patience: () => number;
}

const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -8192;
`;
/** Lists of different lengths make statements of their own; the ones not used for long give way. */
const KEPT_STATEMENTS = 256;

/**
 * One native connection to a database file, with its PRAGMAs set as it opens and its statements kept.
 *
 * The native calls are synchronous. So no lock is ever waited for inside them (SQLite's own busy timeout would stop the
 * whole server): the wait is here, between tries. A transaction begins by exec(), because a prepared BEGIN that meets
 * a lock stays in progress and no COMMIT works on its connection any more (libsql-client-ts#352).
 */
export class FileConnection implements Connection {
  #options: FileOptions;
  #database: Database.Database | undefined;
  #statements = new Map<string, Prepared>();

  constructor(options: FileOptions) {
    this.#options = options;
  }

  async execute(statement: InStatement): Promise<ResultSet> {
    await breathe();
    return this.#whenFree(() => this.#run(statement));
  }

  async executeMultiple(script: string): Promise<void> {
    return this.#whenFree(() => {
      try {
        this.#open().exec(script);
      } catch (error) {
        this.#rollback();
        throw error;
      }
    });
  }

  async transaction(): Promise<OpenTransaction> {
    await this.#whenFree(() => this.#open().exec("BEGIN IMMEDIATE"));
    return {
      execute: async (statement) => {
        await breathe();
        return this.#run(statement);
      },
      commit: async () => {
        try {
          this.#open().exec("COMMIT");
        } catch (error) {
          this.#rollback();
          throw error;
        }
      },
      rollback: async () => this.#rollback(),
    };
  }

  async sync(): Promise<void> {}

  /** The writer leaves a file without a log behind, so that the file alone is the whole database. */
  close(): void {
    if (!this.#database) return;
    this.#rollback();
    this.#statements.clear();
    try {
      if (!this.#options.readOnly) this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // Where the disk is full or read-only, what is in the log stays there: nothing of it is lost.
    } finally {
      this.#database.close();
      this.#database = undefined;
    }
  }

  #open(): Database.Database {
    if (this.#database) return this.#database;
    mkdirSync(path.dirname(this.#options.path), { recursive: true });
    const database = new Database(this.#options.path);
    try {
      database.exec(PRAGMAS + (this.#options.readOnly ? "PRAGMA query_only = ON;" : ""));
    } catch (error) {
      database.close();
      throw error;
    }
    this.#database = database;
    return database;
  }

  /** SQLite has already rolled back by itself after some errors, such as a full disk. */
  #rollback(): void {
    if (this.#database?.inTransaction) this.#database.exec("ROLLBACK");
  }

  /** Runs to the last row, so that no statement is left holding an old snapshot of the database. */
  #run(statement: InStatement): ResultSet {
    const { sql, args } = typeof statement === "string" ? { sql: statement, args: [] } : statement;
    const prepared = this.#prepare(sql);
    const values = (args as InValue[] | undefined)?.map(toSql) ?? [];
    if (!prepared.reads) return result([], [], [], prepared.statement.run(values).changes);

    const rows = prepared.statement.all(values) as unknown[][];
    for (const row of rows) fromSql(row);
    return result(prepared.columns, prepared.types, rows, 0);
  }

  #prepare(sql: string): Prepared {
    const kept = this.#statements.get(sql);
    if (kept) this.#statements.delete(sql);
    const statement = kept ?? prepareRaw(this.#open(), sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > KEPT_STATEMENTS) {
      for (const [oldest] of this.#statements) {
        this.#statements.delete(oldest);
        break;
      }
    }
    return statement;
  }

  async #whenFree<T>(work: () => T): Promise<T> {
    const until = performance.now() + this.#options.patience();
    for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error)) throw error;
        happenings.busy.publish(null);
        if (performance.now() > until) throw new DatabaseBusy({ cause: error });
      }
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}

/** A statement with what it says of itself, which costs as much to ask as a row. */
interface Prepared {
  statement: Database.Statement<unknown[]>;
  reads: boolean;
  columns: string[];
  types: string[];
}

function prepareRaw(database: Database.Database, sql: string): Prepared {
  const statement = database.prepare(sql);
  if (!statement.reader) return { statement, reads: false, columns: [], types: [] };
  const columns = statement.raw(true).columns();
  return {
    statement,
    reads: true,
    columns: columns.map((column) => column.name),
    types: columns.map((column) => column.type ?? ""),
  };
}

function toSql(value: InValue): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  return value;
}

/** The adapter knows bytes as an ArrayBuffer. */
function fromSql(row: unknown[]): void {
  for (let column = 0; column < row.length; column++) {
    const value = row[column];
    if (value instanceof Uint8Array) row[column] = new Uint8Array(value).buffer;
  }
}

function result(columns: string[], columnTypes: string[], rows: unknown[][], rowsAffected: number): ResultSet {
  return {
    columns,
    columnTypes,
    rows: rows as unknown as ResultSet["rows"],
    rowsAffected,
    lastInsertRowid: undefined,
    toJSON: () => ({ columns, rows }),
  };
}
