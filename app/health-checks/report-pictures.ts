import { drawStacks, drawSwings, type StackedBar, type SwingBar } from "~/ui/bar-drawing";
import { drawTrend, type TrendDrawing } from "~/ui/trend-drawing";
import type { DatedComparison } from "./comparisons.server";
import type { Report } from "./reports.server";
import { bandMarks, wholeScore } from "./score";
import { barOrder } from "./status-order";
import { type Status, severities, severityLabels } from "./vocabulary";

export interface ReportPictures {
  /** Null: no date is scored. */
  trend: TrendDrawing | null;
  severities: StackedBar<Status>[];
  /** Null: there is nothing to compare with, or nothing moved. */
  moved: { middle: number; bars: SwingBar[] } | null;
}

const datesInTrend = 8;

/** The page's pictures, measured out where it is loaded: the browser gets places and no scales. */
export function reportPictures(
  report: Pick<Report, "bySeverity">,
  dates: readonly { date: string; score: number | null }[],
  comparison: DatedComparison | null,
): ReportPictures {
  return {
    trend: trendOf(dates),
    severities: drawStacks(
      severities.map((severity) => ({ name: severityLabels[severity], counts: report.bySeverity[severity] })),
      barOrder,
    ),
    moved: comparison && movedOf(comparison),
  };
}

function trendOf(dates: readonly { date: string; score: number | null }[]): TrendDrawing | null {
  const points = dates
    .flatMap(({ date, score }) => (score === null ? [] : [{ date, value: wholeScore(score) }]))
    .slice(0, datesInTrend)
    .reverse();
  if (points.length === 0) return null;
  return drawTrend(points, bandMarks);
}

export function movedOf({ products }: Pick<DatedComparison, "products">): ReportPictures["moved"] {
  const rows = products
    .map(({ name, counts }) => ({ name, worse: counts.regressed, better: counts.resolved + counts.improved }))
    .filter(({ worse, better }) => worse + better > 0);
  return rows.length === 0 ? null : drawSwings(rows);
}
