import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { withLease } from "./lease.server";

/** Work that goes on until told to end. */
function longWork() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end };
}

test("one does the work of a name at a time; afterwards another may", async () => {
  const { work, end } = longWork();
  const first = withLease("one at a time", 60_000, work);
  await expect.poll(() => db.jobLease.count({ where: { name: "one at a time" } })).toBe(1);
  expect(await withLease("one at a time", 60_000, () => Promise.reject(new Error("not now")))).toBe(false);
  expect(await withLease("another name", 60_000, async () => {})).toBe(true);

  end();
  expect(await first).toBe(true);
  expect(await withLease("one at a time", 60_000, async () => {})).toBe(true);
});

test("work that fails gives the lease back, and says so", async () => {
  const failing = withLease("failing", 60_000, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withLease("failing", 60_000, async () => {})).toBe(true);
});

test("the lease of a process that died ends by itself", async () => {
  const died = { name: "died", holder: "a process of yesterday", until: new Date(Date.now() - 1) };
  await transact((tx) => tx.jobLease.create({ data: died }));
  expect(await withLease("died", 60_000, async () => {})).toBe(true);
});

test("a lease that was taken before the clock was set back holds nobody up for long", async () => {
  const nextYear = new Date(Date.now() + 365 * 86_400_000);
  await transact((tx) => tx.jobLease.create({ data: { name: "next year", holder: "a fast clock", until: nextYear } }));
  expect(await withLease("next year", 60_000, async () => {})).toBe(true);
});
