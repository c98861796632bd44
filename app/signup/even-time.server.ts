import { setTimeout } from "node:timers/promises";

const step = 200;

/** Waits for the work and answers at the next full step of 200 ms: how long it took tells a stranger nothing. */
export async function atEvenTime<T>(work: Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work;
  await setTimeout(step - ((performance.now() - startedAt) % step));
  return result;
}
