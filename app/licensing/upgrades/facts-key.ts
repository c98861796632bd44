import { severities } from "~/health-checks/vocabulary";
import type { Reason } from "./reason";

/** The facts behind all reasons of a product, in a form that can be compared: no dates, no words, no order. */
export function factsKeyOf(reasons: readonly Reason[]): string {
  const fitting = reasons.flatMap((reason) => (reason.kind === "fits" ? [reason.facts] : []));
  // Together: how rules share sentences is a matter of words.
  const fits = [
    "fits",
    ...[fitting.flatMap(({ ruleIds }) => ruleIds), fitting.flatMap(({ owned }) => owned)].map(setOf),
  ];
  return [...reasons.flatMap(keyOf), ...(fitting.length > 0 ? [fits.join(":")] : [])].toSorted().join("|");
}

function keyOf(reason: Reason): string[] {
  switch (reason.kind) {
    case "finding": {
      const counts = severities.map((severity) => reason.facts.counts[severity]);
      return [["finding", reason.facts.ruleId, reason.facts.areaKey, counts.join(".")].join(":")];
    }
    case "suggested":
      return [`suggested:${reason.facts.suggestionId}`];
    case "edition":
      return [`edition:${setOf(reason.facts.owned)}`];
    case "fits":
      return [];
  }
}

const setOf = (values: readonly string[]) => [...new Set(values)].toSorted().join(",");
