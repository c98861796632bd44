import type Database from "libsql";
import type { Statement } from "./recorder";

/** What the checker has to be told, as it stands in no schema. */
export interface Knowledge {
  /** Tables that stay small whatever happens, and why. */
  small: Record<string, string>;
  /** Columns of which one value may be had by a share of the whole table: "Business.kind", "Session.endedAt IS NULL". */
  wide: ReadonlySet<string>;
  /** Indexes that hold only what is open or unusual just now, and why that is little: to walk one is to read few. */
  short: Record<string, string>;
  /** Columns of which one value leads to few rows, and how many at most: such rows may be sorted. */
  few: Record<string, string>;
}

interface Step {
  id: number;
  parent: number;
  detail: string;
}

const keywords =
  "FROM|JOIN|LEFT|INNER|CROSS|NATURAL|WHERE|ON|SET|ORDER|GROUP|LIMIT|UNION|INDEXED|NOT|VALUES|SELECT|HAVING";

/** A statement, and which tables the names in its plan may stand for. */
interface Named {
  sql: string;
  aliases: Map<string, Set<string>>;
}

/** A step that may read many rows. */
interface Reach {
  table: string;
  index: string | null;
  how: "one" | "few" | "some" | "walk" | "scan";
}

/** What is wrong with the way in which SQLite would answer a statement; nothing, where all it reads is found by keys. */
export class Planner {
  #database: Database.Database;
  #knowledge: Knowledge;
  #tables: Set<string>;
  #indexes = new Map<string, { table: string; columns: string[]; isUnique: boolean }>();

