import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { inSteadyTime } from "./steady-time.server";

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await inSteadyTime(work).catch(() => {});
  return performance.now() - start;
}

test.each([
  ["that finds nothing at once", async () => null],
  ["that takes its time", () => pause(60)],
  ["that throws", () => Promise.reject(new Error("no"))],
])("work %s is answered no sooner than after a quarter of a second", async (_, work) => {
  // A timer may fire a fraction of a millisecond early.
  expect(await millisecondsOf(work)).toBeGreaterThan(248);
});

test("what the work found, or threw, is passed on", async () => {
  expect(await inSteadyTime(async () => "found")).toBe("found");
  await expect(inSteadyTime(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
