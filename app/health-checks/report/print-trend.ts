import { drawTrend, type TrendDrawing } from "~/ui/trend-drawing";
import { bandMarks, wholeScore } from "../score";
import type { BoardReport } from "./board-report";

/** The score of each date as a picture; null where there are not two to draw. */
export function trendOf({ trend }: Pick<BoardReport, "trend">): TrendDrawing | null {
  const points = trend.flatMap(({ date, score }) => (score === null ? [] : [{ date, value: wholeScore(score) }]));
  if (points.length < 2) return null;
  return drawTrend(points.slice(-8), bandMarks);
}
