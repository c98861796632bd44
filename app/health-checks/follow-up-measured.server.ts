import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Measurement, measuredOf } from "./follow-up";
import { visible } from "./states";
import type { Severity, Status } from "./vocabulary";

export interface DatedMeasurement extends Measurement {
  severity: Severity | null;
  /** Its line in the file of that date. */
  line: number | null;
}

/** What each published date says of each of these checks, from the oldest to the newest. */
export async function listMeasurements(
  customerId: string,
  checkKeys: readonly string[],
): Promise<Map<string, DatedMeasurement[]>> {
  const dates = await db.healthCheck.findMany({
    where: { customerId, ...visible },
    orderBy: { date: "asc" },
    select: { id: true, date: true },
  });
  if (dates.length === 0 || checkKeys.length === 0) return new Map();
  const rows = await db.$queryRaw<
    { healthCheckId: string; checkKey: string; status: Status; severity: Severity; line: bigint }[]
  >`SELECT "healthCheckId", "checkKey", "status", "severity", "line" FROM "Finding"
    WHERE "healthCheckId" IN (${Prisma.join(dates.map(({ id }) => id))})
      AND "checkKey" IN (${Prisma.join([...checkKeys])})`;
  const found = new Map(rows.map((row) => [`${row.healthCheckId} ${row.checkKey}`, row]));
  return new Map(
    checkKeys.map((checkKey) => [
      checkKey,
      dates.map(({ id, date }) => {
        const row = found.get(`${id} ${checkKey}`);
        return {
          date,
          status: row?.status ?? null,
          severity: row?.severity ?? null,
          line: row ? Number(row.line) : null,
        };
      }),
    ]),
  );
}

/** Where one check stands by what was measured. */
export async function measure(customerId: string, checkKey: string) {
  const history = (await listMeasurements(customerId, [checkKey])).get(checkKey) ?? [];
  return { history, measured: measuredOf(history) };
}
