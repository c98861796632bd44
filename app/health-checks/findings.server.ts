import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf } from "./compare";
import { countMatching, selectPage } from "./findings-page.server";
import { type FindingRow, findNeighbours, type Source, selectFindings } from "./findings-query.server";
import { readSearch } from "./findings-search";
import { asQuery, type FindingsAsked, sourceOf } from "./findings-source.server";
import { effectiveStatus, type FollowUpStatus } from "./follow-up";
import { findStored, findVisible, type HealthCheckRow } from "./health-check.server";
import type { Change } from "./vocabulary";

export { findingsCsv } from "./findings-csv.server";
export type { FindingRow, FindingSort, FindingsQuery } from "./findings-query.server";

export const findingsPerPage = 50;

export interface Finding extends FindingRow {
  /** Since the previous date; null where there is none. */
  change: Change | null;
}

export interface FindingsPage {
  findings: (Finding & { followUp?: FollowUpStatus | null })[];
  total: number;
  page: number;
  pages: number;
  previousDate: string | null;
  /** No word begins as the search says; these rows hold it inside a word. */
  insideWords: boolean;
  /** Whether each finding says what the customer has decided about it. */
  followsUp: boolean;
}

/** One page of what the customer can read for a date; null where nothing is published for it. */
export async function listFindings(
  customerId: string,
  date: string,
  asked: FindingsAsked,
): Promise<FindingsPage | null> {
  const check = await findVisible(customerId, date);
  if (!check) return null;
  return withFollowUps(customerId, await pageOf(check, asked));
}

/** The same of any health check, published or not: for admins. */
export async function listDraftFindings(healthCheckId: string, asked: FindingsAsked): Promise<FindingsPage | null> {
  const check = await findStored(healthCheckId);
  return check && pageOf(check, asked);
}

/** The page, each finding with what the customer has decided about it. */
export async function withFollowUps(customerId: string, page: FindingsPage): Promise<FindingsPage> {
  const keys = page.findings.map(({ checkKey }) => checkKey);
  const decided = await followUpsOf(customerId, keys);
  const findings = page.findings.map((row) => ({ ...row, followUp: decided.get(row.checkKey) ?? null }));
  return { ...page, findings, followsUp: true };
}

/** One row with all that its file said; null where the date or the line is not there to be read. */
export async function getFinding(customerId: string, date: string, line: number): Promise<Finding | null> {
  const check = await findVisible(customerId, date);
  if (!check || !Number.isSafeInteger(line)) return null;
  const { source } = await sourceOf(check);
  const [row] = await selectFindings(source, {}, Prisma.sql`AND f."line" = ${line}`);
  return row ? withChange(row, source) : null;
}

/** The lines of the rows next to this one among those asked for, and which of how many it is. */
export async function getPlace(customerId: string, date: string, line: number, asked: FindingsAsked) {
  const check = await findVisible(customerId, date);
  if (!check) return null;
  const { source } = await sourceOf(check);
  const query = await asQuery(check, asked);
  const total = await countMatching(source, query);
  return { ...(await findNeighbours(source, query, asked.sort ?? "worst", line)), total };
}

async function pageOf(check: HealthCheckRow, asked: FindingsAsked): Promise<FindingsPage> {
  const { source, previousDate } = await sourceOf(check);
  const query = await asQuery(check, asked);
  const total = await countMatching(source, query);
  const pages = Math.max(1, Math.ceil(total / findingsPerPage));
  const page = Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), pages);
  const window = { sort: asked.sort ?? "worst", skip: (page - 1) * findingsPerPage, take: findingsPerPage };
  const rows = total === 0 ? [] : await selectPage(source, query, window);
  const findings = rows.map((row) => withChange(row, source));
  const insideWords = query.inside !== undefined && Boolean(readSearch(query.search)?.match);
  return { findings, total, page, pages, previousDate, insideWords, followsUp: false };
}

async function followUpsOf(customerId: string, checkKeys: string[]): Promise<Map<string, FollowUpStatus>> {
  const rows = await db.followUp.findMany({
    where: { customerId, checkKey: { in: checkKeys } },
    select: { checkKey: true, status: true, acceptedUntil: true },
  });
  const day = today();
  return new Map(rows.map((row) => [row.checkKey, effectiveStatus(row, day)]));
}

function withChange(row: FindingRow, source: Source): Finding {
  return { ...row, change: source.previousId === null ? null : changeOf(row.statusBefore, row.status) };
}
