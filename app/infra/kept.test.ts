import { expect, test } from "vitest";
import { keeping } from "./kept.server";

test("an answer is kept for its time, and reckoned anew after it", async () => {
  let now = 0;
  let reckoned = 0;
  const keep = keeping<number>(1_000, () => now);
  const ask = () => keep("how many", async () => ++reckoned);
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  now = 999;
  expect(await ask()).toBe(1);
  now = 1_000;
  expect(await ask()).toBe(2);
});

test("what failed is asked again, and each question has its own answer", async () => {
  const keep = keeping<string>(1_000);
  await expect(keep("one", () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  expect(await keep("one", async () => "first")).toBe("first");
  expect(await keep("other", async () => "second")).toBe("second");
});
