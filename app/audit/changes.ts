import { utcText } from "~/ui/instant";

/** One field of an event, in words. `from` is null where the field says what it is about, and did not change. */
export interface Change {
  field: string;
  from: string | null;
  to: string;
}

/** What an event changed, field by field, and nothing of what stayed; numbers of records and secrets are left out. */
export function changesOf(event: { before?: unknown; after?: unknown }): Change[] {
  const before = flat(event.before);
  const after = flat(event.after);
  const isEdit = before.size > 0 && after.size > 0;
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !hidden.test(key))
    .flatMap((key): Change[] => {
      const field = fieldName(key);
      const [from, to] = [wordsOf(before.get(key)), wordsOf(after.get(key))];
      if (isEdit && before.has(key) && after.has(key)) return from === to ? [] : [{ field, from, to }];
      const said = before.has(key) ? from : to;
      return said === nothing ? [] : [{ field, from: null, to: said }];
    });
}

/** "Annual cost: 1,000 → 2,000" */
export function changeInWords({ field, from, to }: Change): string {
  return from === null ? `${field}: ${to}` : `${field}: ${from} → ${to}`;
}

const nothing = "nothing";
const hidden = /password|secret|token|digest/i;
const recordNumber = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Fields within fields stand beside the others: `changes: { "Due Date": … }`. */
function flat(json: unknown): Map<string, unknown> {
  if (json === null || json === undefined) return new Map();
  if (typeof json !== "object" || Array.isArray(json)) return new Map([["value", json]]);
  return new Map(
    Object.entries(json).flatMap(([key, value]): [string, unknown][] =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? [...flat(value)] : [[key, value]],
    ),
  );
}

/** "annualCost" → "Annual cost"; what is in words already stays. */
export function fieldName(key: string): string {
  const known = fieldNames[key];
  if (known) return known;
  const words = key
    .replace(/Id$/, "")
    .replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const fieldNames: Record<string, string> = {
  sku: "SKU",
  sha256: "Checksum (SHA-256)",
  helpUrl: "Help page",
  helpWhat: "What it is",
  helpWhy: "Why it matters",
  helpGood: "What good looks like",
  endsAt: "Until",
  endedAt: "Ended",
};

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en-GB");
  if (Array.isArray(value))
    return (
      value
        .map(wordsOf)
        .filter((one) => one !== nothing)
        .join(", ") || nothing
    );
  if (typeof value === "object") {
    const { name, key } = value as { name?: unknown; key?: unknown };
    return wordsOf(name ?? key ?? JSON.stringify(value));
  }
  const text = String(value);
  if (recordNumber.test(text)) return nothing;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))) return utcText(text);
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : text;
}
