import { createDatabase as createStock, type Database } from "~/infra/libsql-database.server";
import { originNow, runFrom } from "./recorder";

// In tests this stands in for the database (vitest.config.ts): what is read by hand, past Prisma, says who asked too.

export function createDatabase(...args: Parameters<typeof createStock>): Database {
  const database = createStock(...args);
  const { read } = database;
  return { ...database, read: (strings, ...pieces) => runFrom(originNow(), () => read(strings, ...pieces)) };
}
