import { afterAll, inject } from "vitest";
import type { Database } from "~/infra/libsql-database.server";
import { copyDatabase, makeFolder, removeFolder } from "./database";
import { setTestEnvironment } from "./environment";

// Before the test file's own imports, one of which may read the environment.
const folder = makeFolder();
setTestEnvironment(`file:${copyDatabase(inject("databaseTemplate"), folder)}`);

afterAll(async () => {
  // Not by import: most files never touch the database, and Prisma's client takes its time to load.
  await (globalThis as { cm360Database?: Database }).cm360Database?.closeDatabase();
  removeFolder(folder);
});
