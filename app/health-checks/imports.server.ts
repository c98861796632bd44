import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "~/access/actor";
import type { ReadingError } from "~/infra/csv/reading";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { placeOf } from "~/infra/libsql-place.server";
import { log } from "~/infra/log.server";
import { inPlaceBytes, plainFileName, type UploadedFile, type UploadOutcome, upload } from "./upload.server";

/** What is wrong with a file that was refused. */
export interface Refusal {
  errors: ReadingError[];
  total: number;
}

export interface Import {
  id: string;
  customer: { id: string; name: string };
  date: string;
  fileName: string;
  size: number;
  doneBytes: number;
  rows: number;
  healthCheckId: string | null;
  /** "waiting": another file is being read first. "cut-off": the server ended meanwhile; nothing is stored. */
  state: "waiting" | "reading" | "drafted" | "same-file" | "refused" | "cut-off";
  refusal: Refusal | null;
}

/** A large file is read while others' pages go on; so many more may wait for their turn. */
const mostWaiting = 5;

/**
 * Begins to make a draft of the file, which stays in this process's memory; `outcome` comes when all is done, and
 * `getImport` tells how far it is, to everybody.
 */
export async function beginImport(
  customerId: string,
  file: UploadedFile,
  actor: Actor,
): Promise<
  | { outcome: "begun"; id: string; finished: Promise<UploadOutcome> }
  | { outcome: "unknown-customer" }
  | { outcome: "too-many" }
> {
  const isLarge = file.bytes.length > inPlaceBytes;
  if (isLarge && waiting >= mostWaiting) return { outcome: "too-many" };
  if (isLarge) waiting++;
  const id = await createImport(customerId, file, actor).catch((error: unknown) => {
    if (isLarge) waiting--;
    throw error;
  });
  if (!id && isLarge) waiting--;
  if (!id) return { outcome: "unknown-customer" };

  const work = () => upload(customerId, file, actor, id);
  const finished = settled(id, isLarge ? inTurn(work) : work());
  finished.catch((error: unknown) => log.error({ err: error }, "a health check's import failed"));
  return { outcome: "begun", id, finished };
}

const patienceMs = 2_500;

/** What came of it, or null where that takes longer than a page may take. */
export async function soon<T>(finished: Promise<T>): Promise<T | null> {
  const waiting = new AbortController();
  try {
    return await Promise.race([finished, pause(patienceMs, null, { signal: waiting.signal })]);
  } finally {
    waiting.abort();
  }
}

/** Null where there is none, or where it is long since swept away. */
export async function getImport(id: string): Promise<Import | null> {
  // A copy of the database that follows a server's is a minute behind.
  const row = placeOf(env).kind === "replica" ? await transact((tx) => find(tx, id)) : await find(db, id);
  if (!row) return null;
  const { customer, date, fileName, size, doneBytes, rows, healthCheckId, problems } = row;
  const refusal = problems as unknown as Refusal | null;
  return { id, customer, date, fileName, size, doneBytes, rows, healthCheckId, state: stateOf(row), refusal };
}

function createImport(customerId: string, file: UploadedFile, actor: Actor): Promise<string | null> {
  return transact(async (tx) => {
    const customer = await tx.business.findFirst({ where: { id: customerId, kind: "customer" }, select: { id: true } });
    if (!customer) return null;
    const { date, name, bytes } = file;
    const data = { customerId, date, fileName: plainFileName(name), size: bytes.length, startedById: actor.userId };
    const { id } = await tx.healthCheckImport.create({ data, select: { id: true } });
    return id;
  });
}

let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

// Two large files at a time would take twice the memory, and neither would be done sooner. It counts as waiting already.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => {
    waiting--;
    return work();
  });
  turn = mine.catch(() => {});
  return mine;
}

const heartbeatMs = 10_000;
/** Nobody is at work on an import that has been silent for so long. */
const silentMs = 60_000;

async function settled(id: string, finished: Promise<UploadOutcome>): Promise<UploadOutcome> {
  const heart = setInterval(() => void beat(id), heartbeatMs).unref();
  try {
    const outcome = await finished;
    if (outcome.outcome === "refused") {
      const { first, total } = outcome.reading.errors;
      await close(id, { outcome: "refused", problems: JSON.parse(JSON.stringify({ errors: first, total })) });
    }
    if (outcome.outcome === "same-file") await close(id, outcome);
    if (outcome.outcome === "unknown-customer") await close(id, { outcome: "failed" });
    return outcome;
  } catch (error) {
    await close(id, { outcome: "failed" }).catch(() => log.warn("an import that failed could not say so"));
    throw error;
  } finally {
    clearInterval(heart);
  }
}

interface Closing {
  outcome: "same-file" | "refused" | "failed";
  healthCheckId?: string;
  problems?: { [key: string]: never };
}

function close(id: string, { outcome, healthCheckId, problems }: Closing): Promise<unknown> {
  const data = {
    outcome,
    finishedAt: new Date(),
    ...(healthCheckId && { healthCheckId }),
    ...(problems && { problems }),
  };
  return transact((tx) => tx.healthCheckImport.updateMany({ where: { id, finishedAt: null }, data }));
}

function beat(id: string): Promise<unknown> {
  const alive = { aliveAt: new Date() };
  return transact((tx) => tx.healthCheckImport.updateMany({ where: { id, finishedAt: null }, data: alive })).catch(
    (error: unknown) => log.warn({ err: error }, "an import could not say that it is alive"),
  );
}

function find(reads: Reads | Tx, id: string) {
  return reads.healthCheckImport.findUnique({
    where: { id },
    select: {
      customer: { select: { id: true, name: true } },
      date: true,
      fileName: true,
      size: true,
      doneBytes: true,
      rows: true,
      aliveAt: true,
      outcome: true,
      problems: true,
      healthCheckId: true,
    },
  });
}

function stateOf(row: { outcome: string | null; aliveAt: Date; healthCheckId: string | null }): Import["state"] {
  if (row.outcome === "drafted" || row.outcome === "same-file" || row.outcome === "refused") return row.outcome;
  if (row.outcome !== null || Date.now() - row.aliveAt.getTime() > silentMs) return "cut-off";
  return row.healthCheckId === null ? "waiting" : "reading";
}
