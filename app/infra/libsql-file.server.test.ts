import { existsSync, readdirSync, statSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { DatabaseBusy } from "~/infra/db.server";
import { createDatabase, type Database } from "~/infra/libsql-database.server";
import { copyDatabase, makeFolder, removeFolder } from "../../tests/support/database";
import { holdLock, holdLockFor } from "../../tests/support/foreign-lock";

// The defects of the stock adapter (docs/decisions/0003-database.md), each shown to be absent.

const folder = makeFolder();
const opened: Database[] = [];
let files = 0;

afterEach(async () => {
  for (const database of opened.splice(0)) await database.closeDatabase();
});
afterAll(() => removeFolder(folder));

test("2,000 transactions, nested writes and failures among them, leave no descriptor open", {
  timeout: 60_000,
}, async () => {
  const { db, transact } = open();
  await writeSome(db, transact, "warm-up", 100);
  const before = openDescriptors();

  await writeSome(db, transact, "steady", 1_900);

  expect(openDescriptors()).toBe(before);
});

for (const milliseconds of [50, 2_000]) {
  test(`a lock held elsewhere for ${milliseconds} ms is waited for, and the next 100 writes succeed`, async () => {
    const { file, transact } = open();
    await write(transact, "before");

    await holdLockFor(file, milliseconds);
    await write(transact, "meanwhile");

    for (let n = 0; n < 100; n++) await write(transact, `after-${n}`);
  });
}

test("a lock held elsewhere for too long is reported after the time a request can wait, and spoils nothing", async () => {
  const { file, transact } = open({ patienceMs: 400 });
  const lock = await holdLock(file);

  const began = performance.now();
  const outcomes = await Promise.allSettled([write(transact, "a"), write(transact, "b"), write(transact, "c")]);
  const waited = performance.now() - began;

  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(DatabaseBusy) });
  // Time in line counts: the third has not waited three times as long.
  expect(waited).toBeGreaterThanOrEqual(400);
  expect(waited).toBeLessThan(1_000);
  await lock.release();
  for (let n = 0; n < 100; n++) await write(transact, `after-${n}`);
});

test("while a lock is waited for, the event loop is free and reads go on", async () => {
  const { file, db, transact } = open();
  await write(transact, "before");
  await holdLockFor(file, 1_000);

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let writing = true;
  const written = write(transact, "meanwhile").finally(() => {
    writing = false;
  });
  let reads = 0;
  while (writing) {
    await db.business.count();
    await new Promise((resolve) => setTimeout(resolve, 5));
    reads += 1;
  }
  await written;
  delay.disable();

  expect(reads).toBeGreaterThan(30);
  expect(delay.max / 1e6).toBeLessThan(300);
  expect(delay.percentile(90) / 1e6).toBeLessThan(50);
});

test("a long chain of reads lets others in", async () => {
  const { db, transact } = open();
  await write(transact, "one");
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);

  // However slow the machine is: where nothing else is let in, no turn ever comes.
  const patience = performance.now() + 4000;
  while (turns < 10 && performance.now() < patience) await db.$queryRaw`SELECT 1`;
  clearInterval(ticking);

  expect(turns).toBe(10);
});

test("every connection has its settings, at first and after it was opened again", async () => {
  const database = open();
  await write(database.transact, "first");
  await expectSettings(database);

  await database.closeDatabase();
  await expectSettings(database);
});

test("a transaction, a failure and a foreign lock leave the settings as they are", async () => {
  const database = open();
  await holdLockFor(database.file, 100);
  await write(database.transact, "patient");
  await write(database.transact, "patient").catch(() => {});

  await expectSettings(database);
});

test("a closed database is one file, complete by itself", async () => {
  const { file, db, transact, closeDatabase } = open();
  await write(transact, "kept");
  await db.business.count();

  await closeDatabase();

  expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
  const copy = createDatabase({ kind: "file", path: copyDatabase(file, folder, "copy.db") });
  opened.push(copy);
  expect(await copy.db.business.count({ where: { slug: "kept" } })).toBe(1);
});

test("a database that nobody has used yet is not opened", async () => {
  const untouched = `${folder}/untouched/cm360.db`;
  createDatabase({ kind: "file", path: untouched });

  expect(existsSync(untouched)).toBe(false);
});

function open(options?: { patienceMs: number }) {
  files += 1;
  const file = copyDatabase(inject("databaseTemplate"), folder, `${files}.db`);
  const database = createDatabase({ kind: "file", path: file }, options);
  opened.push(database);
  return { ...database, file };
}

function write(transact: Database["transact"], slug: string) {
  return transact((tx) => tx.business.create({ data: business(slug) }));
}

/** A mix of what opens connections in the stock adapter: nested creates, failures, plain writes; and reads between. */
async function writeSome(db: Database["db"], transact: Database["transact"], name: string, times: number) {
  for (let n = 0; n < times; n++) {
    const slug = `${name}-${n}`;
    if (n % 4 === 0) {
      const person = { email: `${slug}@acme.example`, emailDomain: "acme.example", firstName: "Nora", lastName: slug };
      await transact((tx) => tx.business.create({ data: { ...business(slug), people: { create: person } } }));
    } else if (n % 4 === 1) {
      await write(transact, `${name}-${n - 1}`).then(
        () => expect.unreachable(),
        () => {},
      );
    } else {
      await transact((tx) =>
        tx.setting.upsert({ where: { key: name }, create: { key: name, value: n }, update: { value: n } }),
      );
      await db.setting.findUnique({ where: { key: name } });
    }
  }
}

async function expectSettings({ db, transact }: Database) {
  const settings = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, secure_delete: 1 };
  expect(await readSettings(db)).toEqual({ ...settings, query_only: 1 });
  expect(await transact((tx) => readSettings(tx))).toEqual({ ...settings, query_only: 0 });
}

async function readSettings(reads: Pick<Database["db"], "$queryRaw">) {
  const rows: object[][] = [
    await reads.$queryRaw`PRAGMA journal_mode`,
    await reads.$queryRaw`PRAGMA synchronous`,
    await reads.$queryRaw`PRAGMA foreign_keys`,
    await reads.$queryRaw`PRAGMA secure_delete`,
    await reads.$queryRaw`PRAGMA query_only`,
  ];
  return Object.assign({}, ...rows.flat());
}

function openDescriptors(): number {
  return readdirSync(process.platform === "linux" ? "/proc/self/fd" : "/dev/fd").length;
}

function business(slug: string) {
  return {
    kind: "customer" as const,
    slug,
    name: slug,
    website: `https://${slug}.example`,
    websiteDomain: `${slug}.example`,
  };
}
