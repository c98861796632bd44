import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import Database from "libsql";
import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { copyDatabase, makeFolder, removeFolder } from "../../tests/support/database";
import { startServer } from "../test-server";
import { examine } from "./examine";
import { asTable } from "./finding";

const secret = "vN2k8Qx1Lr7Zt4Bw9Hc3Jm6Pd5Sf0GyA";
const folders: string[] = [];
const mailgun = setupServer(http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()));

// The list of the jobs knows the whole portal, which takes its time to load.
beforeAll(() => import("~/jobs/list.server"), 60_000);
beforeAll(() => mailgun.listen({ onUnhandledRequest: "error" }));
afterEach(() => mailgun.resetHandlers());
afterAll(() => {
  mailgun.close();
  for (const folder of folders) removeFolder(folder);
});

function anInstallation(change: Record<string, string> = {}) {
  const folder = makeFolder();
  folders.push(folder);
  const file = copyDatabase(inject("databaseTemplate"), folder);
  chmodSync(file, 0o600);
  return { file, variables: { DATABASE_URL: `file:${file}`, SESSION_SECRET: secret, PORT: "4169", ...change } };
}

async function find(variables: Record<string, string>, check: string) {
  const findings = await examine(variables, new Date());
  expect(asTable(findings)).not.toContain(secret);
  return findings.filter((finding) => finding.check === check);
}

test("nothing is wrong with a fresh installation, and what could be better is named", async () => {
  const findings = await examine(anInstallation().variables, new Date());
  expect(findings.filter(({ state }) => state === "wrong")).toEqual([]);
  expect(findings.filter(({ state }) => state === "warn").map(({ check }) => check)).toEqual(["Copies", "Mailgun"]);
  expect(asTable(findings)).toMatch(/\d+ ok, 2 to look at, 0 wrong$/);
});

test("each variable that cannot be used is named with what it shall be, never with what it is", async () => {
  const key = "not-to-be-printed";
  const { variables } = anInstallation({ PORT: "many", APP_URL: "http://cm360.example", MAILGUN_API_KEY: key });
  const findings = await examine({ ...variables, SESSION_SECRET: "too short a secret" }, new Date());
  const wrong = findings.filter(({ state }) => state === "wrong");
  expect(wrong.map(({ check }) => check)).toContain("PORT");
  for (const { mend } of wrong) expect(mend).toMatch(/^Set [A-Z_]+ to /);
  expect(asTable(findings)).not.toMatch(/not-to-be-printed|too short a secret/);
  // The rest is looked at all the same.
  expect(findings.find(({ check }) => check === "Integrity")).toMatchObject({ state: "ok" });
});

test("a damaged database, a newer one and one of somebody else are told apart", async () => {
  const damaged = anInstallation();
  writeFileSync(damaged.file, "no database at all ".repeat(500));
  expect(await find(damaged.variables, "Database")).toContainEqual(
    expect.objectContaining({ state: "wrong", mend: expect.stringContaining("npm run restore") }),
  );

  const newer = anInstallation();
  const database = new Database(newer.file);
  database.exec(`UPDATE "_prisma_migrations" SET "migration_name" = '20991231000000_to_come' WHERE rowid = 1`);
  database.close();
  expect(await find(newer.variables, "Migrations")).toMatchObject([
    { state: "wrong", found: expect.stringContaining("newer than this build") },
  ]);

  const foreign = path.join(path.dirname(newer.file), "other.db");
  const other = new Database(foreign);
  other.exec("CREATE TABLE t (x)");
  other.close();
  expect(await find({ ...newer.variables, DATABASE_URL: `file:${foreign}` }, "Migrations")).toMatchObject([
    { state: "wrong", mend: "Check DATABASE_URL." },
  ]);
});

test("a job that failed last, a clock that is behind and files that others can read are found", async () => {
  const { file, variables } = anInstallation();
  const database = new Database(file);
  database.exec(`INSERT INTO "JobRun" ("job", "startedAt", "failedAt", "result")
    VALUES ('backup', '2999-01-01T00:00:00.000+00:00', '2999-01-01T00:00:00.000+00:00', 'No room.')`);
  database.close();
  chmodSync(file, 0o644);
  expect(await find(variables, "Jobs")).toMatchObject([{ state: "wrong" }]);
  expect(await find(variables, "Clock")).toMatchObject([{ state: "wrong" }]);
  expect(await find(variables, "File modes")).toMatchObject([{ state: "warn", mend: `chmod go-rwx ${file}` }]);
});

test("a port at which the portal itself serves is in order", async () => {
  const { port } = await startServer({ describe: () => "database: a file of this machine" });
  expect(await find(anInstallation({ PORT: String(port) }).variables, "Port")).toMatchObject([{ state: "ok" }]);
});

test("a port that something else holds is not the portal's", async () => {
  const other = createServer((_request, response) => response.end("something else"));
  await new Promise<void>((resolve) => void other.listen(0, resolve));
  const { port } = other.address() as AddressInfo;
  expect(await find(anInstallation({ PORT: String(port) }).variables, "Port")).toMatchObject([{ state: "wrong" }]);
  other.close();
});

test.each([
  [200, { domain: { state: "active" } }, "ok", "knows the key"],
  [200, { domain: { state: "unverified" } }, "warn", "not active"],
  [401, {}, "wrong", "refuses the key"],
  [404, {}, "wrong", "does not know"],
])("Mailgun is asked and nothing is sent: %i", async (status, body, state, found) => {
  const key = "key-that-must-not-be-printed";
  let asked = "";
  mailgun.use(
    http.all("https://api.mailgun.net/*", ({ request }) => {
      asked += `${request.method} ${new URL(request.url).pathname} `;
      return HttpResponse.json(body, { status });
    }),
  );
  const { variables } = anInstallation({ MAILGUN_API_KEY: key, MAILGUN_DOMAIN: "mail.cm360.example" });
  const findings = await examine(variables, new Date());
  expect(findings.find(({ check }) => check === "Mailgun")).toMatchObject({
    state,
    found: expect.stringContaining(found),
  });
  expect(asked).toBe("GET /v3/domains/mail.cm360.example ");
  expect(JSON.stringify(findings)).not.toContain(key);
});
