import { Prisma } from "~/infra/prisma/client";
import { type FindingsQuery, orders, selectFindings } from "../findings-query.server";
import { type Severity, severities } from "../vocabulary";
import type { BoardReport, ReportRow } from "./board-report";
import { reportRow } from "./board-report.server";

const atOnce = 500;

/** What a page can hold without keeping others waiting; the PDF takes more. */
const mostOnPage = 2000;

/** The rows of the page that is printed. */
export async function printedRows(report: BoardReport): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for await (const batch of reportRows(report, mostOnPage)) rows.push(...batch);
  return rows;
}

/**
 * The findings by product and area as the report lists them, the worst first in each. Where there are more than fit,
 * what passes and what was not scored gives way first, then what is lighter: no row stands here for a heavier one.
 */
export async function* reportRows(
  { healthCheckId, products, counts, bySeverity }: BoardReport,
  most: number,
): AsyncGenerator<ReportRow[]> {
  const query = heaviestOf({ counts, bySeverity }, most);
  let left = most;
  for (const { name: product, areas } of products) {
    for (const { name: area } of areas) {
      for (let offset = 0; left > 0; offset += atOnce) {
        const limit = Math.min(atOnce, left);
        const tail = Prisma.sql`ORDER BY ${orders.worst} LIMIT ${limit} OFFSET ${offset}`;
        const rows = await selectFindings({ id: healthCheckId, previousId: null }, { ...query, product, area }, tail);
        left -= rows.length;
        if (rows.length > 0) yield rows.map(reportRow);
        if (rows.length < limit) break;
      }
    }
  }
}

function heaviestOf({ counts, bySeverity }: Pick<BoardReport, "counts" | "bySeverity">, most: number): FindingsQuery {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all <= most) return {};
  if (counts.fail + counts.warning <= most) return { statuses: ["fail", "warning"] };
  const status = counts.fail > 0 ? "fail" : "warning";
  if (counts[status] <= most) return { statuses: [status] };
  const fitting: Severity[] = [];
  let sum = 0;
  for (const severity of severities) {
    const count = bySeverity[severity][status];
    // Where the heaviest alone are too many, some of them stand for all.
    if (sum > 0 && sum + count > most) break;
    fitting.push(severity);
    sum += count;
  }
  return { statuses: [status], severities: fitting };
}
