import Database from "libsql";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "~/audit/audit.server";
import { readRows, sealUnsealed } from "~/audit/chain.server";
import { sealOf } from "~/audit/seal.server";
import { verifyChain, verifyJob } from "~/audit/verify.server";
import { headsIn, inWords } from "~/audit/walk.server";
import { db, transact } from "~/infra/db.server";
import { createDatabase } from "~/infra/libsql-database.server";
import { anAdmin } from "../../tests/support/cast";

const file = (process.env.DATABASE_URL ?? "").replace("file:", "");
const ada = await anAdmin();

const did = (what: string, actor: Parameters<typeof record>[1]["actor"] = ada) =>
  transact((tx) =>
    record(tx, {
      actor,
      businessId: null,
      action: "text.save",
      subjectType: "TextVersion",
      subjectId: what,
      before: { b: 1, a: [null, { z: true, y: "ü" }] },
      after: { text: `${what} \uD83D\uDE00 \0 \uD800`, "10": 1e21, "9": -0 },
    }),
  );

/** What somebody who holds the file does: past the portal, and past what the database forbids. */
function tamper(...statements: string[]) {
  const database = new Database(file);
  database.exec(`DROP TRIGGER IF EXISTS "AuditEvent_unchanged"; DROP TRIGGER IF EXISTS "AuditEvent_kept";`);
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Does it, says what the verification finds, and takes it back. */
async function foundAfter(...statements: string[]) {
  const rows = await db.auditEvent.findMany({ orderBy: { id: "asc" } });
  tamper(...statements);
  const { broken } = await verifyChain();
  await transact(async (tx) => {
    await tx.auditEvent.deleteMany();
    await tx.auditEvent.createMany({ data: rows as never });
  });
  tamper(`UPDATE "sqlite_sequence" SET "seq" = ${rows.length} WHERE "name" = 'AuditEvent'`);
  expect((await verifyChain()).broken).toBeNull();
  return broken;
}

let first = 0;

beforeAll(async () => {
  for (let n = 0; n < 12; n += 1) await did(`row ${n}`, n % 2 ? ada : "portal");
  first = (await db.auditEvent.findFirstOrThrow({ where: { subjectId: "row 0" } })).id;
});

test("what was recorded is whole, whatever it says", async () => {
  const { rows, head, broken } = await verifyChain();
  expect(broken).toBeNull();
  expect({ rows, id: head?.id }).toEqual({ rows: first + 11, id: first + 11 });
});

test("the database changes no sealed row, and takes none out", async () => {
  await expect(transact((tx) => tx.auditEvent.updateMany({ data: { actorName: "Nobody" } }))).rejects.toThrow();
  await expect(transact((tx) => tx.auditEvent.deleteMany({ where: { id: first } }))).rejects.toThrow();
});

describe("whoever holds the file is found out", () => {
  const at = (n: number) => first + n;
  const broken = (n: number) => ({ id: at(n), why: expect.any(String) });

  test("who changes what was done", async () => {
    expect(
      await foundAfter(`UPDATE "AuditEvent" SET "after" = replace("after", 'row', 'now') WHERE "id" = ${at(3)}`),
    ).toEqual(broken(3));
    expect(await foundAfter(`UPDATE "AuditEvent" SET "after" = '{' WHERE "id" = ${at(3)}`)).toEqual(broken(3));
  });

  test("who changes who did it, or when", async () => {
    expect(await foundAfter(`UPDATE "AuditEvent" SET "actorName" = 'Gina' WHERE "id" = ${at(5)}`)).toEqual(broken(5));
    expect(await foundAfter(`UPDATE "AuditEvent" SET "actorId" = NULL WHERE "id" = ${at(5)}`)).toEqual(broken(5));
    expect(
      await foundAfter(`UPDATE "AuditEvent" SET "at" = '2020-01-01T00:00:00.000+00:00' WHERE "id" = ${at(0)}`),
    ).toEqual(broken(0));
    expect(await foundAfter(`UPDATE "AuditEvent" SET "at" = 'never' WHERE "id" = ${at(1)}`)).toEqual(broken(1));
  });

  test("who takes a row out, even if the others close up", async () => {
    const deleted = `DELETE FROM "AuditEvent" WHERE "id" = ${at(4)}`;
    expect(await foundAfter(deleted)).toEqual({ id: at(4), why: `it is missing: the log goes on with ${at(5)}` });
    expect(await foundAfter(deleted, ...renumbered(4, -1))).toEqual(broken(4));
  });

  test("who swaps two rows", async () => {
    expect(
      await foundAfter(
        `UPDATE "AuditEvent" SET "id" = -1 WHERE "id" = ${at(6)}`,
        `UPDATE "AuditEvent" SET "id" = ${at(6)} WHERE "id" = ${at(7)}`,
        `UPDATE "AuditEvent" SET "id" = ${at(7)} WHERE "id" = -1`,
      ),
    ).toEqual(broken(6));
  });

  test("who puts a row in between, with a seal that fits or without one", async () => {
    const row = (await readRows(at(1)))[0];
    const before = (await readRows(at(0)))[0];
    if (!row || !before) throw new Error("they are there");
    const forged = { ...row, actorName: "Gina" };
    const insert = (hash: string) => [
      ...renumbered(1, 1),
      `INSERT INTO "AuditEvent" ("id", "at", "actorId", "actorName", "action", "subjectType", "subjectId", "before", "after", "hash")
       SELECT ${at(2)}, "at", "actorId", 'Gina', "action", "subjectType", "subjectId", "before", "after", ${hash}
       FROM "AuditEvent" WHERE "id" = ${at(3)}`,
    ];
    expect(await foundAfter(...insert("NULL"))).toEqual(broken(2));
    expect(await foundAfter(...insert(`'${sealOf(forged, before.hash ?? "")}'`))).toEqual(broken(3));
  });

  test("who cuts the end off, where the last row was noted before", async () => {
    const whole = await verifyChain();
    const cut = `DELETE FROM "AuditEvent" WHERE "id" > ${at(9)}`;
    expect(await foundAfter(cut)).toBeNull();
    await transact((tx) =>
      tx.jobRun.create({ data: { job: verifyJob, finishedAt: new Date(), result: inWords(whole) } }),
    );
    expect(await foundAfter(cut)).toEqual({
      id: at(10),
      why: `it is missing: the log once reached to ${at(11)} at least`,
    });
    // Whoever writes on after the cut: the numbers that the portal gave are not given again.
    expect(await foundAfter(cut, anotherRow(at(12)))).toEqual(broken(10));
  });

  test("who writes everything anew from a row on, where a later one was noted before", async () => {
    const rows = (await readRows(at(7))).slice(0, 4);
    let hash = (await readRows(at(6)))[0]?.hash ?? "";
    const updates = rows.flatMap((row) => {
      hash = sealOf({ ...row, actorName: "Gina" }, hash);
      return `UPDATE "AuditEvent" SET "actorName" = 'Gina', "hash" = '${hash}' WHERE "id" = ${row.id}`;
    });
    expect(await foundAfter(...updates)).toEqual({
      id: at(11),
      why: "it or a row before it was written anew since it was last verified",
    });
  });

  function renumbered(after: number, by: number) {
    return [
      `UPDATE "AuditEvent" SET "id" = -"id" WHERE "id" > ${at(after)}`,
      `UPDATE "AuditEvent" SET "id" = -"id" + ${by} WHERE "id" < 0`,
    ];
  }

  function anotherRow(id: number) {
    return `INSERT INTO "AuditEvent" ("id", "actorName", "action", "subjectType", "subjectId") VALUES (${id}, 'x', 'x', 'x', 'x')`;
  }
});

test("a head can be noted anywhere and read again", async () => {
  const whole = await verifyChain();
  expect(headsIn(`Backup of today\n${inWords(whole)}`)).toEqual([whole.head]);
});

test("rows of an older build are joined to the chain, once, and at the latest by the next event", async () => {
  const old = (count: number) =>
    transact(async (tx) => {
      for (let n = 0; n < count; n += 1)
        await tx.auditEvent.create({
          data: { actorName: "Old", action: "login", subjectType: "User", subjectId: "u" },
        });
    });
  const before = (await verifyChain()).rows;
  await old(2_300);
  expect((await verifyChain()).broken?.id).toBe(before + 1);
  const other = createDatabase({ kind: "file", path: file });
  expect((await Promise.all([sealUnsealed(), sealUnsealed()])).reduce((sum, sealed) => sum + sealed)).toBe(2_300);
  expect(await sealUnsealed()).toBe(0);
  await old(3);
  await did("after the old");
  await other.closeDatabase();
  expect(await verifyChain()).toMatchObject({ rows: before + 2_304, broken: null });
});

test("processes that write at once keep one chain, and an event that is taken back leaves no gap", async () => {
  const others = [1, 2].map(() => createDatabase({ kind: "file", path: file }));
  const before = (await verifyChain()).rows;
  const event = (subjectId: string) => ({
    ...{ actor: ada, businessId: null, action: "text.save", subjectType: "TextVersion", subjectId },
  });
  await Promise.all(
    [{ transact }, ...others].flatMap(({ transact }, process) =>
      Array.from({ length: 10 }, (_, n) =>
        transact(async (tx) => {
          await record(tx, event(`${process}`));
          await record(tx, event(`${process}`));
          if (n % 3 === 0) throw new Error("taken back");
        }).catch((error: Error) => expect(error.message).toBe("taken back")),
      ),
    ),
  );
  for (const other of others) await other.closeDatabase();
  expect(await verifyChain()).toMatchObject({ rows: before + 36, broken: null });
});

test("20,000 rows are verified so quickly that 100,000 take seconds", async () => {
  await transact(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 20000)
      INSERT INTO "AuditEvent" ("at", "actorId", "actorName", "action", "subjectType", "subjectId", "before", "after")
      SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', '2026-01-01', "i" || ' seconds'), 'u', 'Ada Test', 'legacy-service.change',
        'LegacyService', 's' || "i", '{"name":"VPN","annualCost":"1000"}', '{"name":"VPN","annualCost":"2000"}' FROM "n"`,
  );
  await sealUnsealed();
  const started = performance.now();
  expect((await verifyChain()).broken).toBeNull();
  expect(5 * (performance.now() - started)).toBeLessThan(15_000);
});
