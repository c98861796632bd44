// What Prisma's schema language cannot say stands in the migrations by hand, and Prisma's next rebuild of a table would
// drop it without a word. So the migrations are replayed, and what goes away has to be named by the one that drops it.
import Database from "libsql";

/** @import { Migration } from "./schema.js" */

/**
 * What a migration loses without saying so in a line `-- Drops: …`, with the line that would say so.
 * @param {Migration[]} migrations
 * @returns {string[]}
 */
export function findLosses(migrations) {
  const database = new Database(":memory:");
  try {
    /** @type {string[]} */
    const losses = [];
    let before = new Set();
    for (const { name, sql } of migrations) {
      database.exec(sql);
      const after = handWrittenIn(database);
      const said = new Set(Array.from(sql.matchAll(/^-- Drops: (.+)$/gm), ([, what]) => what?.trim()));
      for (const object of before) {
        if (!after.has(object) && !said.has(object)) losses.push(`${name} loses what is not said: -- Drops: ${object}`);
      }
      before = after;
    }
    return losses;
  } finally {
    database.close();
  }
}

/**
 * @param {Database.Database} database
 * @returns {Set<string>}
 */
function handWrittenIn(database) {
  const rows = database.prepare("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").all();
  return new Set(/** @type {{ type: string, name: string, sql: string }[]} */ (rows).flatMap(handWrittenParts));
}

/** @param {{ type: string, name: string, sql: string }} object */
function handWrittenParts({ type, name, sql }) {
  if (type === "table") return checksOf(sql).map((check) => `check of ${name}: ${check}`);
  if (type === "index") {
    const condition = /\bWHERE\b(.*)$/is.exec(sql)?.[1];
    return condition ? [`index ${name} where ${tidy(condition)}`] : [];
  }
  return [`${type} ${name}: ${tidy(sql)}`];
}

/** @param {string} createTable */
function checksOf(createTable) {
  return Array.from(createTable.matchAll(/\bCHECK\s*\(/gi), (match) => {
    const start = match.index + match[0].length;
    return tidy(createTable.slice(start, closing(createTable, start)));
  });
}

/**
 * Where the bracket that was opened before `start` closes.
 * @param {string} sql
 * @param {number} start
 */
function closing(sql, start) {
  let depth = 1;
  for (let index = start; index < sql.length; index++) {
    if (sql[index] === "(") depth += 1;
    if (sql[index] === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return sql.length;
}

/** @param {string} sql */
function tidy(sql) {
  return sql.replace(/\s+/g, " ").trim();
}
