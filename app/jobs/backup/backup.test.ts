import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { createDatabase } from "~/infra/libsql-database.server";
import { placeOf } from "~/infra/libsql-place.server";
import { aCustomer } from "../../../tests/support/cast";
import { makeFolder, removeFolder } from "../../../tests/support/database";
import { backUp } from "./backup.server";
import { backupName, outdated } from "./rotation";

const folders: string[] = [];

function aFolder(): string {
  const folder = makeFolder();
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) removeFolder(folder);
});

const place = placeOf(env);
const now = new Date("2026-11-22T03:00:00Z");

const daysAgo = (days: number) => backupName(new Date(now.getTime() - days * 86_400_000));

test("a backup is a whole database that the portal can be started on, with its SHA-256 beside it", async () => {
  const folder = aFolder();
  const { business } = await aCustomer("Nora", "Acme");
  expect(await backUp(now, { place, folder })).toMatch(
    /^The copy cm360-2026-11-22T03-00-00Z\.db was written and checked: .*1 copy/,
  );

  const file = path.join(folder, backupName(now));
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  expect(readFileSync(`${file}.sha256`, "utf8")).toBe(`${sha256}  ${backupName(now)}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toHaveLength(2);

  const restored = createDatabase({ kind: "file", path: file });
  await restored.openDatabase();
  expect(await restored.databaseReady()).toBe(true);
  expect(await restored.db.business.findUnique({ where: { id: business.id } })).toMatchObject({ name: "Acme" });
  expect(await restored.db.auditEvent.count()).toBe(await db.auditEvent.count());
  await restored.closeDatabase();
});

test("people write while a backup is made, and what each wrote is in it whole or not at all", {
  timeout: 60_000,
}, async () => {
  const folder = aFolder();
  let isOver = false;
  const copying = backUp(now, { place, folder }).finally(() => {
    isOver = true;
  });
  let written = 0;
  while (!isOver) {
    const pair = ++written;
    await transact(async (tx) => {
      for (const half of ["a", "b"]) {
        await tx.webhookToken.create({ data: { token: `pair-${pair}-${half}` }, select: { token: true } });
      }
    });
  }
  await copying;
  expect(written).toBeGreaterThan(5);
  const copy = new Database(path.join(folder, backupName(now)), { readonly: true });
  const rows = copy.prepare(`SELECT count(*) AS "n" FROM "WebhookToken" WHERE "token" LIKE 'pair-%'`).get() as {
    n: number;
  };
  copy.close();
  expect(rows.n % 2).toBe(0);
});

describe("which backups are kept", () => {
  test("the newest of each of seven days and four weeks", () => {
    const everyDay = Array.from({ length: 60 }, (_, days) => daysAgo(days));
    const gone = new Set(outdated([...everyDay, "notes.txt", "cm360.db"]));
    const kept = everyDay.filter((name) => !gone.has(name)).map((name) => name.slice(6, 16));
    // Sunday the 22nd and six days before it; the last days of the three weeks before.
    expect(kept).toEqual([
      ...["2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16"],
      ...["2026-11-15", "2026-11-08", "2026-11-01"],
    ]);
    expect([...gone]).not.toContain("notes.txt");
  });

  test("of several on one day the newest; a pause of months drops nothing", () => {
    const twice = [backupName(new Date("2026-11-22T03:00:00Z")), backupName(new Date("2026-11-22T15:00:00Z"))];
    expect(outdated(twice)).toEqual([twice[0]]);
    expect(outdated([daysAgo(400), daysAgo(300), daysAgo(0)])).toEqual([]);
  });

  test("they go only after a new one was checked, and take their checksums along", async () => {
    const folder = aFolder();
    for (let days = 1; days <= 40; days += 1) {
      writeFileSync(path.join(folder, daysAgo(days)), "");
      writeFileSync(path.join(folder, `${daysAgo(days)}.sha256`), "");
    }
    writeFileSync(path.join(folder, `${daysAgo(2)}.part`), "half");
    await backUp(now, { place, folder });
    const names = readdirSync(folder);
    expect(names).toHaveLength(20);
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("where no copy can be made", () => {
  test("it fails, and leaves the older ones as they were", async () => {
    const folder = aFolder();
    const older = path.join(folder, daysAgo(1));
    writeFileSync(older, "an older copy");
    // A folder in the way of the file stands for a disk that takes no more.
    mkdirSync(path.join(folder, `${backupName(now)}.part`, "x"), { recursive: true });
    await expect(backUp(now, { place, folder })).rejects.toThrow();
    expect(readFileSync(older, "utf8")).toBe("an older copy");
    expect(existsSync(path.join(folder, backupName(now)))).toBe(false);
  });

  test("a damaged database is told from a whole one", async () => {
    const folder = aFolder();
    const source = path.join(folder, "damaged.db");
    writeFileSync(source, "This is no database at all, whatever its name says.".repeat(100));
    await expect(backUp(now, { place: { kind: "file", path: source }, folder })).rejects.toThrow("could not be made");
    expect(readdirSync(folder)).toEqual(["damaged.db"]);
  });

  test("a database on a server is its provider's to back up", async () => {
    const remote = { kind: "remote", server: { url: "libsql://db.example", authToken: undefined } } as const;
    expect(await backUp(now, { place: remote, folder: undefined })).toContain("provider");
  });
});
