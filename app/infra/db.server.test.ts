import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { DatabaseFull, databaseReady, db, transact } from "~/infra/db.server";
import type { PrismaClient } from "~/infra/prisma/client";

/** What the compiler would refuse, for those who get around it. */
const writable = db as PrismaClient;

test("reads see what has just been committed", async () => {
  const { id } = await transact((tx) => tx.business.create({ data: business("just-committed") }));

  expect(await db.business.findUnique({ where: { id } })).toMatchObject({ slug: "just-committed" });
});

test("a statement that was read before does not hold an old picture of the database", async () => {
  const count = () => db.business.count({ where: { name: "Counted" } });
  expect(await count()).toBe(0);

  for (const slug of ["counted-1", "counted-2", "counted-3"]) {
    await transact((tx) => tx.business.create({ data: { ...business(slug), name: "Counted" } }));
  }

  expect(await count()).toBe(3);
});

test("an error takes back all that the transaction did, and arrives as it was thrown", async () => {
  const failing = transact(async (tx) => {
    await tx.business.create({ data: business("taken-back") });
    await tx.setting.create({ data: { key: "taken-back", value: 1 } });
    throw new RangeError("changed my mind");
  });

  await expect(failing).rejects.toThrow(new RangeError("changed my mind"));
  expect(await db.business.count({ where: { slug: "taken-back" } })).toBe(0);
  expect(await db.setting.count({ where: { key: "taken-back" } })).toBe(0);
});

test("two transactions that count on the same row come one after the other", async () => {
  await transact((tx) => tx.setting.create({ data: { key: "counter", value: 0 } }));

  await Promise.all(
    Array.from({ length: 20 }, () =>
      transact(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: "counter" } });
        await new Promise((resolve) => setImmediate(resolve));
        await tx.setting.update({ where: { key: "counter" }, data: { value: Number(value) + 1 } });
      }),
    ),
  );

  expect(await db.setting.findUnique({ where: { key: "counter" } })).toMatchObject({ value: 20 });
});

test("a transaction that fails does not hold up those in line behind it", async () => {
  const outcomes = await Promise.allSettled([
    transact(async () => Promise.reject(new Error("first"))),
    transact((tx) => tx.business.create({ data: business("second-in-line") })),
  ]);

  expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "fulfilled"]);
});

test("what must be unique is refused as P2002, what refers to nothing as P2003", async () => {
  await transact((tx) => tx.business.create({ data: business("only-once") }));

  await expect(transact((tx) => tx.business.create({ data: business("only-once") }))).rejects.toMatchObject({
    code: "P2002",
  });
  await expect(transact((tx) => tx.passwordToken.create({ data: tokenOf("nobody") }))).rejects.toMatchObject({
    code: "P2003",
  });
});

test("writing through `db` fails, however it is tried", async () => {
  const before = await db.business.count();

  await expect(writable.business.create({ data: business("through-db") })).rejects.toThrow("write through transact()");
  await expect(writable.$executeRaw`DELETE FROM "Business"`).rejects.toThrow("write through transact()");
  await expect(writable.$transaction([writable.business.deleteMany()])).rejects.toThrow("write through transact()");
  await expect(db.$queryRaw`WITH one AS (SELECT 1) DELETE FROM "Business" RETURNING id`).rejects.toThrow(
    "write through transact()",
  );
  expect(await db.business.count()).toBe(before);
});

test("using `db` inside a transaction fails, and so does a transaction inside a transaction", async () => {
  await expect(transact(() => db.business.count())).rejects.toThrow("read through `tx`");
  await expect(transact(() => transact(async () => 1))).rejects.toThrow("pass `tx` on");
});

test("what a transaction started and outlives it may use `db` again", async () => {
  const started: { afterwards?: Promise<number> } = {};
  const transaction = new EventEmitter();
  await transact(async () => {
    started.afterwards = once(transaction, "over").then(() => db.business.count());
  });
  transaction.emit("over");

  await expect(started.afterwards).resolves.toBeTypeOf("number");
});

test("a reader of many related records needs no transaction", async () => {
  const { id } = await transact((tx) =>
    tx.business.create({
      data: {
        ...business("with-people"),
        people: {
          create: { email: "nora@acme.example", emailDomain: "acme.example", firstName: "Nora", lastName: "N" },
        },
      },
    }),
  );

  const found = await db.business.findUnique({ where: { id }, include: { people: { include: { sessions: true } } } });
  expect(found?.people).toMatchObject([{ firstName: "Nora", sessions: [] }]);
});

test("many readers in one tick, whose questions Prisma gathers into one, all get their answers", async () => {
  const made = await transact((tx) => tx.business.create({ data: business("gathered"), select: { id: true } }));
  const ask = () =>
    db.business.findUnique({
      where: { id: made.id, createdAt: { gt: new Date(0) } },
      select: { slug: true, people: { select: { id: true } } },
    });

  const answers = await Promise.all(Array.from({ length: 20 }, ask));

  expect(new Set(answers.map((answer) => answer?.slug))).toEqual(new Set(["gathered"]));
});

test("bytes, JSON, instants and fractions come back as they were", async () => {
  const bytes = new Uint8Array([0, 1, 127, 128, 255]);
  const uploadedAt = new Date("2026-03-29T01:59:59.999Z");
  const { id } = await transact(async (tx) => {
    const customer = await tx.business.create({ data: business("with-file") });
    const reading = { delimiter: ";", columns: ["Prüfung", "状態"], header: null };
    const file = { name: "a.csv", size: bytes.length, sha256: "0", bytes, reading };
    return tx.healthCheck.create({
      data: {
        customerId: customer.id,
        date: "2026-03-29",
        uploadedById: "ada",
        uploadedAt,
        score: 66.7,
        file: { create: file },
      },
    });
  });

  const found = await db.healthCheck.findUniqueOrThrow({ where: { id }, include: { file: true } });
  expect(found).toMatchObject({ uploadedAt, score: 66.7, file: { bytes, reading: { columns: ["Prüfung", "状態"] } } });
});

test("where there is no room left nothing is kept, and writing goes on once there is room", async () => {
  const pages = await transact((tx) => tx.$queryRaw<{ page_count: number }[]>`PRAGMA page_count`);
  await transact((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages[0]?.page_count}`));

  const filling = transact(async (tx) => {
    for (let n = 0; n < 2_000; n++) await tx.business.create({ data: business(`filling-${n}`) });
  });
  await expect(filling).rejects.toBeInstanceOf(DatabaseFull);
  expect(await db.business.count({ where: { slug: { startsWith: "filling" } } })).toBe(0);

  await transact((tx) => tx.$queryRaw`PRAGMA max_page_count = 1000000`);
  await transact((tx) => tx.business.create({ data: business("room-again") }));
});

test("the migrated database is ready", async () => {
  expect(await databaseReady()).toBe(true);
});

function business(slug: string) {
  return {
    kind: "customer" as const,
    slug,
    name: slug,
    website: `https://${slug}.example`,
    websiteDomain: `${slug}.example`,
  };
}

function tokenOf(userId: string) {
  return { userId, purpose: "set" as const, tokenHash: userId, expiresAt: new Date() };
}
