// The databases under measure, kept in .cache and made again when the schema, the seeds or what fills them changes.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "libsql";
import { counts, everyCustomer, manyFindings, manyRequests } from "./data-sql.js";
import { start } from "./server.js";

export const folder = ".cache/bench";
const sources = ["prisma/migrations", "prisma/seed", "tests/bench/data.js", "tests/bench/data-sql.js"];
/** A month: what is dated from the day of making must not grow old. */
const edition = createHash("sha256").update(new Date().toISOString().slice(0, 7));
for (const source of sources) for (const file of filesOf(source)) edition.update(file).update(readFileSync(file));
const kept = path.join(folder, edition.digest("hex").slice(0, 12));

/** The rows of the large health checks, and the customer that has them. */
export const largeChecks = [100, 10_000, 100_000];
/** Beside how many customers the large ones stand. */
const largest = 10_000;

/**
 * A database of so many customers, as a file of one's own.
 * @param {number} customers
 * @param {number} port
 */
export async function makeDatabase(customers, port) {
  const file = path.join(kept, `${customers}.db`);
  if (!existsSync(file)) await make(file, customers, port);
  const own = path.join(folder, `run-${port}`, "cm360.db");
  rmSync(path.dirname(own), { recursive: true, force: true });
  mkdirSync(path.dirname(own));
  copyFileSync(file, own);
  return { file: own, people: logInEverybody(own) };
}

/** @param {string} file */
export function environmentOf(file, port = 0) {
  return {
    DATABASE_URL: `file:./${file}`,
    BACKUP_DIR: path.join(path.dirname(file), "backups"),
    DEMO: "on",
    SESSION_SECRET: "bench-only-0f1e2d3c4b5a69788796a5b4c3d2",
    APP_URL: `http://localhost:${port}`,
    // Each request may name the address that it counts against.
    TRUST_PROXY: "1",
  };
}

/**
 * @param {string} file
 * @param {number} customers
 * @param {number} port
 */
async function make(file, customers, port) {
  const template = path.join(kept, "template.db");
  if (!existsSync(template)) {
    mkdirSync(kept, { recursive: true });
    for (const old of readdirSync(folder)) {
      if (old !== path.basename(kept)) rmSync(path.join(folder, old), { recursive: true });
    }
    await runOnce(`${template}.new`, port);
    renameSync(`${template}.new`, template);
  }
  process.stderr.write(`Making the data of ${customers} customers…\n`);
  const begun = performance.now();
  const made = `${file}.new`;
  copyFileSync(template, made);
  fill(made, customers);
  // At its start, the portal seals the audit log over what it finds.
  await runOnce(made, port);
  renameSync(made, file);
  process.stderr.write(`… made in ${Math.round((performance.now() - begun) / 1000)} s.\n`);
}

/**
 * Starts the portal on it until all is as it leaves it, its jobs done.
 * @param {string} file
 * @param {number} port
 */
async function runOnce(file, port) {
  const server = await start("build/server/server.js", {
    port,
    ready: "/healthz",
    environment: environmentOf(file, port),
  });
  await pause(6_000); // the jobs that are due are looked for five seconds after the start
  await server.quiet();
  await server.stop();
}

/**
 * @param {string} file
 * @param {number} customers
 */
function fill(file, customers) {
  const database = new Database(file);
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY;",
  );
  const today = new Date().toISOString().slice(0, 10);
  const put = (/** @type {string[]} */ statements, /** @type {number} */ many) => {
    for (const sql of statements) {
      database.exec("BEGIN");
      try {
        database.prepare(sql).run(...(sql.includes("?2") ? [many, today] : sql.includes("?1") ? [many] : []));
      } catch (error) {
        throw new Error(`The data could not be made by: ${sql.slice(0, 300)}`, { cause: error });
      }
      database.exec("COMMIT");
    }
  };
  put(everyCustomer, customers);
  if (customers === largest) {
    put(manyRequests, 100_000);
    for (const rows of largeChecks) put(manyFindings(`findings-${rows}`), rows);
  }
  put(counts, 0);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE);");
  database.close();
}

/**
 * A session for everybody, by email: the cookie. The jobs have just been done.
 * @param {string} file
 */
function logInEverybody(file) {
  const database = new Database(file);
  const now = new Date();
  const stored = (/** @type {Date} */ at) => at.toISOString().replace("Z", "+00:00");
  const expires = stored(new Date(now.getTime() + 8 * 3_600_000));
  database.exec("BEGIN");
  database
    .prepare(`UPDATE "JobRun" SET "startedAt" = ?1, "finishedAt" = ?1 WHERE "finishedAt" IS NOT NULL`)
    .run(stored(now));
  const people = /** @type {{ id: string; email: string }[]} */ (
    database
      .prepare(`SELECT "id", "email" FROM "User" WHERE "passwordHash" IS NOT NULL AND "email" NOT LIKE 'colleague@%'`)
      .all()
  );
  const insert =
    database.prepare(`INSERT INTO "Session" ("id", "tokenHash", "userId", "createdAt", "lastSeenAt", "expiresAt", "device", "address")
    VALUES (?1, ?2, ?1, ?3, ?3, ?4, 'bench', '127.0.0.1')`);
  /** @type {Map<string, string>} */
  const cookies = new Map();
  for (const { id, email } of people) {
    const token = `bench-${id}`;
    insert.run(id, createHash("sha256").update(token).digest("hex"), stored(now), expires);
    cookies.set(email, `session=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`);
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);");
  database.close();
  return (/** @type {string} */ email) => {
    const cookie = cookies.get(email);
    if (!cookie) throw new Error(`${email} is nobody`);
    return cookie;
  };
}

/** @param {string} source */
function filesOf(source) {
  if (source.endsWith(".js")) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
