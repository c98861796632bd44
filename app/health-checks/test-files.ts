import { readFileSync } from "node:fs";
import type { Actor } from "~/access/actor";

/** Ada, an admin, for tests that need somebody who acts. */
export const ada: Actor = {
  userId: "ada",
  sessionId: "ada's session",
  kind: "admin",
  name: "Ada Admin",
  email: "ada@cm360.example",
  business: null,
};

/** One of the two sample files: 2026-04-01 or 2026-07-01. */
export function sample(date: string): Uint8Array {
  return readFileSync(new URL(`../../tests/fixtures/health-checks/${date}.csv`, import.meta.url));
}

/** A file of so many rows, as wide as the samples. */
export function manyRows(count: number): Uint8Array {
  const [header = "", ...rows] = Buffer.from(sample("2026-07-01")).toString().trimEnd().split("\r\n");
  const plain = rows.filter((row) => row.includes("2026-07-01,"));
  const lines = [header];
  for (let at = 0; at < count; at++) {
    const row = plain[at % plain.length] ?? "";
    lines.push(row.replace(/^((?:[^,]*,){3})([^,]*)/, `$1$2-${at}`));
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
