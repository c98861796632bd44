import { createHash } from "node:crypto";

/** A row of the log by its number, and its seal. */
export interface Head {
  id: number;
  hash: string;
}

/** What a row says, as the database keeps it. */
export interface Sealable {
  id: number;
  at: Date | string;
  actorId: string | null;
  actorName: string;
  businessId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  requestId: string | null;
}

export interface SealedRow extends Sealable {
  /** Null where an older build wrote the row. */
  hash: string | null;
}

/** Before the first row. */
export const beginning: Head = { id: 0, hash: "" };

/** The seal of a row: SHA-256 over all that it says and the seal of the row before. */
export function sealOf(row: Sealable, previous: string): string {
  const says = [
    row.id,
    momentOf(row.at),
    row.actorId,
    row.actorName,
    row.businessId,
    row.action,
    row.subjectType,
    row.subjectId,
    inOrder(row.before),
    inOrder(row.after),
    row.requestId,
  ];
  return createHash("sha256")
    .update(`${previous}\n${JSON.stringify(says)}`)
    .digest("hex");
}

/** A row as it was read, with the JSON in it. */
export function withItsValues(row: SealedRow): SealedRow {
  return { ...row, before: parsed(row.before), after: parsed(row.after) };
}

/** What somebody else wrote there may be neither: it fits no seal then. */
function momentOf(at: Date | string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? `${at}` : moment.toISOString();
}

function parsed(json: unknown): unknown {
  if (typeof json !== "string") return json ?? null;
  try {
    return JSON.parse(json);
  } catch {
    return { unreadable: json };
  }
}

/** The same value with the keys of its objects in one order, however it was written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value ?? null;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields)
      .toSorted()
      .map((key) => [key, inOrder(fields[key])]),
  );
}
