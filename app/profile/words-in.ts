import type { Prisma } from "~/infra/prisma/client";

/** A column of the reference data that holds a list of words. */
export function wordsIn(column: Prisma.JsonValue): string[] {
  return Array.isArray(column) ? column.filter((word) => typeof word === "string") : [];
}
