import { changeOfPairing, type PlacedPairing, type PlacedTally } from "./compare";
import { type MovedCheck, type MovedQuery, selectMovedOf } from "./moved-checks.server";
import { countPairings } from "./pairing-counts.server";
import { listTallies } from "./tallies.server";
import { type NamedChange, namedChanges } from "./vocabulary";

export type { MovedCheck, MovedQuery } from "./moved-checks.server";

/** How many checks of each change are named where all are counted. */
export const named = 10;

/** Two files held against each other, check by check. */
export interface Pair {
  pairings: PlacedPairing[];
  /** What the earlier file counted. */
  before: readonly PlacedTally[];
  /** The heaviest of each first, `named` at most. */
  moved: Record<NamedChange, MovedCheck[]>;
}

// The rows of a stored file never change, so neither does what became of them: reckoned once, kept by the two ids.
const kept = new Map<string, Promise<Pair>>();
const keptAtMost = 64;

/** Both files have to be stored whole. */
export function pairOf(beforeId: string, afterId: string): Promise<Pair> {
  const key = `${beforeId} ${afterId}`;
  const pair = kept.get(key) ?? reckon({ beforeId, afterId });
  kept.delete(key);
  kept.set(key, pair);
  pair.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(oldest);
  }
  return pair;
}

/** The checks themselves, the heaviest first; those that left the file stand after the others. */
export async function selectMoved(
  ids: { beforeId: string; afterId: string },
  query: MovedQuery,
  window: { take: number; skip: number },
): Promise<MovedCheck[]> {
  const { pairings } = await pairOf(ids.beforeId, ids.afterId);
  return selectMovedOf(pairings, ids, query, window);
}

async function reckon(ids: { beforeId: string; afterId: string }): Promise<Pair> {
  const before = await listTallies(ids.beforeId);
  const pairings = await countPairings(ids, { before, after: await listTallies(ids.afterId) });
  const some = new Set(pairings.map(changeOfPairing));
  const moved = {} as Pair["moved"];
  for (const change of namedChanges)
    moved[change] = some.has(change) ? await selectMovedOf(pairings, ids, { change }, { take: named, skip: 0 }) : [];
  return { pairings, before, moved };
}
