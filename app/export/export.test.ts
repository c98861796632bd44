import { type Entry, TextWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "~/audit/audit.server";
import { sample } from "~/health-checks/test-files";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person, post } from "../../tests/support/cast";
import { aRequest } from "../../tests/support/requests";
import { businessTables } from "./business-tables.server";
import { exportBusiness, exportsAnHour } from "./exports.server";
import { safeName } from "./files.server";
import { leftOut } from "./left-out";
import { personTables } from "./person-tables.server";

type Owner = Person & { business: Business };

let acme: Owner;
let globex: Owner;
const original = sample("2026-07-01");

beforeAll(async () => {
  acme = await aCustomer("Nora", "Acme");
  globex = await aCustomer("Gus", "Globex");
  for (const [owner, word] of [
    [acme, "acme-fact"],
    [globex, "globex-secret"],
  ] as const) {
    const customerId = owner.business.id;
    await aRequest(owner.business, owner, { state: "quoted" });
    await transact(async (tx) => {
      const note = `${word} in a note`;
      await tx.productRequest.updateMany({ where: { customerId }, data: { note } });
      await tx.objective.create({ data: { customerId, title: `=SUM(${word})`, category: "Risk", priority: "must" } });
      await tx.notification.create({
        data: { userId: owner.userId, kind: "requests", title: word, path: "/", mail: "now" },
      });
      await tx.outboxMail.create({
        data: {
          ...{ letter: "password-reset", toEmail: owner.email, userId: owner.userId, businessId: customerId },
          ...{ data: { token: "mail-secret" }, sealedSecret: "sealed-secret" },
        },
      });
      await tx.user.update({
        where: { id: owner.userId },
        data: { passwordHash: "hash-secret", totpSealed: "totp-secret" },
      });
      await tx.session.updateMany({ where: { userId: owner.userId }, data: { secondStepAt: new Date() } });
      const bounce = { actor: "portal", action: "mail.bounce", subjectType: "mail", subjectId: "m" } as const;
      await record(tx, { ...bounce, businessId: customerId, after: { to: "address-secret" } });
      await tx.recoveryCode.create({ data: { userId: owner.userId, codeHash: "recovery-secret" } });
      for (const published of [true, false]) {
        const now = new Date();
        const date = published ? "2026-07-01" : "2026-10-01";
        const { id: healthCheckId } = await tx.healthCheck.create({
          data: { customerId, date, uploadedById: "ada", readyAt: now, publishedAt: published ? now : null },
        });
        const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
        const row = { product: "ZIA", areaName: "Sandbox", status: "fail", severity: "high" } as const;
        const title = published ? `Finding ${word}` : `draft-secret`;
        await tx.finding.create({
          data: { healthCheckId, ...row, ...texts, title, checkKey: "k", line: 2, extra: { a: 1 } },
        });
        await tx.healthCheckFile.create({
          data: {
            healthCheckId,
            name: "../check .csv",
            size: original.length,
            sha256: "s",
            reading: {},
            bytes: Uint8Array.from(original),
          },
        });
      }
    });
  }
});

/** The archive that the person gets, file by file. */
async function unzipped(answer: Response): Promise<Map<string, Entry>> {
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const entries = await new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true }).getEntries();
  return new Map(entries.map((entry) => [entry.filename, entry]));
}

async function textOf(entries: Map<string, Entry>, path: string): Promise<string> {
  const entry = entries.get(path);
  if (!entry || entry.directory) throw new Error(`${path} is not in the archive`);
  return entry.getData(new TextWriter());
}

async function allText(entries: Map<string, Entry>): Promise<string> {
  const texts = [...entries.keys()].map((path) => textOf(entries, path));
  return (await Promise.all(texts)).join("\n");
}

const businessZip = (who: Person, of: Owner) => handle(post(`/customers/${of.business.slug}/export.zip`, {}, who));

describe("every column of the database", () => {
  test("is exported, or left out for a reason", async () => {
    const all = await db.$queryRaw<{ table: string; column: string }[]>`
      SELECT m."name" AS "table", p."name" AS "column" FROM sqlite_master m JOIN pragma_table_info(m."name") p
      WHERE m."type" = 'table' AND m."name" NOT LIKE 'sqlite_%' AND substr(m."name", 1, 1) <> '_'
        AND m."name" NOT LIKE 'FindingText%'`;
    const exported = new Set(
      [...businessTables, ...personTables].flatMap(({ table, columns }) =>
        columns.map((column) => `${table}.${column}`),
      ),
    );
    const forgotten = all
      .filter(({ table, column }) => {
        const out = leftOut[table];
        return !exported.has(`${table}.${column}`) && typeof out !== "string" && !out?.[column];
      })
      .map(({ table, column }) => `${table}.${column}`);
    expect(forgotten).toEqual([]);
    const known = new Set(all.map(({ table, column }) => `${table}.${column}`));
    expect([...exported].filter((column) => !known.has(column))).toEqual([]);
  });

  test("that holds a secret is in neither", () => {
    const exported = [...businessTables, ...personTables].flatMap(({ columns }) => columns);
    expect(exported.filter((column) => /hash|token|sealed|secret|digest$/i.test(column))).toEqual([]);
  });
});

