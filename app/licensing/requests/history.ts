import type { RequestChangeKind } from "~/infra/prisma/enums";
import { changeWords } from "./states";

/** One line of a request's history in human words. */
export interface HistoryLine {
  id: number;
  at: string;
  /** "Jonas Weber, Corvus Networks, for Halden Precision" */
  who: string;
  /** "sent a quote" */
  did: string;
  /** "Number of Users changed from 2,000 to 2,400" */
  details: string[];
  /** A reason or a note, as it was written. */
  words: string;
}

interface StoredChange {
  id: number;
  kind: RequestChangeKind;
  words: string;
  before: unknown;
  after: unknown;
  at: Date;
  byName: string;
  byBusiness: string | null;
}

/** Whoever acts for a partner or for Secure Dynamics does it for the customer, and the line says so. */
export function historyLine(change: StoredChange, customerName: string): HistoryLine {
  const { id, kind, words, at, byName, byBusiness } = change;
  const details = detailsOf(fieldsOf(change.before), fieldsOf(change.after));
  return {
    id,
    at: at.toISOString(),
    who: byBusiness ? `${byName}, ${byBusiness}, for ${customerName}` : byName,
    // What happens to another request may touch this one: then words stand for values.
    did: kind === "changed" && details.length === 0 ? "changed what it rests on" : changeWords[kind],
    details,
    words,
  };
}

function detailsOf(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].flatMap(([label, value]) => {
    const stored = before.get(label);
    if (stored === undefined) return value === "" ? [] : [`${label}: ${value}`];
    if (stored === value) return [];
    return [`${label} changed from ${stored || "nothing"} to ${value || "nothing"}`];
  });
}

function fieldsOf(json: unknown): Map<string, string> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return new Map();
  return new Map(Object.entries(json).map(([label, value]) => [label, value === null ? "" : shortened(String(value))]));
}

/** A file's fingerprint is recognised by its beginning; the whole of it stands in the audit. */
function shortened(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}
