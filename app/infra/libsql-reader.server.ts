import type { InStatement } from "@libsql/client";
import type { Connection } from "./libsql-adapter.server";

/** What stands at the start of a statement that reads. A file's own `query_only` stands behind this, a server has none. */
const READING = /^\s*(?:SELECT|PRAGMA|EXPLAIN|WITH(?![\s\S]*\b(?:INSERT|REPLACE|UPDATE|DELETE)\b))\b/i;

/** A connection that only reads, and never on behalf of a transaction, whose changes it could not see. */
export function onlyReading(connection: Connection, insideTransaction: () => boolean): Connection {
  const read = async (statement: InStatement) => {
    if (insideTransaction()) throw new Error("`db` inside transact(): read through `tx`, which sees its changes.");
    if (!isReading(statement)) throw refusal();
    return connection.execute(statement);
  };
  return {
    execute: read,
    async executeMultiple() {
      throw refusal();
    },
    // Prisma puts the `findUnique`s of one tick, and the reads of some relations, into a transaction of its own. They
    // hold nothing open here: each statement sees what was committed last.
    async transaction() {
      return { execute: read, commit: async () => {}, rollback: async () => {} };
    },
    sync: () => connection.sync(),
    close: () => connection.close(),
  };
}

/** Whether a statement only reads. */
export function isReading(statement: InStatement): boolean {
  return READING.test(textOf(statement));
}

function textOf(statement: InStatement): string {
  return typeof statement === "string" ? statement : statement.sql;
}

function refusal(): Error {
  return new Error("`db` only reads: write through transact().");
}