describe("the export of a business", () => {
  test("D-8 holds what was entered for it, nothing of another, and no secret", async () => {
    const entries = await unzipped(await businessZip(acme, acme));
    const text = await allText(entries);
    for (const held of ["acme-fact in a note", "Finding acme-fact", acme.email, "WHAT IS NOT IN IT"])
      expect(text).toContain(held);
    for (const kept of ["globex-secret", globex.email, globex.business.id]) expect(text).not.toContain(kept);
    for (const kept of [
      "hash-secret",
      "totp-secret",
      "recovery-secret",
      "sealed-secret",
      "mail-secret",
      "draft-secret",
      "address-secret",
    ])
      expect(text).not.toContain(kept);
  });

  test("has each table as JSON and as CSV that is safe in a spreadsheet, and says so", async () => {
    const entries = await unzipped(await businessZip(acme, acme));
    for (const { table } of businessTables) {
      const rows = JSON.parse(await textOf(entries, `json/${table}.json`)) as unknown[];
      const lines = (await textOf(entries, `csv/${table}.csv`)).trimEnd().split("\r\n");
      expect([table, lines.length >= rows.length + 1]).toEqual([table, true]);
    }
    expect(JSON.parse(await textOf(entries, "json/Finding.json"))).toMatchObject([{ line: 2, extra: { a: 1 } }]);
    expect(await textOf(entries, "csv/Objective.csv")).toContain("'=SUM(acme-fact)");
    expect(JSON.parse(await textOf(entries, "json/Objective.json"))).toMatchObject([{ title: "=SUM(acme-fact)" }]);
  });

  test("holds the original files byte for byte, under names that stay in their folder", async () => {
    const entries = await unzipped(await businessZip(acme, acme));
    const files = [...entries.keys()].filter((path) => path.startsWith("files/health-checks/"));
    expect(files).toEqual(["files/health-checks/2026-07-01/__check .csv"]);
    const entry = entries.get(files[0] ?? "");
    if (!entry || entry.directory) throw new Error("no file");
    expect(Buffer.from(await entry.getData(new Uint8ArrayWriter())).equals(Buffer.from(original))).toBe(true);
  });

  test("is for its owners and admins: a member, a partner and a stranger get none, and the log says who took it", async () => {
    const ray = await aPartner(acme.business, "reseller", "Ray");
    const ada = await anAdmin();
    const customer = await aCustomer("Olga", "Hooli");
    expect((await businessZip(ray, acme)).status).toBe(403);
    expect((await businessZip(globex, acme)).status).toBe(404);
    expect((await businessZip(ada, customer)).status).toBe(200);
    await transact((tx) => tx.user.updateMany({ where: { id: customer.userId }, data: { ownerSince: null } }));
    expect((await businessZip(customer, customer)).status).toBe(403);
    const log = await db.auditEvent.findMany({
      where: { businessId: customer.business.id, action: "business.export" },
    });
    expect(log.map(({ actorId }) => actorId)).toEqual([ada.userId]);
  });
});

describe("the export of a person", () => {
  test("holds what is theirs, nobody else's, and no secret", async () => {
    const entries = await unzipped(await handle(post("/account/export.zip", {}, acme)));
    const text = await allText(entries);
    expect(text).toContain(acme.email);
    expect(JSON.parse(await textOf(entries, "json/Notification.json"))).toMatchObject([{ title: "acme-fact" }]);
    expect(JSON.parse(await textOf(entries, "json/OutboxMail.json"))).toMatchObject([{ letter: "password-reset" }]);
    for (const kept of [
      "globex-secret",
      "hash-secret",
      "totp-secret",
      "recovery-secret",
      "sealed-secret",
      "mail-secret",
    ])
      expect(text).not.toContain(kept);
  });

  test("is not to be had by opening an address, and not too often", async () => {
    const customer = await aCustomer("Tim", "Initech");
    expect((await handle(get("/account/export.zip", customer))).status).toBe(303);
    const statuses: number[] = [];
    for (let time = 0; time <= exportsAnHour; time++) {
      const answer = await handle(post("/account/export.zip", {}, customer));
      statuses.push(answer.status);
      await answer.body?.cancel();
    }
    expect(statuses).toEqual([...Array.from({ length: exportsAnHour }, () => 200), 429]);
    const page = await handle(get("/account/export?_data=export%2Fperson-export.route", customer));
    expect(((await page.json()) as { waitSeconds: number }).waitSeconds).toBeGreaterThan(0);
  });
});

test("who stops the download half-way stops the work", async () => {
  const exported = await exportBusiness(acme.business, { ...actorOf(acme), userId: "somebody" });
  if (!("archive" in exported)) throw new Error("refused");
  const reader = exported.archive.getReader();
  expect((await reader.read()).done).toBe(false);
  await reader.cancel();
  expect((await reader.read()).done).toBe(true);
});

test.each([
  ["../../etc/passwd", "__.._etc_passwd"],
  ["a\u0000b\nc.csv", "a_b_c.csv"],
  ["..", "_"],
  ["", "file"],
])("a file named %j lies in the archive as %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});
