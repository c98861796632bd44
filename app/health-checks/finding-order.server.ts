import { Prisma } from "~/infra/prisma/client";
import { type Severity, type Status, severities } from "./vocabulary";

/** What has to be done first, first. */
export const worstStatuses: readonly Status[] = ["fail", "warning", "not_assessed", "pass", "info", "not_applicable"];

/** Every status with every severity, the worst first: the order of the table until another is asked for. */
export const worstBuckets: readonly { status: Status; severity: Severity }[] = worstStatuses.flatMap((status) =>
  severities.map((severity) => ({ status, severity })),
);

export function rankOfSeverity(table: string): Prisma.Sql {
  const column = Prisma.raw(`${table}."severity"`);
  return Prisma.sql`CASE ${column} WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`;
}
