import { severities } from "~/health-checks/vocabulary";
import type { Reason } from "./reason";

/** The facts behind all reasons of a product, in a form that can be compared: no dates, no words, no order. */
export function factsKeyOf(reasons: readonly Reason[]): string {
  return reasons.map(keyOf).toSorted().join("|");
}

function keyOf(reason: Reason): string {
  switch (reason.kind) {
    case "finding": {
      const counts = severities.map((severity) => reason.facts.counts[severity]);
      return ["finding", reason.facts.ruleId, reason.facts.areaKey, counts.join(".")].join(":");
    }
    case "suggested":
      return `suggested:${reason.facts.suggestionId}`;
    case "edition":
      return `edition:${reason.facts.owned.join(",")}`;
    case "fits":
      return ["fits", reason.facts.ruleIds.join(","), reason.facts.owned.join(",")].join(":");
  }
}
