import type { SideScore } from "./scores";

/** An average with its decimal, "3.0"; a dash where there is none, which is never 0. */
export function averageWords(average: number | null): string {
  return average === null ? "–" : average.toFixed(1);
}

/** "4", "Not applicable" or "Not scored". */
export function scoreWords(side: SideScore | null): string {
  if (side?.notApplicableReason) return "Not applicable";
  return side === null || side.score === null ? "Not scored" : String(side.score);
}

/** Where there is no room for words: "4", "n/a" or "–". */
export function scoreMark(side: SideScore | null): string {
  if (side?.notApplicableReason) return "n/a";
  return side === null || side.score === null ? "–" : String(side.score);
}

/** "+2", "−1.3", "±0" */
export function signed(number: number, decimals = 0): string {
  const size = Math.abs(number).toFixed(decimals);
  return number > 0 ? `+${size}` : number < 0 ? `−${size}` : "±0";
}
