import { env } from "~/infra/env.server";
import { createDatabase, type Database } from "~/infra/libsql-database.server";
import { placeOf } from "~/infra/libsql-place.server";

export type { Reads, Tx } from "~/infra/libsql-database.server";
export type { Distance } from "~/infra/libsql-distance.server";
export {
  DatabaseBusy,
  DatabaseDamaged,
  DatabaseFull,
  DatabaseReadOnly,
  DatabaseRefused,
  DatabaseUnreachable,
} from "~/infra/libsql-errors.server";

// Vite evaluates this module again after an edit; the connections of before must not pile up.
const kept = globalThis as { cm360Database?: Database };
const database = (env.NODE_ENV === "development" && kept.cm360Database) || createDatabase(placeOf(env));
if (env.NODE_ENV !== "production") kept.cm360Database = database;

/** For reading. Writing through it fails, and so does using it inside a transaction's work: read through `tx` there. */
export const db = database.db;

/**
 * Reads by hand what nearly every request asks for: read`SELECT …` costs a tenth of the same through Prisma. What it
 * returns is the database's own: an instant is its ISO text, a yes or no is 1 or 0. As `db`, not inside a transaction's work.
 */
export const read = database.read;

/**
 * The only way to write: all of `work` or nothing of it, one transaction after another, on the primary.
 * Waits up to 5 s for another process's lock, then throws `DatabaseBusy`; without room left, `DatabaseFull`.
 */
export const transact = database.transact;

/** A number that is another one after each commit, of whichever process; null where the database is not a file of this machine. */
export const databaseVersion = database.databaseVersion;

/** Applies the migrations that are missing; throws `MigrationRefused` rather than touch a database it does not know. */
export const openDatabase = database.openDatabase;

/** Waits for the transactions under way, then leaves the file complete by itself, without a log beside it. */
export const closeDatabase = database.closeDatabase;

/** Whether the database answers and has every migration of this build. */
export const databaseReady = database.databaseReady;

/** What there is to know of a primary on another machine; null where the database is a file of this one. */
export const distance = database.distance;
