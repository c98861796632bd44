// Addresses that depend on what the data holds: the newest health check, the middle of a long list.
import Database from "libsql";

/**
 * @param {string} path
 * @param {string} file the database
 */
export function pathIn(path, file) {
  const [name, rest = ""] = split(path, "/");
  if (name?.startsWith("findings-")) {
    const date = ask(file, `SELECT max("date") AS "it" FROM "HealthCheck" WHERE "customerId" = ?`, name);
    return `/customers/${name}/health-checks/${date}${rest}`;
  }
  const place = /\?page=(middle|last)$/.exec(path)?.[1];
  return place
    ? path.replace(/page=.*/, `page=${place === "last" ? pageFrom("before", "0", "0") : middleOf(file)}`)
    : path;
}

/** @param {string} file */
function middleOf(file) {
  const row = ask(
    file,
    `SELECT "closedAt" || ' ' || "lastSafeDay" || ',' || "id" AS "it" FROM "ProductRequest"
     WHERE "customerId" = ? ORDER BY "closedAt" DESC, "lastSafeDay" DESC, "id" DESC LIMIT 1 OFFSET 50000`,
    "many-requests",
  );
  const [key = "", id = ""] = row.split(",");
  return pageFrom("after", key, id);
}

/** @param {string[]} parts */
function pageFrom(...parts) {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * @param {string} file
 * @param {string} sql
 * @param {string} value
 */
function ask(file, sql, value) {
  const database = new Database(file);
  try {
    const row = /** @type {{ it: string } | undefined} */ (database.prepare(sql).get(value));
    if (!row?.it) throw new Error(`The data does not hold ${value}`);
    return row.it;
  } finally {
    database.close();
  }
}

/**
 * @param {string} text
 * @param {string} sign
 */
function split(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at)];
}
