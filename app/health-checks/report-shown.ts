import type { DatedComparison } from "./comparisons.server";
import type { FindingsPage } from "./findings.server";

/** What the report draws of a comparison: the technology areas stand on the page that compares. */
export function shownComparison(comparison: DatedComparison) {
  const { from, to, headline, likeForLike, counts, moved, products } = comparison;
  return {
    ...{ from, to, headline, likeForLike, counts, moved },
    products: products.map(({ name, headline, counts }) => ({ name, headline, counts })),
  };
}

/** What the table draws of each finding: the rest stands on its own page, and would travel twice with every row. */
export function shownFindings({ findings, ...page }: FindingsPage) {
  return {
    ...page,
    findings: findings.map((row) => ({
      line: row.line,
      title: row.title || row.areaName,
      areaName: row.areaName,
      areaKey: row.areaKey,
      status: row.status,
      severity: row.severity,
      change: row.change,
      found: row.finding || row.currentSetting,
      recommendation: row.status === "pass" ? "" : row.recommendation,
      ...(row.followUp ? { followUp: row.followUp } : {}),
    })),
  };
}
