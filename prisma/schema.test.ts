import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findDrift, nextMigration } from "../scripts/schema.js";
import { makeFolder, removeFolder } from "../tests/support/database";

const folder = makeFolder();
let copies = 0;
afterAll(() => removeFolder(folder));

test("the migrations lead to schema.prisma and lose nothing that was written by hand", async () => {
  expect(await findDrift("prisma")).toEqual([]);
});

test("a field without a migration is noticed, and the SQL for it is offered", async () => {
  const prisma = copyOfPrisma();
  const schema = path.join(prisma, "schema.prisma");
  writeFileSync(schema, readFileSync(schema, "utf8").replace("model JobLease {", "model JobLease {\n  renewals Int?"));

  expect(await nextMigration(prisma)).toContain(`ALTER TABLE "JobLease" ADD COLUMN "renewals" INTEGER`);
  expect(await findDrift(prisma)).toEqual([expect.stringContaining("do not lead to schema.prisma")]);
});

test("a migration without a field is noticed", async () => {
  const prisma = copyOfPrisma();
  addMigration(prisma, "20990101000000_extra", `ALTER TABLE "JobLease" ADD COLUMN "renewals" INTEGER;`);

  expect(await findDrift(prisma)).toEqual([expect.stringContaining("do not lead to schema.prisma")]);
});

test("a rebuilt table that has lost its checks is noticed, unless the migration says so", async () => {
  const prisma = copyOfPrisma();
  const rebuild = `
    CREATE TABLE "new_EmailDomainRule" ("domain" TEXT NOT NULL PRIMARY KEY, "decision" TEXT NOT NULL, "note" TEXT,
      "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "createdById" TEXT);
    DROP TABLE "EmailDomainRule";
    ALTER TABLE "new_EmailDomainRule" RENAME TO "EmailDomainRule";`;
  const file = addMigration(prisma, "20990101000000_rebuild", rebuild);

  const lost = `-- Drops: check of EmailDomainRule: "decision" IN ('allow', 'block')`;
  expect(await findDrift(prisma)).toEqual([expect.stringContaining(lost)]);

  appendFileSync(file, `\n${lost}\n`);
  expect(await findDrift(prisma)).toEqual([]);
});

test("an index with a condition that has gone is noticed, though Prisma's engine sees no difference", async () => {
  const prisma = copyOfPrisma();
  addMigration(prisma, "20990101000000_unguarded", `DROP INDEX "Partnership_active_reseller_key";`);

  expect((await findDrift(prisma)).join()).toContain("-- Drops: index Partnership_active_reseller_key where");
});

test("a folder that Prisma would not read as a migration is noticed", async () => {
  const prisma = copyOfPrisma();
  const added = addMigration(prisma, "20990101000000_note", "-- nothing");
  renameSync(path.dirname(added), path.join(prisma, "migrations/Note"));

  expect(await findDrift(prisma)).toEqual([expect.stringContaining("no name for a migration")]);
});

function copyOfPrisma(): string {
  copies += 1;
  const copy = path.join(folder, String(copies));
  cpSync("prisma/migrations", path.join(copy, "migrations"), { recursive: true });
  cpSync("prisma/schema.prisma", path.join(copy, "schema.prisma"));
  return copy;
}

function addMigration(prisma: string, name: string, sql: string): string {
  const file = path.join(prisma, "migrations", name, "migration.sql");
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  return file;
}
