import { expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { aCustomer, post } from "../../tests/support/cast";
import { from, someAddress, withPassword } from "../../tests/support/logins";
import { logIn } from "./login.server";

const runs = 20;

test("A-6 a wrong pair takes the same time, whether or not the account exists, is disabled or has a password", {
  timeout: 180_000,
}, async () => {
  const times = { known: [] as number[], unknown: [] as number[], without: [] as number[], disabled: [] as number[] };
  const people = {
    known: await withPassword(await aCustomer("Nora")),
    without: await aCustomer("Wim"),
    disabled: await withPassword(await aCustomer("Dina")),
  };
  await transact((tx) => tx.user.update({ where: { id: people.disabled.userId }, data: { disabledAt: new Date() } }));

  const timed = async (kind: keyof typeof times, email: string) => {
    const request = post("/", {});
    const start = performance.now();
    const outcome = await from(someAddress(), () => logIn(email, "not the password at all", request));
    times[kind].push(performance.now() - start);
    expect(outcome).toEqual({ is: "wrong" });
  };
  await timed("unknown", "warm-up@globex.example");
  times.unknown.length = 0;
  for (let run = 0; run < runs; run++) {
    if (run % 8 === 0) await transact((tx) => tx.rateLimiterFlexible.deleteMany());
    await timed("known", people.known.email);
    await timed("unknown", `nobody-${run % 3}@globex.example`);
    if (run % 2) continue;
    await timed("without", people.without.email);
    await timed("disabled", people.disabled.email);
  }

  const known = median(times.known);
  for (const kind of ["unknown", "without", "disabled"] as const) {
    expect(median(times[kind]) / known, kind).toBeGreaterThan(0.7);
    expect(median(times[kind]) / known, kind).toBeLessThan(1.4);
  }
});

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
