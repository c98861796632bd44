import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { createDatabase } from "~/infra/libsql-database.server";
import { aCustomer } from "../../../tests/support/cast";
import { makeFolder, removeFolder } from "../../../tests/support/database";
import { backUp } from "./backup.server";
import { readManifest } from "./manifest";
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

const now = new Date("2026-11-22T03:00:00Z");

/** The test's own database, copied into the folder. */
const into = (folder: string) => ({ ...env, BACKUP_DIR: folder });

const daysAgo = (days: number) => backupName(new Date(now.getTime() - days * 86_400_000));

test("D-10 a backup is a whole database that the portal can be started on, with its SHA-256 beside it", async () => {
  const folder = aFolder();
  const { business } = await aCustomer("Nora", "Acme");
  const made = await backUp(now, into(folder));
  expect(made?.said).toMatch(/^The copy cm360-2026-11-22T03-00-00Z\.db was written and checked: .*1 copy/);

  const file = path.join(folder, backupName(now));
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  expect(readFileSync(`${file}.sha256`, "utf8")).toContain(`${sha256}  ${backupName(now)}\n`);
  const manifest = readManifest(readFileSync(`${file}.json`, "utf8"));
  expect(manifest).toMatchObject({ sha256, tables: { AuditEvent: { rows: await db.auditEvent.count() } } });
  expect(readdirSync(folder)).toHaveLength(3);
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);

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
  const copying = backUp(now, into(folder)).finally(() => {
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
  test("the newest of each of seven days, four weeks and twelve months", () => {
    const everyDay = Array.from({ length: 450 }, (_, days) => daysAgo(days));
    const gone = new Set(outdated([...everyDay, "notes.txt", "cm360.db"]));
    const kept = everyDay.filter((name) => !gone.has(name)).map((name) => name.slice(6, 16));
    // Sunday the 22nd and six days before it; the last days of the three weeks before.
    expect(kept).toEqual([
      ...["2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16"],
      ...["2026-11-15", "2026-11-08", "2026-11-01"],
      ...["2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30"],
      ...["2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"],
    ]);
    expect([...gone]).not.toContain("notes.txt");
  });

  test("of several on one day the newest three; a pause of months drops nothing", () => {
    const often = ["03", "09", "12", "15"].map((hour) => backupName(new Date(`2026-11-22T${hour}:00:00Z`)));
    expect(outdated(often)).toEqual([often[0]]);
    expect(outdated([`${daysAgo(0)}.age`, ...often]).toSorted()).toEqual([often[0], `${daysAgo(0)}.age`]);
    expect(outdated([daysAgo(400), daysAgo(300), daysAgo(0)])).toEqual([]);
  });

  test("they go only after a new one was checked, and take their checksums along", async () => {
    const folder = aFolder();
    for (let days = 1; days <= 40; days += 1) {
      writeFileSync(path.join(folder, daysAgo(days)), "");
      writeFileSync(path.join(folder, `${daysAgo(days)}.sha256`), "");
    }
    const [cutOff, underWay] = ["1", "2"].map((id) => path.join(folder, `${daysAgo(2)}.${id}.part`)) as [
      string,
      string,
    ];
    for (const half of [cutOff, underWay]) writeFileSync(half, "half");
    const hourAgo = new Date(now.getTime() - 3_600_000);
    utimesSync(cutOff, hourAgo, hourAgo);
    utimesSync(underWay, now, now);
    await backUp(now, into(folder));
    const names = readdirSync(folder);
    // Ten, and the last day of the month before; beside the new one lies its manifest too.
    expect(names.filter((name) => name.endsWith(".db"))).toHaveLength(11);
    expect(names.filter((name) => name.endsWith(".sha256"))).toHaveLength(11);
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([path.basename(underWay)]);
  });
});

describe("where no copy can be made", () => {
  test("it fails, and leaves the older ones as they were", async () => {
    const folder = aFolder();
    const older = path.join(folder, daysAgo(1));
    writeFileSync(older, "an older copy");
    // A folder in the way of the file stands for a disk that takes no more.
    mkdirSync(path.join(folder, `${backupName(now)}.json`, "x"), { recursive: true });
    await expect(backUp(now, into(folder))).rejects.toThrow();
    expect(readFileSync(older, "utf8")).toBe("an older copy");
    expect(existsSync(path.join(folder, backupName(now)))).toBe(false);
  });

  test("a damaged database is told from a whole one", async () => {
    const folder = aFolder();
    const source = path.join(folder, "damaged.db");
    writeFileSync(source, "This is no database at all, whatever its name says.".repeat(100));
    await expect(backUp(now, { DATABASE_URL: `file:${source}`, BACKUP_DIR: folder })).rejects.toThrow(
      "could not be made",
    );
    expect(readdirSync(folder)).toEqual(["damaged.db"]);
  });

  test("a database on a server is its provider's to back up", async () => {
    expect(await backUp(now, { DATABASE_URL: "libsql://db.example" })).toBeNull();
  });
});
