import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { createDatabase } from "~/infra/libsql-database.server";
import { aCustomer } from "../../../tests/support/cast";
import { makeFolder, removeFolder } from "../../../tests/support/database";
import { backUp } from "./backup.server";
import { newKey } from "./encryption.server";
import { rehearseRestore } from "./rehearse.server";
import { restore } from "./restore.server";
import { backupName } from "./rotation";

const folders: string[] = [];
const now = new Date("2026-11-22T03:00:00Z");

afterAll(() => {
  for (const folder of folders) removeFolder(folder);
});

function aFolder(): string {
  const folder = makeFolder();
  folders.push(folder);
  return folder;
}

const key = await newKey();
const plain = { ...env, BACKUP_DIR: aFolder() };
const encrypted = { ...env, BACKUP_DIR: aFolder(), BACKUP_KEY: key };
const acme = await aCustomer("Nora", "Acme of the copies");
await backUp(now, plain);
await backUp(now, encrypted);

/** A copy of this test's database in a folder of its own, and a data folder that is still to be. */
function aCopy(made: typeof plain = plain) {
  const folder = aFolder();
  cpSync(made.BACKUP_DIR, folder, { recursive: true });
  const settings = { ...made, BACKUP_DIR: folder };
  const name = backupName(now, made === encrypted);
  return {
    settings,
    from: path.join(folder, name),
    to: path.join(folder, "data", "cm360.db"),
    key,
    isUnchecked: false,
  };
}

function flipAByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe("a copy is restored", () => {
  test("to a folder that is gone: the portal starts on it and finds every row", async () => {
    const copy = aCopy();
    expect(await restore(copy, now)).toMatchObject({ madeAt: now.toISOString(), before: null, pending: 0 });
    expect(statSync(copy.to).mode & 0o777).toBe(0o600);

    const restored = createDatabase({ kind: "file", path: copy.to });
    await restored.openDatabase();
    expect(await restored.db.business.findUnique({ where: { id: acme.business.id } })).toMatchObject({
      name: acme.business.name,
    });
    expect(await restored.db.auditEvent.count()).toBe(await db.auditEvent.count());
    await restored.closeDatabase();
  });

  test("in the place of another database, which is kept with its log", async () => {
    const copy = aCopy();
    await restore(copy, now);
    writeFileSync(copy.to, "what was there");
    writeFileSync(`${copy.to}-wal`, "its log");
    const { before } = await restore(copy, now);
    expect(readFileSync(path.join(before ?? "", "cm360.db"), "utf8")).toBe("what was there");
    expect(readFileSync(path.join(before ?? "", "cm360.db-wal"), "utf8")).toBe("its log");
    expect(readdirSync(path.dirname(copy.to))).toHaveLength(2);
  });

  test("D-10 from an encrypted file with its key alone, in which nothing can be read", async () => {
    const copy = aCopy(encrypted);
    expect(readFileSync(copy.from).includes(acme.business.name)).toBe(false);
    expect(readdirSync(path.dirname(copy.from)).filter((name) => name.includes("part"))).toEqual([]);
    await expect(restore({ ...copy, key: undefined }, now)).rejects.toThrow("BACKUP_KEY is not set");
    await expect(restore({ ...copy, key: await newKey() }, now)).rejects.toThrow("cannot be used");
    await restore(copy, now);
    expect(readFileSync(copy.to).includes(acme.business.name)).toBe(true);
  });
});

describe("nothing is touched", () => {
  test.each([
    ["a byte of the copy was changed", (from: string) => flipAByte(from), "SHA-256"],
    ["a byte of its manifest was changed", (from: string) => flipAByte(`${from}.json`), "json"],
    ["its manifest is missing", (from: string) => rmSync(`${from}.json`), "--unchecked"],
    ["it is not there", (from: string) => rmSync(from), "There is no copy"],
  ])("where %s", async (_what, harm, said) => {
    const copy = aCopy();
    await restore(copy, now);
    const before = readFileSync(copy.to);
    harm(copy.from);
    await expect(restore(copy, now)).rejects.toThrow(said);
    expect(readFileSync(copy.to).equals(before)).toBe(true);
    expect(readdirSync(path.dirname(copy.to))).toEqual(["cm360.db"]);
  });

  test("where the copy is of a newer build", async () => {
    const copy = { ...aCopy(), isUnchecked: true };
    const database = new Database(copy.from);
    database.exec(`UPDATE "_prisma_migrations" SET "migration_name" = '20991231000000_to_come' WHERE rowid = 1`);
    database.close();
    await expect(restore(copy, now)).rejects.toThrow("newer than this build");
    expect(existsSync(copy.to)).toBe(false);
  });

  test("while somebody has the database open", async () => {
    const copy = aCopy();
    await restore(copy, now);
    const portal = createDatabase({ kind: "file", path: copy.to });
    await portal.openDatabase();
    expect(await portal.db.business.count()).toBeGreaterThan(0);
    await expect(restore(copy, now)).rejects.toThrow("in use");
    await portal.closeDatabase();
  });
});

describe("the rehearsal", () => {
  test("restores the newest copy, compares it and leaves nothing behind", async () => {
    const { settings, from } = aCopy(encrypted);
    const names = readdirSync(path.dirname(from));
    expect(await rehearseRestore(now, settings)).toMatch(/^The copy .* was restored, .* \d+ tables with [\d,]+ rows/);
    expect(readdirSync(path.dirname(from))).toEqual(names);
  });

  test.each([
    ["holds a byte that was not written", (from: string) => flipAByte(from), now, "SHA-256"],
    ["is too old", () => {}, new Date("2026-11-25T03:00:00Z"), "72 hours old"],
    ["is not there", (from: string) => rmSync(from), now, "There is no copy"],
  ])("fails, and so alarms the admins, where the newest copy %s", async (_what, harm, when, said) => {
    const { settings, from } = aCopy();
    harm(from);
    await expect(rehearseRestore(when, settings)).rejects.toThrow(said);
    expect(readdirSync(path.dirname(from)).filter((name) => name.startsWith("rehearsal"))).toEqual([]);
  });
});
