import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import Database from "libsql";
import { must } from "./fault";

export type Value = string | number | null;

/** Reads a database's file from this process, as any other tool would. */
export class Peek {
  readonly #database: Database.Database;

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.exec("PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;");
  }

  rows<Row = Record<string, Value>>(sql: string, ...values: Value[]): Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }

  count(sql: string, ...values: Value[]): number {
    return Number(Object.values(this.rows(sql, ...values)[0] ?? {})[0] ?? 0);
  }

  close(): void {
    this.#database.close();
  }
}

export function peek<T>(file: string, work: (database: Peek) => T): T {
  const database = new Peek(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

interface Invariant {
  name: string;
  sql: string;
}

const invariants: Invariant[] = readFileSync("tests/faults/invariants.sql", "utf8")
  .split(/^-- (?=\S)/m)
  .slice(1)
  .map((part) => {
    const [name = "", ...sql] = part.split("\n");
    return { name, sql: sql.filter((line) => !line.startsWith("--")).join("\n") };
  });

/** The file is sound, and what it says holds together: throws what does not. */
export function mustBeWhole(file: string): void {
  peek(file, (database) => {
    const verdict = database.rows<{ integrity_check: string }>("PRAGMA integrity_check")[0]?.integrity_check;
    must(verdict === "ok", `integrity_check: ${verdict}`);
    const orphans = database.rows("PRAGMA foreign_key_check");
    must(orphans.length === 0, `foreign_key_check: ${JSON.stringify(orphans.slice(0, 3))}`);
    for (const { name, sql } of invariants) {
      const rows = database.rows(sql);
      must(rows.length === 0, `it does not hold that ${name}: ${JSON.stringify(rows.slice(0, 3))}`);
    }
  });
}

/** The log's chain, by the command that operators have. */
export function mustHaveWholeAudit(file: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["build/server/verify-audit.js"], {
    env: { ...process.env, DATABASE_URL: `file:${file}` },
    encoding: "utf8",
  });
  must(status === 0, `audit:verify ended with ${status}: ${stdout}${stderr}`);
}

/** A database with its log, as it lies there just now. */
export function copyFiles(from: string, to: string): void {
  for (const end of ["", "-wal", "-shm"]) {
    rmSync(to + end, { force: true });
    if (existsSync(from + end)) copyFileSync(from + end, to + end);
  }
}
