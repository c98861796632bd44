import { byProduct, groupedBy } from "./product-order";
import { currentFormula, type Formula, isScored, scoreOf, type Tally } from "./score";
import { type Change, changes, type Severity, type Status } from "./vocabulary";

/** One check on one date. */
export interface CheckState {
  status: Status;
  severity: Severity;
}

/** So many checks that stood thus before and stand thus after; null: not in that file. */
export interface Pairing {
  before: CheckState | null;
  after: CheckState | null;
  count: number;
}

/** The same within one technology area: the later file's, of a check that left it the earlier one's. */
export interface PlacedPairing extends Pairing {
  product: string;
  areaName: string;
}

/** So many rows of one file in one technology area. */
export interface PlacedTally extends Tally {
  product: string;
  areaName: string;
}

export interface Comparison {
  /** All that each file scored: mixes real change with a change of scope. */
  headline: { before: number | null; after: number | null };
  /** Only the checks scored on both dates. */
  likeForLike: { before: number | null; after: number | null; checks: number };
  counts: Record<Change, number>;
}

const rank = { fail: 0, warning: 1, pass: 2 } as const;

/** "Missing" is never "fixed": a check that left the file is removed, one that is no longer scored says so. */
export function changeOf(before: Status | null, after: Status | null): Change {
  if (after === null) return "removed";
  if (before === null) return "new_check";
  if (!isScored(before)) return isScored(after) ? "newly_assessed" : "unchanged";
  if (!isScored(after)) return "no_longer_scored";
  if (rank[after] < rank[before]) return "regressed";
  if (rank[after] === rank[before]) return "unchanged";
  return after === "pass" ? "resolved" : "improved";
}

export function changeOfPairing({ before, after }: Pairing): Change {
  return changeOf(before?.status ?? null, after?.status ?? null);
}

/** Each date is scored with the formula stamped on it. */
export function comparePairings(
  pairings: readonly Pairing[],
  formulas: { before: Formula; after: Formula } = { before: currentFormula, after: currentFormula },
): Comparison {
  const onBoth = pairings.filter(
    ({ before, after }) => before && after && isScored(before.status) && isScored(after.status),
  );
  const counts = Object.fromEntries(changes.map((change) => [change, 0])) as Record<Change, number>;
  for (const pairing of pairings) counts[changeOfPairing(pairing)] += pairing.count;

  return {
    headline: scoresOf(pairings, formulas),
    likeForLike: { ...scoresOf(onBoth, formulas), checks: onBoth.reduce((sum, { count }) => sum + count, 0) },
    counts,
  };
}

/** A product, or one of its technology areas, on both dates. */
export interface PlaceComparison extends Comparison {
  name: string;
  /** How many checks either file has here. */
  checks: number;
}

export interface ProductComparison extends PlaceComparison {
  areas: PlaceComparison[];
}

/** The same per product, and per technology area within it; `before` is what the earlier file counted, place by place. */
export function comparePlaces(
  pairings: readonly PlacedPairing[],
  before: readonly PlacedTally[],
  formulas: { before: Formula; after: Formula },
): ProductComparison[] {
  const earlier = groupedBy(before, ({ product }) => product);
  const now = groupedBy(pairings, ({ product }) => product);
  return [...new Set([...now.keys(), ...earlier.keys()])].sort(byProduct).map((product) => {
    const [here, was] = [now.get(product) ?? [], earlier.get(product) ?? []];
    const [areas, areasBefore] = [
      groupedBy(here, ({ areaName }) => areaName),
      groupedBy(was, ({ areaName }) => areaName),
    ];
    return {
      ...placeOf(product, here, was, formulas),
      areas: [...new Set([...areas.keys(), ...areasBefore.keys()])]
        .sort((a, b) => a.localeCompare(b))
        .map((area) => placeOf(area, areas.get(area) ?? [], areasBefore.get(area) ?? [], formulas)),
    };
  });
}

// A check may have moved to another area: what an area scored before is what its own rows were then.
function placeOf(
  name: string,
  pairings: readonly PlacedPairing[],
  before: readonly PlacedTally[],
  formulas: { before: Formula; after: Formula },
): PlaceComparison {
  const comparison = comparePairings(pairings, formulas);
  const headline = { ...comparison.headline, before: scoreOf(before, formulas.before) };
  return { name, checks: pairings.reduce((sum, { count }) => sum + count, 0), ...comparison, headline };
}

/** The same from two lists of checks, matched by their keys. */
export function compareChecks(
  before: readonly (CheckState & { checkKey: string })[],
  after: readonly (CheckState & { checkKey: string })[],
): Comparison {
  const earlier = new Map(before.map((check) => [check.checkKey, check]));
  const later = new Set(after.map((check) => check.checkKey));
  return comparePairings([
    ...after.map((check) => ({ before: earlier.get(check.checkKey) ?? null, after: check, count: 1 })),
    ...before.filter((check) => !later.has(check.checkKey)).map((check) => ({ before: check, after: null, count: 1 })),
  ]);
}

function scoresOf(pairings: readonly Pairing[], formulas: { before: Formula; after: Formula }) {
  return {
    before: scoreOf(
      pairings.flatMap(({ before, count }) => (before ? [{ ...before, count }] : [])),
      formulas.before,
    ),
    after: scoreOf(
      pairings.flatMap(({ after, count }) => (after ? [{ ...after, count }] : [])),
      formulas.after,
    ),
  };
}
