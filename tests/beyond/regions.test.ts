import { writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseRefused, db, distance, transact } from "~/infra/db.server";
import { createDatabase } from "~/infra/libsql-database.server";
import { migrations } from "~/infra/migrations.server";
import { ownWrites } from "../../server/own-writes";
import { startFarPrimary } from "../support/far-primary";
import { aMachine } from "./machine";

test("three machines that start at once on an empty primary migrate it once, and wait until their copies have it", async () => {
  const primary = await aPrimary();
  primary.lagBy(300);
  const machines = await Promise.all([aMachine(primary), aMachine(primary), aMachine(primary)]);

  for (const { database } of machines) expect(await database.databaseReady()).toBe(true);
  const history = await machines[0]?.database.transact(
    (tx) => tx.$queryRaw<{ name: string }[]>`SELECT "migration_name" AS "name" FROM "_prisma_migrations" ORDER BY 1`,
  );
  expect(history?.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
});

test("neither fetching nor writing 50 ms away holds up the event loop", async () => {
  const primary = await aPrimary();
  const { database, copy } = await aMachine(primary);
  primary.server.conditions.delayMs = 50;

  // Held up for one round trip, the loop would turn once while it lasts.
  const turnsOfFetch = await turnsDuring(async () => {
    copy.fetchNow();
    await copy.reach(Number.POSITIVE_INFINITY, 120);
  });
  const turnsOfWrite = await turnsDuring(() =>
    database.transact((tx) => tx.setting.create({ data: { key: "far away", value: 1 } })),
  );
  expect(turnsOfFetch).toBeGreaterThan(10);
  expect(turnsOfWrite).toBeGreaterThan(10);
});

test("a database of its own is never made a copy", async () => {
  const primary = await aPrimary();
  const path = `${primary.folder}/alone.db`;
  writeFileSync(path, "all that there is");

  await expect(aMachine(primary, path)).rejects.toBeInstanceOf(DatabaseRefused);
});

test("with a file on one machine nothing is counted, nothing marked and nothing decided", async () => {
  await transact((tx) => tx.setting.create({ data: { key: "alone", value: 1 } }));

  expect(await db.writeCounter.count()).toBe(0);
  expect(distance).toBeNull();
  expect(ownWrites(distance)).toBeNull();
});

test("a machine without a copy counts its writes too, for those that have one", async () => {
  const primary = await aPrimary();
  const office = createDatabase({ kind: "remote", server: primary.server });
  onTestFinished(() => office.closeDatabase());
  await office.openDatabase();
  await office.transact((tx) => tx.setting.create({ data: { key: "counted", value: 1 } }));
  await office.transact((tx) => tx.setting.findMany());

  expect(await office.db.writeCounter.findFirst()).toMatchObject({ written: 1 });
});

test("a change takes as many round trips as it has statements, and one more", async () => {
  const primary = await aPrimary();
  const { database } = await aMachine(primary);
  await database.transact((tx) => tx.setting.create({ data: { key: "warm", value: 1 } }));
  primary.server.seen.requests = 0;
  await database.transact((tx) => tx.$executeRaw`UPDATE "Setting" SET "value" = '2' WHERE "key" = 'warm'`);

  expect(primary.server.seen.requests).toBe(2);
});

async function aPrimary() {
  const primary = await startFarPrimary();
  onTestFinished(() => primary.stop());
  return primary;
}

async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await work();
  clearInterval(timer);
  return turns;
}
