import type { Line } from "~/licensing/shelves/subscription-lines";
import type { Term } from "~/licensing/subscriptions/term";

export const sourceLabels: Record<Term["source"], string> = {
  zscaler: "Already Purchased, from Zscaler",
  portal: "Bought through CM360",
};

/** What comes after the term: "then renewed to 2028-03-31"; null: nothing is agreed yet. */
export function whatFollows(line: Line, nameOf: (sku: string) => string): string | null {
  const parts = line.renewedUntil.map((end) => `renewed to ${end}`);
  if (line.replacedBy) {
    const { sku, startDate } = line.replacedBy;
    parts.push(`replaced by ${nameOf(sku)}${startDate ? ` on ${startDate}` : ""}`);
  }
  return parts.length > 0 ? `then ${parts.join(", then ")}` : null;
}
