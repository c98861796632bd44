import type { CalendarDate } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import {
  broken,
  effectiveStatus,
  type FollowUpStatus,
  followUpLabels,
  followUpStatuses,
  isOverdue,
  isToClose,
  type Measured,
  measuredOf,
  measuredWords,
  openAgainSince,
} from "./follow-up";
import { type DatedMeasurement, listMeasurements } from "./follow-up-measured.server";
import type { FollowUpColumn, FollowUpShow, FollowUpsFilter } from "./follow-ups-filter";
import { visible } from "./states";
import type { Status } from "./vocabulary";

const followUpsPerPage = 50;

interface Row {
  checkKey: string;
  title: string;
  areaName: string;
  status: FollowUpStatus;
  owner: string | null;
  dueDate: string | null;
  acceptedUntil: string | null;
  reason: string;
}

export interface ListedFollowUp extends Row {
  /** As of today: a risk that is no longer accepted is open. */
  effective: FollowUpStatus;
  openAgainSince: CalendarDate | null;
  overdue: boolean;
  measured: Measured;
  toClose: boolean;
  /** The newest date that has it, and its line there; null where nothing that can be read has it. */
  finding: { date: CalendarDate; line: number } | null;
}

/** One page of a customer's plan. */
export async function listFollowUps(customerId: string, filter: FollowUpsFilter, today: CalendarDate) {
  const where = await matching(customerId, filter, today);
  const [counted] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS "count" ${where}`;
  const total = Number(counted?.count ?? 0);
  const pages = Math.max(1, Math.ceil(total / followUpsPerPage));
  const page = Math.min(filter.page, pages);
  const rows = await select(where, filter, today, { take: followUpsPerPage, skip: (page - 1) * followUpsPerPage });
  return { followUps: await listed(customerId, rows, today), total, page, pages };
}

/** How many there are of each status as of today, whatever the filter. */
export async function countFollowUps(customerId: string, today: CalendarDate) {
  const rows = await db.$queryRaw<{ status: FollowUpStatus; overdue: bigint; count: bigint }[]>`
    SELECT ${effective(today)} AS "status", count(*) AS "count",
      count(CASE WHEN ${overdue(today)} THEN 1 END) AS "overdue"
    FROM "FollowUp" u WHERE u."customerId" = ${customerId} GROUP BY 1`;
  const counts = Object.fromEntries(followUpStatuses.map((status) => [status, 0])) as Record<FollowUpStatus, number>;
  for (const { status, count } of rows) counts[status] = Number(count);
  return { counts, overdue: rows.reduce((sum, row) => sum + Number(row.overdue), 0) };
}

/** Everybody who owns a follow-up, for a filter. */
export function listFollowUpOwners(customerId: string) {
  return db.teamMember.findMany({
    where: { customerId, followUps: { some: { customerId } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

export const followUpsCsvHeader = [
  "Check ID",
  "Check",
  "Technology Area",
  "Follow-up",
  "Owner",
  "Due Date",
  "Accepted Until",
  "Reason",
  "Measured",
];

/** All that matches, in the order of the page. */
export async function* followUpsCsv(
  customerId: string,
  filter: FollowUpsFilter,
  today: CalendarDate,
): AsyncGenerator<CsvCell[][]> {
  const where = await matching(customerId, filter, today);
  const take = 500;
  for (let skip = 0, more = true; more; skip += take) {
    const rows = await select(where, filter, today, { take, skip });
    const lines = await listed(customerId, rows, today);
    yield lines.map((row) => [
      row.checkKey,
      row.title,
      row.areaName,
      followUpLabels[row.effective],
      row.owner,
      row.dueDate,
      row.acceptedUntil,
      row.reason,
      measuredWords(row.measured),
    ]);
    more = rows.length === take;
  }
}

async function listed(customerId: string, rows: Row[], today: CalendarDate): Promise<ListedFollowUp[]> {
  const keys = rows.map(({ checkKey }) => checkKey);
  const histories = await listMeasurements(customerId, keys);
  return rows.map((row) => {
    const history = histories.get(row.checkKey) ?? [];
    const status = effectiveStatus(row, today);
    const measured = measuredOf(history);
    return {
      ...row,
      effective: status,
      openAgainSince: openAgainSince(row, today),
      overdue: isOverdue(row, today),
      measured,
      toClose: isToClose(measured, status),
      finding: newestOf(history),
    };
  });
}

function newestOf(history: readonly DatedMeasurement[]) {
  const newest = history.findLast(({ line }) => line !== null);
  return newest && newest.line !== null ? { date: newest.date, line: newest.line } : null;
}

async function matching(
  customerId: string,
  { search, statuses, owner, show }: FollowUpsFilter,
  today: CalendarDate,
): Promise<Prisma.Sql> {
  const wanted = [Prisma.sql`u."customerId" = ${customerId}`];
  if (statuses.length) wanted.push(Prisma.sql`${effective(today)} IN (${Prisma.join(statuses)})`);
  if (owner === "nobody") wanted.push(Prisma.sql`u."ownerId" IS NULL`);
  else if (owner) wanted.push(Prisma.sql`u."ownerId" = ${owner}`);
  if (show) wanted.push(await shown(customerId, show, today));
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    const text = Prisma.sql`u."title" || char(10) || u."areaName" || char(10) || u."checkKey" || char(10) || u."reason"`;
    wanted.push(Prisma.sql`(${text}) LIKE ${pattern} ESCAPE '\\'`);
  }
  return Prisma.sql`FROM "FollowUp" u LEFT JOIN "TeamMember" m ON m."id" = u."ownerId"
    WHERE ${Prisma.join(wanted, " AND ")}`;
}

async function shown(customerId: string, show: FollowUpShow, today: CalendarDate): Promise<Prisma.Sql> {
  if (show === "overdue") return overdue(today);
  if (show === "reopened") return Prisma.sql`u."status" = 'accepted' AND u."acceptedUntil" < ${today}`;
  const [newest, ...earlier] = await db.healthCheck.findMany({
    where: { customerId, ...visible },
    orderBy: { date: "desc" },
    select: { id: true },
  });
  if (!newest || earlier.length === 0) return Prisma.sql`FALSE`;
  const measured = (ids: readonly string[], statuses: readonly Status[]) => Prisma.sql`EXISTS (
    SELECT 1 FROM "Finding" f WHERE f."healthCheckId" IN (${Prisma.join([...ids])})
      AND f."checkKey" = u."checkKey" AND f."status" IN (${Prisma.join([...statuses])}))`;
  const before = earlier.map(({ id }) => id);
  return Prisma.sql`u."status" NOT IN ('done', 'elsewhere')
    AND ${measured([newest.id], ["pass"])} AND ${measured(before, broken)}`;
}

function select(
  where: Prisma.Sql,
  { sort }: FollowUpsFilter,
  today: CalendarDate,
  { take, skip }: { take: number; skip: number },
): Promise<Row[]> {
  const direction = sort.startsWith("-") ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const { [sort.replace("-", "") as FollowUpColumn]: key, status } = keys(today);
  return db.$queryRaw<Row[]>`
    SELECT u."checkKey", u."title", u."areaName", u."status", m."name" AS "owner", u."dueDate", u."acceptedUntil",
      u."reason" ${where}
    ORDER BY ${key} ${direction} NULLS LAST, ${status}, u."title" COLLATE NOCASE, u."id" LIMIT ${take} OFFSET ${skip}`;
}

const keys = (today: CalendarDate): Record<FollowUpColumn, Prisma.Sql> => ({
  // What is settled has no date that matters.
  due: Prisma.sql`CASE WHEN ${effective(today)} IN ('done', 'elsewhere') THEN NULL ELSE u."dueDate" END`,
  check: Prisma.sql`u."title" COLLATE NOCASE`,
  area: Prisma.sql`u."areaName" COLLATE NOCASE`,
  status: Prisma.sql`CASE ${effective(today)} WHEN 'open' THEN 0 WHEN 'planned' THEN 1 WHEN 'accepted' THEN 2
    WHEN 'elsewhere' THEN 3 ELSE 4 END`,
  owner: Prisma.sql`m."name" COLLATE NOCASE`,
});

/** The database's word for effectiveStatus in follow-up.ts, of the follow-up `u`: a risk that is no longer accepted is open. */
export function effective(today: CalendarDate): Prisma.Sql {
  return Prisma.sql`CASE WHEN u."status" = 'accepted' AND u."acceptedUntil" < ${today} THEN 'open' ELSE u."status" END`;
}

// Its word for isOverdue there.
function overdue(today: CalendarDate): Prisma.Sql {
  return Prisma.sql`(${effective(today)} IN ('open', 'planned') AND u."dueDate" < ${today})`;
}
