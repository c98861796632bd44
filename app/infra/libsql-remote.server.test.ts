import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reads, Tx } from "~/infra/db.server";
import { createDatabase, type Database } from "~/infra/libsql-database.server";
import type { PrismaClient } from "~/infra/prisma/client";
import { makeFolder, removeFolder } from "../../tests/support/database";
import { startHranaServer } from "../../tests/support/hrana-server";

const folder = makeFolder();
let server: Awaited<ReturnType<typeof startHranaServer>>;
let database: Database;

beforeAll(async () => {
  server = await startHranaServer(`${folder}/server.db`, "the server's token");
  database = createDatabase({ kind: "remote", server });
  await database.openDatabase();
});
afterAll(async () => {
  await database.closeDatabase();
  await server.stop();
  removeFolder(folder);
});

test("an empty database on a server is migrated, and found so the next time", async () => {
  expect(await database.databaseReady()).toBe(true);

  const again = createDatabase({ kind: "remote", server });
  await again.openDatabase();
  expect(await again.databaseReady()).toBe(true);
  await again.closeDatabase();
});

test("a change on a server is seen by the next read, and an error takes all of it back", async () => {
  const { db, transact } = database;
  await transact((tx) => found(tx, "kept"));
  await expect(
    transact(async (tx) => {
      await found(tx, "taken-back");
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");

  expect(await slugs(db)).toContain("kept");
  expect(await slugs(db)).not.toContain("taken-back");
});

test("a server's refusals arrive as a file's do: P2002, P2003, and what kind the others are", async () => {
  const { transact } = database;
  await transact((tx) => found(tx, "only-once"));

  await expect(transact((tx) => found(tx, "only-once"))).rejects.toMatchObject({ code: "P2002" });
  await expect(
    transact((tx) =>
      tx.session.create({
        data: { tokenHash: "t", userId: "nobody", expiresAt: new Date(), device: "d", address: "a" },
      }),
    ),
  ).rejects.toMatchObject({ code: "P2003" });
  await expect(
    transact((tx) => tx.$executeRaw`INSERT INTO "Setting" ("key", "value") VALUES ('k', NULL)`),
  ).rejects.toMatchObject({ meta: { driverAdapterError: { cause: { kind: "NullConstraintViolation" } } } });
});

test("reads go to a server side by side", async () => {
  server.seen.atOnce = 0;
  await Promise.all(["a", "b", "c", "d", "e"].map((slug) => database.db.business.count({ where: { slug } })));

  expect(server.seen.atOnce).toBeGreaterThan(1);
});

test("transactions from two instances come one after the other", async () => {
  const other = createDatabase({ kind: "remote", server });
  await database.transact((tx) => tx.setting.create({ data: { key: "counter", value: 0 } }));
  const increment = async (tx: Tx) => {
    const { value } = await tx.setting.findUniqueOrThrow({ where: { key: "counter" } });
    await tx.setting.update({ where: { key: "counter" }, data: { value: Number(value) + 1 } });
  };

  await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? other : database).transact(increment)));

  expect(await database.db.setting.findUnique({ where: { key: "counter" } })).toMatchObject({ value: 10 });
  await other.closeDatabase();
});

test("writing through `db` fails on a server too", async () => {
  const writable = database.db as PrismaClient;

  await expect(writable.business.deleteMany()).rejects.toThrow("write through transact()");
  await expect(database.db.$queryRaw`WITH one AS (SELECT 1) DELETE FROM "Business" RETURNING id`).rejects.toThrow(
    "write through transact()",
  );
});

test("a wrong token is refused", async () => {
  const stranger = createDatabase({ kind: "remote", server: { ...server, authToken: "another" } });

  await expect(stranger.openDatabase()).rejects.toThrow("The token is not the server's");
  expect(await stranger.databaseReady()).toBe(false);
});

function found(tx: Tx, slug: string) {
  const website = `https://${slug}.example`;
  return tx.business.create({
    data: { kind: "customer", slug, name: slug, website, websiteDomain: `${slug}.example` },
  });
}

async function slugs(reads: Reads) {
  return (await reads.business.findMany({ select: { slug: true } })).map((business) => business.slug);
}
