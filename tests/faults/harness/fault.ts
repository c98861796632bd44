/** One way in which the world goes wrong, and what must hold all the same. */
export interface Fault {
  id: string;
  what: string;
  /** Throws `Broken` where the portal did not keep its word, `CannotRun` where this machine has not what it takes. */
  run(round: Rounds): Promise<Outcome>;
}

export interface Outcome {
  rounds: number;
  seen: string;
}

/** How often to do it: all, or the few of a quick run. */
export type Rounds = (all: number, quick: number) => number;

export class CannotRun extends Error {
  override name = "CannotRun";
}

export class Broken extends Error {
  override name = "Broken";
}

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Broken(otherwise);
}

/** The value in its place once they are in order, such as 0.99. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
