import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { FileConnection } from "~/infra/libsql-file.server";
import { asMigration, type Migration, MigrationRefused, migrate, migrations } from "~/infra/migrations.server";
import { makeFolder, removeFolder } from "../../tests/support/database";

const folder = makeFolder();
let files = 0;
afterAll(() => removeFolder(folder));

const people = asMigration("20260101000000_people", `CREATE TABLE "Person" ("id" TEXT PRIMARY KEY NOT NULL);`);
const dogs = asMigration(
  "20260201000000_dogs",
  `CREATE TABLE "Dog" ("id" TEXT PRIMARY KEY NOT NULL, "ownerId" TEXT REFERENCES "Person" ("id") ON DELETE CASCADE);
   INSERT INTO "Person" VALUES ('nora'); INSERT INTO "Dog" VALUES ('rex', 'nora');`,
);

const dogsAlone = asMigration(dogs.name, `CREATE TABLE "Dog" ("id" TEXT);`);

test("this build's migrations are those of prisma/migrations, with the checksums of Prisma", () => {
  const root = path.resolve("prisma/migrations");
  const names = readdirSync(root).filter((name) => existsSync(path.join(root, name, "migration.sql")));

  expect(migrations.map((migration) => migration.name)).toEqual(names.sort());
  for (const { name, checksum } of migrations) {
    const bytes = readFileSync(path.join(root, name, "migration.sql"));
    expect(checksum).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});

test("each migration is applied once, in order, and noted as Prisma notes it", async () => {
  const database = open();
  await database.migrate([people]);
  await database.migrate([people, dogs]);
  await database.migrate([people, dogs]);

  expect(await database.read(`SELECT * FROM "Dog"`)).toEqual([["rex", "nora"]]);
  expect(
    await database.read(`SELECT "migration_name", "checksum", "applied_steps_count", "logs", "rolled_back_at",
      "finished_at" LIKE '____-__-__T__:__:__.___+00:00', length("id") FROM "_prisma_migrations" ORDER BY 1`),
  ).toEqual([
    [people.name, people.checksum, 1, null, null, 1, 36],
    [dogs.name, dogs.checksum, 1, null, null, 1, 36],
  ]);
});

test("a migration that fails leaves nothing behind, and can be tried again once it is mended", async () => {
  const database = open();
  await database.migrate([people]);
  const broken = asMigration(dogs.name, `${dogs.sql} CREATE TABLE "Person" ("again" TEXT);`);

  await expect(database.migrate([people, broken])).rejects.toThrow(`${dogs.name} failed and was rolled back`);
  expect(await database.read(`SELECT name FROM sqlite_master WHERE name = 'Dog'`)).toEqual([]);
  expect(await database.read(`SELECT count(*) FROM "_prisma_migrations"`)).toEqual([[1]]);

  await database.migrate([people, dogs]);
  expect(await database.read(`SELECT count(*) FROM "Dog"`)).toEqual([[1]]);
});

test("a migration that would leave a reference to nothing is rolled back", async () => {
  const database = open();
  const orphaned = asMigration("20260301000000_orphan", `INSERT INTO "Dog" VALUES ('stray', 'nobody');`);

  await expect(database.migrate([people, dogs, orphaned])).rejects.toThrow("refer to rows which do not exist");
  expect(await database.read(`SELECT "id" FROM "Dog"`)).toEqual([["rex"]]);
});

test("a table that is rebuilt keeps the rows that refer to it", async () => {
  const database = open();
  const rebuilt = asMigration(
    "20260301000000_rebuilt",
    `PRAGMA defer_foreign_keys=ON;
     CREATE TABLE "new_Person" ("id" TEXT PRIMARY KEY NOT NULL, "name" TEXT);
     INSERT INTO "new_Person" ("id") SELECT "id" FROM "Person";
     DROP TABLE "Person";
     ALTER TABLE "new_Person" RENAME TO "Person";
     -- the end`,
  );
  await database.migrate([people, dogs, rebuilt]);

  expect(await database.read(`SELECT * FROM "Dog"`)).toEqual([["rex", "nora"]]);
});

test("instances that start at once apply each migration once", async () => {
  const database = open();
  const counted = asMigration("20260301000000_counted", `INSERT INTO "Person" VALUES (lower(hex(randomblob(8))));`);
  const steps = [people, dogs, counted];

  await Promise.all(Array.from({ length: 6 }, () => database.migrate(steps)));

  expect(await database.read(`SELECT count(*) FROM "Person"`)).toEqual([[2]]);
  expect(await database.read(`SELECT count(*) FROM "_prisma_migrations"`)).toEqual([[3]]);
});

test("before a database that holds something is changed, a copy is made beside it", async () => {
  const database = open();
  await database.migrate([people]);
  expect(existsSync(`${database.file}.before-${people.name}`)).toBe(false);
  await database.write(`INSERT INTO "Person" VALUES ('of before')`);

  await database.migrate([people, dogs]);

  const copy = open(`${database.file}.before-${dogs.name}`);
  expect(await copy.read(`SELECT * FROM "Person"`)).toEqual([["of before"]]);
  expect(await copy.read(`SELECT name FROM sqlite_master WHERE name = 'Dog'`)).toEqual([]);
});

test.each<[string, (database: Opened) => Promise<unknown>, Migration[], string]>([
  ["was edited", (it) => it.migrate([people]), [asMigration(people.name, `${people.sql} `)], "was edited"],
  ["is newer than the build", (it) => it.migrate([people, dogs]), [people], "older than the database"],
  ["comes too late", (it) => it.migrate([dogsAlone]), [people, dogsAlone], "is older than"],
  [
    "failed under another tool",
    async (it) => {
      await it.migrate([people]);
      await it.write(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`);
    },
    [people],
    "failed earlier",
  ],
  ["never was", (it) => it.write(`CREATE TABLE "Theirs" ("id" TEXT)`), [people], "no history"],
])("a database whose migration %s is refused and left as it is", async (_what, prepare, steps, message) => {
  const database = open();
  await prepare(database);
  const before = await database.read("SELECT sql FROM sqlite_master ORDER BY name");

  const refused = database.migrate(steps);

  await expect(refused).rejects.toBeInstanceOf(MigrationRefused);
  await expect(refused).rejects.toThrow(message);
  expect(await database.read("SELECT sql FROM sqlite_master ORDER BY name")).toEqual(before);
});

test("a migration that Prisma rolled back is applied again", async () => {
  const database = open();
  await database.migrate([people]);
  await database.write(`UPDATE "_prisma_migrations" SET "rolled_back_at" = CURRENT_TIMESTAMP`);
  await database.write(`DROP TABLE "Person"`);

  await database.migrate([people]);

  expect(await database.read(`SELECT count(*) FROM "Person"`)).toEqual([[0]]);
});

type Opened = ReturnType<typeof open>;

function open(file = path.join(folder, `${++files}.db`)) {
  const connect = () => new FileConnection({ path: file, readOnly: false, patience: () => 5_000 });
  return {
    file,
    migrate: (steps: Migration[]) => migrate(connect, { kind: "file", path: file }, steps),
    read: async (sql: string) => withConnection(connect(), async (it) => (await it.execute(sql)).rows),
    write: async (sql: string) => withConnection(connect(), (it) => it.executeMultiple(sql)),
  };
}

async function withConnection<T>(connection: FileConnection, work: (connection: FileConnection) => Promise<T>) {
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}
