import type { Distance } from "~/infra/db.server";

/** Where the database is and how that goes, in words that name no address: /healthz is open to everyone. */
export function describeDatabase(distance: Distance | null): string {
  if (!distance) return "database: a file of this machine";
  const primary = distance.contact.isLost ? "the primary cannot be reached" : "the primary answers";
  if (!distance.copy) return `database: on a server, ${primary}`;
  const { age } = distance.copy;
  return `database: a copy, ${Number.isFinite(age) ? `${Math.ceil(age / 1000)} s old` : "of before the start"}, ${primary}`;
}
