import path from "node:path";
import { afterAll, expect, inject } from "vitest";
import type { Database } from "~/infra/libsql-database.server";
import { saveRecording, startRecording } from "../plans/recorder";
import { copyDatabase, makeFolder, removeFolder } from "./database";
import { setTestEnvironment } from "./environment";

// Before the test file's own imports, one of which may read the environment.
const folder = makeFolder();
const file = copyDatabase(inject("databaseTemplate"), folder);
setTestEnvironment(`file:${file}`);
const stopServer = process.env.TEST_DATABASE === "server" ? await serveDatabase() : null;

const { testPath } = expect.getState();
const testFile = path.relative(process.cwd(), testPath ?? "");
startRecording(() => `${testFile}: ${expect.getState().currentTestName ?? "before its tests"}`);

afterAll(async () => {
  // Behind HTTP there is nothing to hear.
  if (!stopServer) saveRecording(testFile);
  // Not by import: most files never touch the database, and Prisma's client takes its time to load.
  await (globalThis as { cm360Database?: Database }).cm360Database?.closeDatabase();
  await stopServer?.();
  removeFolder(folder);
});

/** `TEST_DATABASE=server npx vitest run app/search`: the same tests, with the database behind libSQL's protocol over HTTP. */
async function serveDatabase() {
  const { startHranaServer } = await import("./hrana-server");
  const { url, authToken, stop } = await startHranaServer(file, "of the tests");
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken });
  return stop;
}
