/** The same numbers for the same seed (mulberry32): a run that failed can be run again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From `low` up to, without, `high`. */
  between(low: number, high: number): number {
    return Math.floor(low + this.next() * (high - low));
  }
}

export const seed = Number(process.env.FAULTS_SEED ?? 20_261_122);
