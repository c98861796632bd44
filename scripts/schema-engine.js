// Prisma's schema engine as WebAssembly: the native one is downloaded from a host that not every machine can reach.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

// Prisma knows no virtual table: the search's own tables are left to the migrations.
const searchTables = ["", "_config", "_data", "_docsize", "_idx"].map((part) => `FindingText${part}`);

/** @import { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils" */
/** @import { MigrationFolder } from "./schema.js" */

/**
 * The SQL that leads from a history of migrations to a schema; null where they agree.
 * @param {MigrationFolder} history
 * @param {string} schema
 * @returns {Promise<string | null>}
 */
export async function diff(history, schema) {
  const { SchemaEngine } = await loadEngine();
  const database = new EmptyDatabase({ url: ":memory:" });
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(database),
  );
  try {
    const { stdout, exitCode } = await engine.diff({
      from: history.migrations.length > 0 ? { tag: "migrations", ...migrationList(history) } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: searchTables, externalEnums: [] },
    });
    return exitCode === 0 ? null : (stdout ?? "");
  } catch (error) {
    // The engine hands on no more than a number.
    throw database.failure ?? error;
  } finally {
    engine.free();
  }
}

/** Makes up for what the engine takes for granted of SQLite and libSQL does otherwise. */
class EmptyDatabase extends PrismaLibSql {
  /** @type {unknown} */
  failure;

  /** @override */
  async connect() {
    return this.#mend(await super.connect());
  }

  /** @override */
  async connectToShadowDb() {
    return this.#mend(await super.connectToShadowDb());
  }

  /** @param {SqlDriverAdapter} adapter */
  #mend(adapter) {
    const { queryRaw, executeRaw, executeScript } = adapter;
    return Object.assign(adapter, {
      /** @param {SqlQuery} query */
      queryRaw: (query) => this.#keepFailure(queryRaw.call(adapter, { ...query, sql: singleQuoted(query.sql) })),
      // A whole migration arrives here, of which libSQL would run the first statement only.
      /** @param {SqlQuery} query */
      executeRaw: (query) =>
        this.#keepFailure(
          query.args.length === 0
            ? executeScript.call(adapter, query.sql).then(() => 0)
            : executeRaw.call(adapter, query),
        ),
    });
  }

  /**
   * @template T
   * @param {Promise<T>} answer
   */
  async #keepFailure(answer) {
    try {
      return await answer;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/**
 * To describe a partial index the engine asks for its name in double quotes, which libSQL never takes for a string.
 * @param {string} sql
 */
function singleQuoted(sql) {
  return sql.replace(/(FROM sqlite_master WHERE type = 'index' AND name = )"([^"']*)"/, "$1'$2'");
}

/** @param {MigrationFolder} history */
function migrationList({ folder, lockfile, migrations }) {
  return {
    baseDir: path.resolve(folder),
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: lockfile },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: /** @type {const} */ ("ok"), value: sql } },
    })),
  };
}

/** @type {ReturnType<typeof instantiate> | undefined} */
let loading;

/** Once only: the package keeps pointers into the memory of the module that it was given last. */
function loadEngine() {
  loading ??= instantiate();
  return loading;
}

/** The package is made for bundlers, which would resolve the WebAssembly module's imports by themselves. */
async function instantiate() {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), { "./schema_engine_bg.js": Object(engine) });
  Object(engine).__wbg_set_wasm(instance.exports);
  Object(instance.exports).__wbindgen_start();
  Object(globalThis).PRISMA_WASM_PANIC_REGISTRY ??= { set_message: console.error };
  return engine;
}
