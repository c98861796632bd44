import { beginning, type Head, type SealedRow, sealOf, withItsValues } from "~/audit/seal.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** How many rows are read at a time. */
const batchSize = 1_000;

/** The last row and the number of the next one; whatever still has no seal gets it first. */
export async function readHead(tx: Tx): Promise<{ head: Head; next: number }> {
  const [last] = await tx.$queryRaw<{ id: number | bigint; hash: string | null; seq: number | bigint | null }[]>`
    SELECT "id", "hash", (SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'AuditEvent') AS "seq"
    FROM "AuditEvent" ORDER BY "id" DESC LIMIT 1`;
  if (!last) return { head: beginning, next: (await lastNumber(tx)) + 1 };
  const next = Math.max(Number(last.id), Number(last.seq ?? 0)) + 1;
  if (last.hash !== null) return { head: { id: Number(last.id), hash: last.hash }, next };
  let head = await lastSealed(tx);
  for (let more = true; more; ) ({ head, more } = await sealBatch(tx, head));
  return { head, next };
}

/**
 * Joins the rows at the end that have no seal yet, written by an older build, to the chain; returns how many. Several
 * machines at once seal each row once. A row without a seal among sealed ones is left as it is, for `verifyChain` to find.
 */
export async function sealUnsealed(): Promise<number> {
  const [last] = await db.$queryRaw<{ hash: string | null }[]>`
    SELECT "hash" FROM "AuditEvent" ORDER BY "id" DESC LIMIT 1`;
  if (!last || last.hash !== null) return 0;
  let sealed = 0;
  let head = await transact(lastSealed);
  for (let more = true; more; ) {
    const batch = await transact(async (tx) => sealBatch(tx, await stillLast(tx, head)));
    ({ head, more } = batch);
    sealed += batch.sealed;
  }
  return sealed;
}

/** The rows after this one, by number, as many as are read at a time. */
export async function readRows(after: number, from: Reads = db): Promise<SealedRow[]> {
  // As one text: a column at a time costs Prisma ten times as much as all else together.
  const [answer] = await from.$queryRaw<{ rows: string }[]>`
    SELECT json_group_array(json_object('id', "id", 'at', "at", 'actorId', "actorId", 'actorName', "actorName",
      'businessId', "businessId", 'action', "action", 'subjectType', "subjectType", 'subjectId', "subjectId",
      'before', CAST("before" AS TEXT), 'after', CAST("after" AS TEXT), 'requestId', "requestId", 'hash', "hash")) AS "rows"
    FROM (SELECT * FROM "AuditEvent" WHERE "id" > ${after} ORDER BY "id" LIMIT ${batchSize})`;
  const rows = JSON.parse(answer?.rows ?? "[]") as SealedRow[];
  return rows.map(withItsValues);
}

async function sealBatch(tx: Tx, from: Head): Promise<{ head: Head; more: boolean; sealed: number }> {
  const rows = await readRows(from.id, tx);
  let head = from;
  const seals: Head[] = [];
  for (const row of rows) {
    head = { id: row.id, hash: sealOf(row, head.hash) };
    seals.push(head);
  }
  await tx.$executeRaw`
    UPDATE "AuditEvent" SET "hash" = "seal"."value" ->> 'hash' FROM json_each(${JSON.stringify(seals)}) AS "seal"
    WHERE "AuditEvent"."id" = "seal"."value" ->> 'id'`;
  return { head, more: rows.length === batchSize, sealed: seals.length };
}

async function lastSealed(tx: Tx): Promise<Head> {
  const [row] = await tx.$queryRaw<{ id: number | bigint; hash: string }[]>(
    Prisma.sql`SELECT "id", "hash" FROM "AuditEvent" WHERE "hash" IS NOT NULL ORDER BY "id" DESC LIMIT 1`,
  );
  return row ? { id: Number(row.id), hash: row.hash } : beginning;
}

/** Another machine may have gone on from there meanwhile. */
async function stillLast(tx: Tx, head: Head): Promise<Head> {
  const [next] = await tx.$queryRaw<{ hash: string | null }[]>`
    SELECT "hash" FROM "AuditEvent" WHERE "id" > ${head.id} ORDER BY "id" LIMIT 1`;
  return next && next.hash !== null ? lastSealed(tx) : head;
}

async function lastNumber(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'AuditEvent'`;
  return Number(row?.seq ?? 0);
}
