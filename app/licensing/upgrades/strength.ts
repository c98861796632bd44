import type { SeverityCounts } from "~/health-checks/vocabulary";

type Ground =
  | { kind: "finding"; counts: SeverityCounts }
  | { kind: "suggested" }
  | { kind: "edition" }
  | { kind: "fits"; isNeeded: boolean };

/**
 * How strong a reason is; a higher step beats any number of a lower one:
 * 6 critical findings · 5 high findings · 4 an admin's own suggestion · 3 the next edition of what is owned ·
 * 2 medium and low findings · 1 an add-on of what is owned · 0 whatever else goes with what is owned.
 * Within a step of findings more of them are stronger, first by the heaviest severity.
 */
export function strengthOf(ground: Ground): number {
  switch (ground.kind) {
    case "finding":
      return stepOf(ground.counts) * wholeStep + weightOf(ground.counts);
    case "suggested":
      return 4 * wholeStep;
    case "edition":
      return 3 * wholeStep;
    case "fits":
      return ground.isNeeded ? wholeStep : 0;
  }
}

/** More than any number of findings weighs. */
const wholeStep = 1_000_000_000_000;

function stepOf({ critical, high }: SeverityCounts): number {
  if (critical > 0) return 6;
  return high > 0 ? 5 : 2;
}

/** Three digits for each severity: nobody reads further than 999. */
function weightOf({ critical, high, medium, low }: SeverityCounts): number {
  return [critical, high, medium, low].reduce((weight, count) => weight * 1000 + Math.min(count, 999), 0);
}