  constructor(database: Database.Database, knowledge: Knowledge) {
    this.#database = database;
    this.#knowledge = knowledge;
    const named = (type: string) =>
      database.prepare("SELECT name, tbl_name FROM sqlite_master WHERE type = ?").all(type) as {
        name: string;
        tbl_name: string;
      }[];
    this.#tables = new Set(named("table").map(({ name }) => name));
    for (const table of this.#tables)
      for (const { name, unique } of database.prepare(`PRAGMA index_list("${table}")`).all() as {
        name: string;
        unique: number;
      }[]) {
        const columns = database.prepare(`PRAGMA index_info("${name}")`).all() as { name: string | null }[];
        this.#indexes.set(name, {
          table,
          columns: columns.map((column) => column.name ?? "<expr>"),
          isUnique: unique === 1,
        });
      }
  }

  planOf({ sql, args }: Pick<Statement, "sql" | "args">): Step[] {
    return this.#database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...args) as Step[];
  }

  /** Each fault in words that an exception can name: "walks Business_by_name_idx", "sorts Finding". */
  faultsOf(statement: Pick<Statement, "sql" | "args">): string[] {
    // Prisma asks so for what is in an empty list; no row is read.
    if (/(WHERE \(?|AND )1=0\b(?! OR\b)/.test(statement.sql)) return [];
    const steps = this.planOf(statement);
    const named: Named = { sql: tidy(statement.sql), aliases: this.#aliasesIn(tidy(statement.sql)) };
    const faults = new Set<string>();
    for (const step of steps) {
      for (const reach of this.#reachesOf(step, named)) {
        const each = isRepeated(step, steps) ? " for each row" : "";
        if (reach.how === "scan") faults.add(`reads all of ${reach.table}${each}`);
        if (reach.how === "walk") faults.add(`walks ${reach.index}${each}`);
      }
      const sort = /^USE TEMP B-TREE FOR (.*)$/.exec(step.detail)?.[1];
      if (!sort) continue;
      const verb = sort.includes("ORDER BY") ? "sorts" : "gathers";
      for (const table of this.#unbounded(step.parent, steps, named)) faults.add(`${verb} ${table}`);
    }
    return [...faults];
  }

  /** The tables of which a sort at this level may meet any number of rows. */
  #unbounded(parent: number, steps: Step[], named: Named): Set<string> {
    const found = new Set<string>();
    for (const step of steps) {
      if (step.parent !== parent) continue;
      const isReading = /^(SCAN|SEARCH)/.test(step.detail);
      const reaches = this.#reachesOf(step, named);
      for (const { table, how } of reaches) if (how !== "one" && how !== "few") found.add(table);
      const isNested = !isReading && !/SCALAR SUBQUERY|LIST SUBQUERY|TEMP B-TREE/.test(step.detail);
      if (isNested) for (const table of this.#unbounded(step.id, steps, named)) found.add(table);
    }
    return found;
  }

  #reachesOf({ detail }: Step, { sql, aliases }: Named): Reach[] {
    const step = /^(SCAN|SEARCH) (?:main\.)?("[^"]+"|\S+)(?: USING (.*))?$/.exec(detail);
    if (!step) return [];
    const [, verb, quoted = "", using = ""] = step;
    const name = quoted.replaceAll('"', "");
    const index = /INDEX (\S+)/.exec(using)?.[1] ?? null;
    const known = index ? this.#indexes.get(index) : undefined;
    const tables = known
      ? [known.table]
      : [...(aliases.get(name) ?? (name in this.#knowledge.small || isMade(name, sql) ? [] : [`“${name}”`]))];
    return tables
      .filter((table) => !(table in this.#knowledge.small))
      .map((table) => ({
        table,
        index: index ?? `${table} by its number`,
        how: index && index in this.#knowledge.short ? "few" : this.#how(sql, verb, table, using, known),
      }));
  }

  #how(
    sql: string,
    verb: string | undefined,
    table: string,
    using: string,
    index: { columns: string[]; isUnique: boolean } | undefined,
  ): Reach["how"] {
    if (using.includes("AUTOMATIC")) return "scan";
    if (verb === "SCAN") return index || /ORDER BY [\w."`]*\bid\b["`]? (ASC |DESC )?LIMIT/.test(sql) ? "walk" : "scan";
    const equal = [...using.matchAll(/([\w<>]+)=\?/g)].map(([, column = ""]) => column);
    if (equal.includes("rowid")) return "one";
    if (index?.isUnique && index.columns.every((column) => equal.includes(column))) return "one";
    if (equal.some((column) => `${table}.${column}` in this.#knowledge.few)) return "few";
    const isWide = (column: string) =>
      this.#knowledge.wide.has(`${table}.${column}`) ||
      (this.#knowledge.wide.has(`${table}.${column} IS NULL`) && new RegExp(`\\b${column}["\`]? IS NULL`).test(sql));
    const isWindow = /(\w+)>\? AND \1<\?/.test(using);
    return equal.every(isWide) && !isWindow ? "walk" : "some";
  }

  /** Which tables a name in a plan may stand for. */
  #aliasesIn(sql: string): Map<string, Set<string>> {
    const aliases = new Map<string, Set<string>>();
    const name = /["`]?(\w+)["`]?/.source;
    const alias = `(?:AS )?(?!(?:${keywords})\\b)${name}`;
    const mention = new RegExp(`(?:FROM|JOIN|UPDATE|INTO|,) (?:[\`"]?main[\`"]?\\.)?${name}(?: ${alias})?`, "gi");
    for (const [, table = "", alias = table] of sql.matchAll(mention)) {
      if (!this.#tables.has(table)) continue;
      for (const one of [table, alias]) aliases.set(one, (aliases.get(one) ?? new Set()).add(table));
    }
    for (const table of this.#tables) if (!aliases.has(table)) aliases.set(table, new Set([table]));
    return aliases;
  }
}

function isRepeated(step: Step, steps: Step[]): boolean {
  for (let above = step.parent; above !== 0; ) {
    const parent = steps.find(({ id }) => id === above);
    if (!parent) return false;
    if (parent.detail.startsWith("CORRELATED")) return true;
    above = parent.parent;
  }
  return false;
}

function tidy(sql: string): string {
  return sql.replace(/\s+/g, " ");
}

/** Whether the statement makes what it reads from: a subquery, a common table expression, a list, a row of values. */
function isMade(name: string, sql: string): boolean {
  if (/^\(|^json_each$|^CONSTANT$|^\d+$/.test(name)) return true;
  const [, named] = new RegExp(`(?:FROM|JOIN|,) ["\`]?(\\w+)["\`]? (?:AS )?["\`]?${name}\\b`).exec(sql) ?? [];
  if (named && named !== name && isMade(named, sql)) return true;
  return new RegExp(
    `["\`]?\\b${name}["\`]? ?(?:\\([^()]*\\) )?AS (?:NOT )?(?:MATERIALIZED )?\\(|\\) (?:AS )?["\`]?${name}\\b|json_each\\([^()]*\\) (?:AS )?["\`]?${name}\\b`,
  ).test(sql);
}
