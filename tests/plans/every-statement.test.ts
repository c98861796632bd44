import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, inject, test } from "vitest";
import { makeFolder, removeFolder } from "../support/database";
import { allowed } from "./allowed";
import { knowledge } from "./knowledge";
import { Planner } from "./plan";
import { normalised, recordings, type Statement } from "./recorder";

const folder = makeFolder();
const file = path.join(folder, "plans.db");
copyFileSync(inject("databaseTemplate"), file);
const database = new Database(file);
const planner = new Planner(database, knowledge);
afterAll(() => {
  database.close();
  removeFolder(folder);
});

const testFiles = filesUnder(["app", "server", "prisma", "scripts", "tests"])
  .filter((name) => /\.test\.tsx?$/.test(name))
  .filter((name) => !name.startsWith("tests/") || /^tests\/[^/]+$/.test(name));
const recorded = new Map(testFiles.map((name) => [name, readRecording(name)]));
const isWhole = [...recorded.values()].every((statements) => statements !== null);

/** Each statement once for each file that made it. */
const byFile = new Map<string, Map<string, Statement>>();
/** Which files made a statement: several may ask the same. */
const makers = new Map<string, Set<string>>();
for (const each of [...recorded.values()].flatMap((of) => of ?? [])) {
  if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|REPLACE)\b/i.test(each.sql)) continue;
  const [from = ""] = each.from.split(" ");
  const statement = normalised(each.sql);
  byFile.set(from, (byFile.get(from) ?? new Map()).set(statement, each));
  makers.set(statement, (makers.get(statement) ?? new Set()).add(from));
}

/** What the exceptions have let through, to find those that are no longer needed. */
const used = new Set<string>();

describe("SQLite finds by keys, and sorts only what is bounded, of what is asked by", () => {
  test.each([...byFile.keys()].sort())("%s", (from) => {
    const offences: string[] = [];
    for (const [normal, statement] of byFile.get(from) ?? []) {
      const faults = planner.faultsOf(statement).filter((fault) => !isAllowed(makers.get(normal), fault));
      if (faults.length > 0) offences.push(described(statement, faults));
    }
    if (offences.length > 0) throw new Error(offences.join("\n\n"));
  });
});

test.runIf(isWhole)("every exception is still needed", () => {
  const stale = Object.entries(allowed).flatMap(([from, faults]) =>
    Object.keys(faults)
      .filter((fault) => !used.has(`${from}: ${fault}`))
      .map((fault) => `${from}: ${fault}`),
  );
  expect(stale).toEqual([]);
});

test("what is known of tables and columns is of tables and columns that there are", () => {
  const columns = new Set<string>();
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as Named[]) {
    columns.add(name);
    for (const column of database.prepare(`PRAGMA table_info("${name}")`).all() as Named[])
      columns.add(`${name}.${column.name}`);
  }
  const known = [...Object.keys(knowledge.small), ...Object.keys(knowledge.few), ...knowledge.wide];
  const named = known.map((one) => one.replace(" IS NULL", "")).filter((one) => !/^sqlite_|<expr>$/.test(one));
  expect(named.filter((one) => !columns.has(one))).toEqual([]);
  const indexes = database.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all() as Named[];
  const missing = Object.keys(knowledge.short).filter((index) => !indexes.some(({ name }) => name === index));
  expect(missing).toEqual([]);
});

test("a row that others point to is deleted without reading through them: an index begins with each foreign key", () => {
  const without: string[] = [];
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as Named[]) {
    const keys = database.prepare(`PRAGMA foreign_key_list("${name}")`).all() as { from: string; table: string }[];
    const indexes = database.prepare(`PRAGMA index_list("${name}")`).all() as { name: string; partial: number }[];
    const firsts = indexes
      .filter(({ partial }) => partial === 0)
      .map((index) => (database.prepare(`PRAGMA index_info("${index.name}")`).all() as Named[])[0]?.name);
    for (const { from, table } of keys)
      if (!(table in knowledge.small) && !firsts.includes(from)) without.push(`${name}.${from}`);
  }
  expect(without).toEqual([]);
});

interface Named {
  name: string;
}

function isAllowed(files: Iterable<string> | undefined, fault: string): boolean {
  const named = [...(files ?? [])].filter((from) => allowed[from]?.[fault]);
  for (const from of named) used.add(`${from}: ${fault}`);
  return named.length > 0;
}

function described({ sql, from, test: name, ...rest }: Statement, faults: string[]): string {
  const plan = planner.planOf({ sql, ...rest }).map(({ detail }) => `    ${detail}`);
  return [`${from} ${faults.join(", ")}`, `  in ${name}`, `  ${sql.replace(/\s+/g, " ").trim()}`, ...plan].join("\n");
}

function readRecording(testFile: string): Statement[] | null {
  try {
    return JSON.parse(readFileSync(path.join(recordings, `${testFile.replaceAll("/", "+")}.json`), "utf8"));
  } catch {
    return null;
  }
}

function filesUnder(folders: string[]): string[] {
  return folders.flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: "utf8" }).map((name) => path.posix.join(top, name)),
  );
}
