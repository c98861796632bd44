import { createCookie } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { env } from "~/infra/env.server";
import { type FarPrimary, startFarPrimary } from "../support/far-primary";
import { Browser, type Machine, openMachine } from "./machine";

let primary: FarPrimary;
let east: Machine;
let west: Machine;

// Two regions, both 50 ms away from a primary whose copies are 5 s old at best.
beforeAll(async () => {
  primary = await startFarPrimary();
  [east, west] = await Promise.all([openMachine(primary), openMachine(primary)]);
});
afterAll(async () => {
  await Promise.all([east.close(), west.close()]);
  await primary.stop();
});
beforeEach(async () => {
  primary.server.conditions.delayMs = 2;
  primary.lagBy(0);
  for (const machine of [east, west]) machine.port = (await machine.serve()).port;
  await new Browser().post(east, "/note", { text: "of before" });
  await expect
    .poll(() => [east.copy.written, west.copy.written], { timeout: 5_000 })
    .toEqual(Array(2).fill(await count()));
  primary.server.conditions.delayMs = 50;
  primary.lagBy(5_000);
});

const count = async () => (await west.database.transact((tx) => tx.writeCounter.findFirst()))?.written ?? 0;

test("whoever has written sees it at once in every region, and all others what the copy holds", async () => {
  const nora = new Browser();
  expect((await nora.post(east, "/note", { text: "Nora's" })).status).toBe(303);

  expect((await nora.get(east)).text).toBe("Nora's");
  expect((await nora.get(west)).text).toBe("Nora's");
  expect((await new Browser().get(west)).text).toBe("of before");

  await nora.post(west, "/note", { text: "Nora's second" });
  expect((await nora.get(east)).text).toBe("Nora's second");
});

test("a page that nobody is owed is read without a word to the primary", async () => {
  const before = primary.server.seen.streams;
  for (let n = 0; n < 20; n++) expect((await new Browser().get(west)).text).toBe("of before");

  expect(primary.server.seen.streams).toBe(before);
});

test("whoever logs in in one region is logged in in the other", async () => {
  const nora = new Browser();
  await nora.post(east, "/login", { name: "Nora" });

  expect((await nora.get(west, "/mine")).text).toBe("Nora's");
});

test("an ended session changes nothing from that moment on, in whatever region and however old the copy is", async () => {
  primary.lagBy(0);
  const ray = new Browser();
  await ray.post(east, "/login", { name: "Ray" });
  await expect.poll(async () => (await ray.get(west, "/mine")).status).toBe(200);
  primary.lagBy(5_000);

  await new Browser().post(east, "/end", { name: "Ray" });
  expect((await ray.post(west, "/guarded-note", { text: "Ray's" })).status).toBe(403);
});

test("a marker that is forged, somebody else's or too old asks nothing of the primary", async () => {
  const nora = new Browser();
  await nora.post(east, "/login", { name: "Nora" });
  await nora.post(east, "/note", { text: "Nora's" });
  const genuine = nora.cookies.get("written") ?? "";
  const signed = (value: object) => cookieOf({ until: Date.now() + 60_000, session: "", ...value });
  const before = primary.server.seen.streams;

  for (const forged of [
    `${genuine.slice(0, -8)}AAAAAAAA`,
    "nonsense",
    genuine,
    await signed({ written: 1e9, session: "another's" }),
    await signed({ written: 1e9, until: Date.now() - 1 }),
    await signed({ written: "many" }),
  ]) {
    const stranger = new Browser();
    stranger.cookies.set("written", forged);
    expect((await stranger.get(west)).text).toBe("of before");
  }
  expect(primary.server.seen.streams).toBe(before);
});

test("a copy that has fallen behind is not shown to anybody while the primary answers", async () => {
  await new Browser().post(east, "/note", { text: "the newest" });
  Object.defineProperty(west.copy, "age", { get: () => 11_000, configurable: true });

  expect((await new Browser().get(west)).text).toBe("the newest");
  Reflect.deleteProperty(west.copy, "age");
});

test("the marker is no script's and no other site's, and lasts an hour at most", async () => {
  const { headers } = await new Browser().post(east, "/note", { text: "marked" });

  const [marker = ""] = headers.getSetCookie().filter((cookie) => cookie.startsWith("written="));
  expect(marker).toMatch(/; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
});

async function cookieOf(value: object): Promise<string> {
  const cookie = await createCookie("written", { secrets: env.SESSION_SECRET }).serialize(value);
  return cookie.slice("written=".length).split(";")[0] ?? "";
}
