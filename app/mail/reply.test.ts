import { expect, test } from "vitest";
import { judge, pauseMs, retryAfterMs } from "./reply";

const reply = (status: number | null, retryAfterMs: number | null = null) => ({
  status,
  reached: true,
  answer: "",
  retryAfterMs,
});

test("what Mailgun answers decides what becomes of the mail", () => {
  expect(judge(reply(200))).toBe("sent");
  for (const status of [400, 413, 422]) expect(judge(reply(status))).toBe("refused");
  for (const status of [401, 403, 404]) expect(judge(reply(status))).toBe("locked-out");
  for (const status of [null, 302, 500, 502, 503]) expect(judge(reply(status))).toBe("failed");
  expect(judge({ ...reply(null), reached: false })).toBe("unreachable");
  expect(judge(reply(429))).toBe("asked-to-wait");
  expect(judge(reply(503, 5_000))).toBe("asked-to-wait");
});

test("the first retry comes within 30 s, with the worker's rhythm and a short pause of all; the pauses double up to an hour", () => {
  expect(pauseMs(1, 1) + 2_000 + 3_000).toBeLessThan(30_000);
  for (const attempts of [1, 2, 3, 4, 5, 6, 7]) expect(pauseMs(attempts + 1, 0.5)).toBe(2 * pauseMs(attempts, 0.5));
  for (const attempts of [9, 20, 2_000]) expect(pauseMs(attempts, 1)).toBe(3_600_000);
  expect(pauseMs(3, 0)).toBeLessThan(pauseMs(3, 1));
});

test("Retry-After is read as seconds or as a date, and never for longer than a day", () => {
  const now = new Date("2026-07-28T10:00:00Z");
  expect(retryAfterMs("120", now)).toBe(120_000);
  expect(retryAfterMs("Tue, 28 Jul 2026 10:05:00 GMT", now)).toBe(300_000);
  expect(retryAfterMs("Tue, 28 Jul 2026 09:00:00 GMT", now)).toBe(0);
  expect(retryAfterMs("9999999999", now)).toBe(86_400_000);
  for (const nothing of [null, "", "soon"]) expect(retryAfterMs(nothing, now)).toBeNull();
});
