import { setTimeout as pause } from "node:timers/promises";

const step = 250;

/**
 * Answers only at whole quarters of a second after the start, so that the time says nothing about what was found.
 * For answers that must not tell whether someone has an account.
 */
export async function inSteadyTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    const spent = performance.now() - start;
    await pause(Math.ceil(spent / step) * step - spent);
  }
}
