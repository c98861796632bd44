// `node scripts/schema.js diff` prints the SQL that the next migration needs; `check` fails where the schema and its
// migrations have drifted apart. Where Prisma's own engine is installed, `prisma migrate` does the same and more.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { findLosses } from "./hand-written-sql.js";
import { diff } from "./schema-engine.js";

/** @typedef {{ name: string, sql: string }} Migration */
/** @typedef {{ folder: string, lockfile: string | null, migrations: Migration[] }} MigrationFolder */

const NAME = /^\d{14}_[a-z0-9_]+$/;

/**
 * The SQL that leads from the migrations to the schema; null where there is nothing to add.
 * @param {string} folder
 */
export async function nextMigration(folder) {
  return diff(
    readMigrations(path.join(folder, "migrations")),
    readFileSync(path.join(folder, "schema.prisma"), "utf8"),
  );
}

/**
 * What keeps the schema and its migrations from being one thing; nothing, if all is well.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function findDrift(folder) {
  const history = readMigrations(path.join(folder, "migrations"));
  const problems = history.migrations
    .filter(({ name }) => !NAME.test(name))
    .map(({ name }) => `${name} is no name for a migration.`);
  if (!history.lockfile?.includes(`provider = "sqlite"`))
    problems.push(`migration_lock.toml does not say provider = "sqlite".`);

  const missing = await nextMigration(folder);
  if (missing) problems.push(`The migrations do not lead to schema.prisma. What is missing:\n${missing}`);
  return [...problems, ...findLosses(history.migrations)];
}

/**
 * @param {string} folder
 * @returns {MigrationFolder}
 */
function readMigrations(folder) {
  const lockfile = path.join(folder, "migration_lock.toml");
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    folder,
    lockfile: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    migrations: names
      .map(({ name }) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../prisma", import.meta.url));
  if (process.argv[2] === "diff") {
    console.log((await nextMigration(folder)) ?? "-- The migrations lead to schema.prisma; there is nothing to add.");
  } else if (process.argv[2] === "check") {
    const problems = await findDrift(folder);
    console.log(problems.join("\n") || "The schema, its migrations and what was written by hand agree.");
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    console.log("Usage: node scripts/schema.js diff | check");
    process.exitCode = 64;
  }
}
