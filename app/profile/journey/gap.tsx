import { Badge } from "~/ui/badge";
import { gapOf, isLargeGap, isNotApplicable, isScored, type ScoredTopic } from "./scores";
import { signed } from "./words";

/** How far the two sides are apart, or what keeps them from being compared. */
export function Gap({ topic }: { topic: ScoredTopic }) {
  const gap = gapOf(topic);
  if (gap === null) return <span className="small muted">{whyNone(topic)}</span>;
  if (isLargeGap(gap)) return <Badge tone="warning">Gap {signed(gap)}</Badge>;
  return <span className="small muted">{gap === 0 ? "Same" : `Gap ${signed(gap)}`}</span>;
}

function whyNone({ cm360, business }: ScoredTopic): string {
  if (isNotApplicable(cm360) || isNotApplicable(business)) return "Not applicable";
  if (isScored(cm360)) return "Business not scored";
  return isScored(business) ? "CM360 not scored" : "Not scored";
}
