import { type Comparison, comparePairings, comparePlaces, type ProductComparison } from "./compare";
import { findPrevious, findVisible, type HealthCheckRow } from "./health-check.server";
import { wantedOf } from "./moved-checks.server";
import { type MovedCheck, type MovedQuery, type Pair, pairOf, selectMoved } from "./pairings.server";
import type { Formula } from "./score";
import type { NamedChange } from "./vocabulary";

export type { MovedCheck } from "./pairings.server";

export interface DatedComparison extends Comparison {
  from: string;
  to: string;
  /** The heaviest first, ten at most; the counts are of all. */
  moved: Record<NamedChange, MovedCheck[]>;
  /** In the platform's order, each with its technology areas. */
  products: ProductComparison[];
}

/** Against the newest published date before this one; null where there is none, or this one is not published. */
export async function compareWithPrevious(customerId: string, date: string): Promise<DatedComparison | null> {
  const check = await findVisible(customerId, date);
  const previous = check && (await findPrevious(customerId, date));
  return check && previous && compareHealthChecks(previous, check);
}

/** Any two published dates, whichever is the earlier; null where one of them is not published. */
export async function compareDates(customerId: string, from: string, to: string): Promise<DatedComparison | null> {
  const before = await findVisible(customerId, from);
  const after = await findVisible(customerId, to);
  return before && after && compareHealthChecks(before, after);
}

export async function compareHealthChecks(before: HealthCheckRow, after: HealthCheckRow): Promise<DatedComparison> {
  const pair = await pairOf(before.id, after.id);
  const formulas = { before: before.formula, after: after.formula };
  return { from: before.date, to: after.date, ...scored(pair, formulas), moved: pair.moved };
}

/** Of a pair that is kept, its scores are too: they hang on nothing else but the formulas. */
const kept = new WeakMap<Pair, { by: string; scores: Comparison & { products: ProductComparison[] } }>();

function scored(pair: Pair, formulas: { before: Formula; after: Formula }) {
  const by = JSON.stringify(formulas);
  const known = kept.get(pair);
  if (known?.by === by) return known.scores;
  const { pairings, before } = pair;
  const scores = { ...comparePairings(pairings, formulas), products: comparePlaces(pairings, before, formulas) };
  kept.set(pair, { by, scores });
  return scores;
}

export const comparedPerPage = 50;

export interface ComparedPage {
  checks: MovedCheck[];
  total: number;
  page: number;
  pages: number;
}

/** One page of exactly the checks that a number of the comparison counts; null where a date is not published. */
export async function listCompared(
  customerId: string,
  { from, to, page = 1, ...query }: MovedQuery & { from: string; to: string; page?: number | undefined },
): Promise<ComparedPage | null> {
  const before = await findVisible(customerId, from);
  const after = await findVisible(customerId, to);
  if (!before || !after) return null;
  const { pairings } = await pairOf(before.id, after.id);
  const total = wantedOf(pairings, query).reduce((sum, { count }) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / comparedPerPage));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const window = { take: comparedPerPage, skip: (shown - 1) * comparedPerPage };
  const checks = total === 0 ? [] : await selectMoved({ beforeId: before.id, afterId: after.id }, query, window);
  return { checks, total, page: shown, pages };
}
