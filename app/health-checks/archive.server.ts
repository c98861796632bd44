import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { findVisible } from "./health-check.server";
import type { BoardReport } from "./report/board-report";
import { getBoardReport, markOf } from "./report/board-report.server";
import { reportRows } from "./report/report-rows.server";
import { writeInWorker } from "./report/report-writer.server";

/** Of the words and the layout: what is in the archive keeps the one it was made with. */
const edition = 2;

/** Beyond it a printed table serves nobody: what passes gives way, and the file says how many of how many it lists. */
const mostRows = 6_000;

export interface ArchivedReport {
  id: string;
  edition: number;
  madeAt: Date;
  rowCount: number;
  pages: number;
  size: number;
  sha256: string;
}

/** What the customer reads for a date as a PDF, made at its first demand after publication and kept; null where nothing is published. */
export async function reportPdf(
  customerId: string,
  date: string,
): Promise<(ArchivedReport & { bytes: Uint8Array }) | null> {
  const check = await findVisible(customerId, date);
  const report = check && (await getBoardReport(check.id));
  if (!report) return null;
  const stored = await newestOf(report.healthCheckId);
  // What was amended since (the summary, a next step, an earlier date) makes a new file; the old one is kept.
  const current = stored?.mark === markOf(report, stored?.edition ?? edition) ? stored : await madeOnce(report);
  return db.healthCheckReport.findUnique({ where: { id: current.id }, select: { ...columns, bytes: true } });
}

/** Writes the PDF once more from the data as it stands; the same bytes are not kept twice. */
export async function makeAgain(healthCheckId: string, actor: Actor): Promise<"made" | "same" | "gone"> {
  const report = await getBoardReport(healthCheckId);
  if (!report?.publishedAt) return "gone";
  const before = await newestOf(healthCheckId);
  const { id } = await make(report, actor);
  return id === before?.id ? "same" : "made";
}

/** Every PDF of one health check, whatever became of it, the newest first: for admins. */
export function listReports(healthCheckId: string): Promise<ArchivedReport[]> {
  return db.healthCheckReport.findMany({
    where: { healthCheckId },
    orderBy: [{ madeAt: "desc" }, { id: "asc" }],
    select: columns,
  });
}

/** One of them, of this customer: for admins. */
export function archivedPdf(
  customerId: string,
  date: string,
  id: string,
): Promise<(ArchivedReport & { bytes: Uint8Array }) | null> {
  return db.healthCheckReport.findFirst({
    where: { id, healthCheck: { customerId, date } },
    select: { ...columns, bytes: true },
  });
}

const columns = {
  id: true,
  edition: true,
  madeAt: true,
  rowCount: true,
  pages: true,
  size: true,
  sha256: true,
} as const;

const underWay = new Map<string, Promise<{ id: string }>>();

/** Who asks while it is being made gets the same. */
function madeOnce(report: BoardReport): Promise<{ id: string }> {
  const key = markOf(report, edition);
  const making = underWay.get(key) ?? make(report, "portal").finally(() => underWay.delete(key));
  underWay.set(key, making);
  return making;
}

async function make(report: BoardReport, actor: Actor | "portal"): Promise<{ id: string }> {
  const { healthCheckId } = report;
  const task = { report, mark: markOf(report, edition) };
  const { bytes, pages, rowCount, sha256 } = await writeInWorker(task, reportRows(report, mostRows));
  return transact(async (tx) => {
    const newest = await tx.healthCheckReport.findFirst({
      where: { healthCheckId },
      orderBy: [{ madeAt: "desc" }, { id: "asc" }],
      select: { id: true, sha256: true },
    });
    if (newest?.sha256 === sha256) return newest;
    const same = await tx.healthCheckReport.findFirst({ where: { healthCheckId, sha256 }, select: { id: true } });
    // What was made before and is the same again is the newest again, and no second copy.
    const made = same
      ? await tx.healthCheckReport.update({
          where: { id: same.id, healthCheckId },
          data: { madeAt: new Date() },
          select: { id: true },
        })
      : await tx.healthCheckReport.create({
          data: { healthCheckId, edition, rowCount, pages, size: bytes.length, sha256, bytes },
          select: { id: true },
        });
    const { customerId } = await tx.healthCheck.findUniqueOrThrow({
      where: { id: healthCheckId },
      select: { customerId: true },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "health-check.make-report",
      subjectType: "HealthCheck",
      subjectId: healthCheckId,
      before: { report: newest?.id ?? null },
      after: { report: made.id, date: report.date, pages, rows: rowCount, sha256 },
    });
    return made;
  });
}

/** The newest, and which content it says it has: a PDF's own trailer holds its mark. */
async function newestOf(healthCheckId: string): Promise<{ id: string; edition: number; mark: string | null } | null> {
  const [row] = await db.$queryRaw<{ id: string; edition: bigint; tail: Uint8Array }[]>`
    SELECT "id", "edition", substr("bytes", -600) AS "tail" FROM "HealthCheckReport"
    WHERE "healthCheckId" = ${healthCheckId} ORDER BY "madeAt" DESC, "id" LIMIT 1`;
  if (!row) return null;
  const mark = /\/ID \[<([0-9a-f]{32})>/.exec(Buffer.from(row.tail).toString("latin1"))?.[1] ?? null;
  return { id: row.id, edition: Number(row.edition), mark };
}
