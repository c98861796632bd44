import { expect, test } from "vitest";
import { databaseVersion, read, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

test("values travel beside the statement, never in it, and pieces of SQL within it", async () => {
  const quoted = `'; DROP TABLE "User"; --`;
  const which = Prisma.sql`${quoted} AS "piece"`;
  const [row] = await read<Record<string, unknown>>`SELECT ${quoted} AS "text", ${which}, ${7} AS "number"`;
  expect(row).toEqual({ text: quoted, piece: quoted, number: 7 });
});

test("an instant, a yes and a null are read as the database keeps them", async () => {
  const at = new Date("2026-01-02T03:04:05.678Z");
  const [row] = await read`SELECT ${at} AS "at", ${3} > ${2} AS "yes", ${null} AS "nothing"`;
  expect(row).toEqual({ at: at.toISOString(), yes: 1, nothing: null });
});

test("what is read by hand cannot write, and is no part of a transaction", async () => {
  await expect(read`DELETE FROM "User"`).rejects.toThrow("only reads");
  await expect(transact(() => read`SELECT 1`)).rejects.toThrow("inside transact");
});

test("the database is another one after each commit, and the same after a read", async () => {
  const before = await databaseVersion();
  await read`SELECT 1`;
  expect(await databaseVersion()).toBe(before);
  await transact((tx) => tx.setting.create({ data: { key: "version-test", value: {} } }));
  expect(await databaseVersion()).not.toBe(before);
});
