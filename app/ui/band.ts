/** How good a score is, worst to best; the words and the thresholds are the feature's. */
export type Band = "poor" | "needs" | "fair" | "good" | "excellent";

const tones = { poor: "fail", needs: "warning", fair: "warning", good: "pass", excellent: "pass" } as const;

/** The signal in which a mark of this band is drawn. */
export function toneOf(band: Band | null) {
  return band ? tones[band] : "neutral";
}
