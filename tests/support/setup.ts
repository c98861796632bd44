import { afterAll, inject } from "vitest";
import { copyDatabase, makeFolder, removeFolder } from "./database";
import { setTestEnvironment } from "./environment";

// Before the test file's own imports, one of which may read the environment.
const folder = makeFolder();
setTestEnvironment(`file:${copyDatabase(inject("databaseTemplate"), folder)}`);

afterAll(async () => {
  const { closeDatabase } = await import("~/infra/db.server");
  await closeDatabase();
  removeFolder(folder);
});
