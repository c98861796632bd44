import type { ProfileFacts } from "~/profile/facts";
import { averageOf, gapOf, isLargeGap, type Side } from "~/profile/journey/scores";
import type { May, SectionFacts, Tile } from "~/profile/section-facts";
import { unscoredBy } from "~/profile/unscored";

export function journeyTile({ topics }: ProfileFacts, may: May): Tile {
  const [ours, theirs] = [averageOf(topics, "cm360"), averageOf(topics, "business")];
  const stages = [...new Set(topics.map(({ stage }) => stage))].sort((a, b) => a - b);
  const averages = stages.map(
    (stage) =>
      averageOf(
        topics.filter((topic) => topic.stage === stage),
        "cm360",
      ) ?? 0,
  );
  const gaps = topics.filter((topic) => isLargeGap(gapOf(topic))).length;
  const unscored = ours === null && theirs === null;
  const figure = [ours, theirs].map((average) => average?.toFixed(1) ?? "–").join(" · ");
  return {
    title: "Transformation Journey",
    ...(gaps > 0 ? { badge: { tone: "warning", text: gaps === 1 ? "1 large gap" : `${gaps} large gaps` } } : {}),
    figure: unscored ? "Not scored" : figure,
    base: unscored ? `${topics.length} topics in ${stages.length} stages` : "CM360 and Business, of 5",
    ...(unscored ? {} : { drawing: { kind: "columns", of: averages.map((average) => average / 5) } }),
    next: journeyNext(topics, gaps, may),
  };
}

function journeyNext(topics: ProfileFacts["topics"], gaps: number, may: May): SectionFacts["next"] {
  const sides: Side[] = may("journey:score-as-admin") ? ["cm360", "business"] : ["business", "cm360"];
  for (const side of sides) {
    const count = unscoredBy(topics, side);
    const whose = side === "cm360" ? "the CM360" : may("journey:score-as-customer") ? "your Business" : "the Business";
    if (count > 0) return { lead: "Missing", text: `${whose} Score for ${count} of ${topics.length} topics.` };
  }
  return gaps > 0 ? { lead: "Next", text: "talk about the topics on which both sides differ." } : null;
}
