import Database from "libsql";
import { describe, expect, test } from "vitest";
import { db, read } from "~/infra/db.server";
import { getSettings } from "~/infra/settings.server";
import { countOpenRequests } from "~/licensing/requests/all-requests-counts.server";
import { Planner } from "./plans/plan";
import { countStatements, normalised } from "./plans/recorder";

describe("the checker of plans", () => {
  const database = new Database(":memory:");
  database.exec(`
    CREATE TABLE "Shop" ("id" INTEGER PRIMARY KEY, "kind" TEXT, "town" TEXT, "name" TEXT, "closedAt" TEXT);
    CREATE INDEX "Shop_kind_name_idx" ON "Shop"("kind", "name");
    CREATE INDEX "Shop_town_idx" ON "Shop"("town");
    CREATE INDEX "Shop_closed_idx" ON "Shop"("closedAt") WHERE "closedAt" IS NOT NULL;
    CREATE TABLE "Sale" ("id" TEXT PRIMARY KEY, "shopId" INTEGER, "at" TEXT);
    CREATE INDEX "Sale_shop_idx" ON "Sale"("shopId", "at");
    CREATE TABLE "Note" ("id" TEXT PRIMARY KEY, "shopId" INTEGER);
    CREATE TABLE "Town" ("name" TEXT PRIMARY KEY, "position" INTEGER);`);
  const planner = new Planner(database, {
    small: { Town: "There are no more towns than there are." },
    wide: new Set(["Shop.kind"]),
    few: { "Shop.town": "A town has few shops." },
    short: { Shop_closed_idx: "Few shops close." },
  });
  const faultsOf = (sql: string, ...args: unknown[]) => planner.faultsOf({ sql, args });

  test.each([
    ['SELECT * FROM "Shop" s WHERE s."name" = ?', "reads all of Shop"],
    ['DELETE FROM "Sale" WHERE "at" < ?', "reads all of Sale"],
    ['UPDATE "Note" SET "shopId" = 1 WHERE "shopId" = ?', "reads all of Note"],
    ['SELECT * FROM "Town" t JOIN "Note" n ON n."shopId" = t."position" AND t."name" = ?', "reads all of Note"],
    ['WITH "w" AS (SELECT "shopId" FROM "Note") SELECT * FROM "w"', "reads all of Note"],
    ['SELECT max("at") FROM "Sale" GROUP BY "shopId"', "walks Sale_shop_idx"],
    ['SELECT * FROM "Shop" WHERE "kind" = ?', "walks Shop_kind_name_idx"],
    ['SELECT * FROM "Shop" WHERE "id" > ? ORDER BY "id" LIMIT 9', "walks Shop by its number"],
    ['SELECT * FROM "Sale" WHERE "shopId" = ? ORDER BY "id"', "sorts Sale"],
    ['SELECT DISTINCT "at" FROM "Sale" WHERE "shopId" = ? GROUP BY "id"', "gathers Sale"],
    ['SELECT * FROM (SELECT "id" FROM "Sale" WHERE "shopId" = ? LIMIT 9) ORDER BY "id"', "sorts Sale"],
  ])("finds the fault of %s", (sql, fault) => {
    expect(faultsOf(sql, "x")).toContain(fault);
  });

  test("finds a table that is read through for each row of another", () => {
    const sql = 'SELECT (SELECT count(*) FROM "Note" n WHERE n."shopId" = s."id") FROM "Shop" s WHERE s."town" = ?';
    expect(faultsOf(sql, "x")).toEqual(["reads all of Note for each row"]);
  });

  test.each([
    'SELECT * FROM "Shop" WHERE "id" = ?',
    'SELECT * FROM "Shop" WHERE "town" = ? ORDER BY "name"',
    'SELECT * FROM "Sale" WHERE "shopId" = ? ORDER BY "at" DESC LIMIT 50',
    'SELECT * FROM "Town" ORDER BY "position"',
    'SELECT * FROM "Shop" WHERE "closedAt" IS NOT NULL ORDER BY "name"',
    'SELECT "value" FROM json_each(?) ORDER BY 1',
    'WITH "w"("n") AS (VALUES (?)) SELECT * FROM "w" v ORDER BY "n"',
  ])("has nothing against %s", (sql) => {
    expect(faultsOf(sql, sql.includes("json_each") ? "[]" : "x")).toEqual([]);
  });
});

describe("the recorder of statements", () => {
  test("hears what the application asks, and not what a test does", async () => {
    expect(await countStatements(() => db.business.count())).toBe(0);
    expect(await countStatements(() => getSettings())).toBeGreaterThan(0);
  });

  test("knows who reads by hand, past Prisma", async () => {
    expect(await countStatements(() => read`SELECT count(*) FROM "Business"`)).toBe(0);
    expect(await countStatements(() => countOpenRequests("nobody"))).toBe(1);
  });

  test("takes lists of any length for one", () => {
    const [one, other] = ["SELECT a IN (?,?,?) LIMIT ?", "SELECT a  IN (?) LIMIT ?"];
    expect(normalised(one)).toBe(normalised(other));
    expect(normalised("VALUES (?,?),(?,?),(?,?)")).toBe(normalised("VALUES (?,?)"));
  });
});
