// @ts-check
// Brings a fresh clone, or one after a pull, to where it can start: what is done already is not done again.
// Node's own modules only, for there may be no others yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const client = "app/infra/prisma";

/** Dependencies, Prisma's client and, unless told otherwise, the build. */
export function setUp({ build = true } = {}) {
  process.chdir(root);
  requireNode();
  if (!isInstalled()) {
    // NODE_ENV=production would leave out what the build needs.
    run("Installing dependencies", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  }
  once(`${client}/.made-of`, hashOf(["prisma/schema.prisma", "package-lock.json"]), () => {
    run("Generating the database client", "npx", ["prisma", "generate"]);
  });
  if (!build) return;
  once("build/.made-of", hashOf(sources), () => {
    run("Building", "npx", ["remix", "vite:build", "--logLevel", "warn"], { NODE_ENV: "production" });
    run("Compressing", process.execPath, ["scripts/precompress.js"]);
  });
}

const sources = [
  "app",
  "prisma",
  "public",
  "server",
  "scripts/precompress.js",
  "vite.config.ts",
  "remix.config.js",
  "package-lock.json",
];

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`CM360 needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** npm notes what it installed, when it is done: each package that this machine can have must be there as locked. */
function isInstalled() {
  const installed = readLock("node_modules/.package-lock.json");
  const locked = readLock("package-lock.json");
  return Object.entries(locked).every(
    ([name, { version, optional }]) => name === "" || optional || installed[name]?.version === version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function readLock(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/** Does a thing unless the note beside its result says that it was made of the same. */
function once(/** @type {string} */ note, /** @type {string} */ hash, /** @type {() => void} */ make) {
  if (existsSync(note) && readFileSync(note, "utf8") === hash) return;
  make();
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, hash);
}

/** A hash of files and folders, names and contents; tests and what is generated are not part of it. */
function hashOf(/** @type {string[]} */ paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesIn).sort()) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** @returns {string[]} */
function filesIn(/** @type {string} */ entry) {
  if (!existsSync(entry)) return [];
  if (entry === client || /\.test\.tsx?$/.test(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry).flatMap((name) => filesIn(`${entry}/${name}`));
}

function run(
  /** @type {string} */ what,
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {Record<string, string>} */ env = {},
) {
  console.log(`${what}…`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (status !== 0) {
    console.error(`${what} failed: see above.`);
    process.exit(status ?? 1);
  }
  console.log(`${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) setUp();
