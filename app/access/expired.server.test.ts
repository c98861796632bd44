import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { rateLimiter } from "~/infra/rate-limit.server";
import { aCustomer } from "../../tests/support/cast";
import { deleteExpired } from "./expired.server";
import { findActor, idleLifetime } from "./session.server";

const minute = 60_000;
const hour = 60 * minute;

/** Someone with one session that ends, or was last used, so many milliseconds from now. */
async function withSession(change: { endsIn?: number; seen?: number }) {
  const { userId, cookie } = await aCustomer();
  const at = (ms: number) => new Date(Date.now() + ms);
  const { endsIn = hour, seen = 0 } = change;
  await transact((tx) =>
    tx.session.updateMany({ where: { userId }, data: { expiresAt: at(endsIn), lastSeenAt: at(seen) } }),
  );
  return {
    sessions: () => db.session.count({ where: { userId } }),
    isLoggedIn: async () => {
      const request = new Request("http://localhost:3000/", { headers: { Cookie: cookie } });
      return (await findActor(request)) !== null;
    },
  };
}

test("a session is deleted when it has ended or lain idle too long, and not before", async () => {
  const [ended, idle, old] = [
    await withSession({ endsIn: -minute }),
    await withSession({ seen: -idleLifetime - minute }),
    await withSession({ endsIn: minute, seen: minute - idleLifetime }),
  ];
  await deleteExpired();
  expect([await ended.sessions(), await idle.sessions(), await old.sessions()]).toEqual([0, 0, 1]);
  expect(await old.isLoggedIn()).toBe(true);
});

test("a counter is deleted when its window is over, and goes on counting until then", async () => {
  const tries = rateLimiter("expired-test", 5, 3600);
  await tries.take("short", 60);
  await tries.take("long");
  const counters = { where: { key: { startsWith: "expired-test:" } } };

  await deleteExpired(new Date(Date.now() + 30 * minute));
  expect(await db.rateLimiterFlexible.count(counters)).toBe(1);
  expect((await tries.take("long")).count).toBe(2);
  await deleteExpired(new Date(Date.now() + 2 * hour));
  expect(await db.rateLimiterFlexible.count(counters)).toBe(0);
});
