import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Tx } from "~/infra/db.server";
import { createDatabase, type Database } from "~/infra/libsql-database.server";
import type { PrismaClient } from "~/infra/prisma/client";
import { makeFolder, removeFolder } from "../../tests/support/database";

const folder = makeFolder();
let near: Database;

beforeAll(async () => {
  near = replica("near");
  await near.openDatabase();
});
afterAll(async () => {
  await near.closeDatabase();
  removeFolder(folder);
});

test("a new replica holds what the primary holds as soon as it is open", async () => {
  await near.transact((tx) => found(tx, "of-before"));

  const fresh = replica("fresh");
  await fresh.openDatabase();

  expect(await fresh.databaseReady()).toBe(true);
  expect(await fresh.db.business.count({ where: { slug: "of-before" } })).toBe(1);
  await fresh.closeDatabase();
});

test("whoever has written reads it at once, from the replica which is a file of this machine", async () => {
  await near.transact((tx) => found(tx, "own-write"));

  expect(await near.db.business.count({ where: { slug: "own-write" } })).toBe(1);
  const file = createDatabase({ kind: "file", path: `${folder}/near.db` });
  expect(await file.db.business.count({ where: { slug: "own-write" } })).toBe(1);
  await file.closeDatabase();
});

test("an error takes the change back on the primary, and the replica never shows it", async () => {
  const failing = near.transact(async (tx) => {
    await found(tx, "taken-back");
    await found(tx, "taken-back");
  });

  await expect(failing).rejects.toMatchObject({ code: "P2002" });
  expect(await near.db.business.count({ where: { slug: "taken-back" } })).toBe(0);
});

test("nothing is written through the replica", async () => {
  await expect((near.db as PrismaClient).business.deleteMany()).rejects.toThrow("write through transact()");
});

function replica(name: string): Database {
  return createDatabase({ kind: "replica", path: `${folder}/${name}.db`, server: inject("replicaPrimary") });
}

function found(tx: Tx, slug: string) {
  const website = `https://${slug}.example`;
  return tx.business.create({
    data: { kind: "customer", slug, name: slug, website, websiteDomain: `${slug}.example` },
  });
}
