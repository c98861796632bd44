import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { DatabaseBusy, DatabaseUnreachable } from "~/infra/libsql-errors.server";
import { type FarPrimary, startFarPrimary } from "../support/far-primary";
import { aMachine, Browser, type Machine, openMachine } from "./machine";

let primary: FarPrimary;
let machine: Machine;

beforeAll(async () => {
  primary = await startFarPrimary();
  machine = await openMachine(primary);
});
afterAll(async () => {
  await machine.close();
  await primary.stop();
});
beforeEach(async () => {
  machine.port = (await machine.serve()).port;
  await expect.poll(() => machine.distance.contact.isLost, { timeout: 8_000 }).toBe(false);
});
afterEach(async () => {
  primary.lagBy(0);
  primary.server.conditions.lostAnswer = null;
  await primary.server.comeBack();
});

test("while the primary is away reading goes on, changes are refused, and nothing that was promised is lost", async () => {
  const nora = new Browser();
  await nora.post(machine, "/note", { text: "promised" });
  await expect.poll(() => machine.copy.written).toBeGreaterThan(0);
  await machine.copy.reach(Number.POSITIVE_INFINITY, 300);
  await primary.server.goAway();

  const refused = await nora.post(machine, "/note", { text: "not promised" });
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "10"]);
  expect(refused.text).toContain("Changes cannot be saved just now");
  expect((await nora.get(machine)).text).toBe("promised");
  const health = await nora.get(machine, "/healthz");
  expect([health.status, health.text]).toEqual([
    200,
    expect.stringMatching(/a copy, .* the primary cannot be reached/),
  ]);

  await primary.server.comeBack();
  await expect
    .poll(async () => (await nora.post(machine, "/note", { text: "again" })).status, { timeout: 8_000 })
    .toBe(303);
  expect((await nora.get(machine)).text).toBe("again");
});

test("a machine that starts while the primary is away serves what its copy holds", async () => {
  const path = `${primary.folder}/kept.db`;
  const before = await aMachine(primary, path);
  await new Browser().post(before, "/note", { text: "of yesterday" });
  await expect.poll(async () => (await new Browser().get(before)).text).toBe("of yesterday");
  await before.copy.reach(Number.POSITIVE_INFINITY, 300);
  await before.close();
  await primary.server.goAway();

  const after = await aMachine(primary, path);
  expect((await new Browser().get(after)).text).toBe("of yesterday");
  expect(await after.database.databaseReady()).toBe(true);
});

test("somebody whose last change is not in the copy is told so, and sees no older picture", async () => {
  const nora = new Browser();
  await nora.post(machine, "/note", { text: "old" });
  // A fetch that began while the primary was away tries again by itself only after a second.
  await expect.poll(async () => (await new Browser().get(machine)).text, { timeout: 8_000 }).toBe("old");
  primary.lagBy(60_000);
  await nora.post(machine, "/note", { text: "new" });
  await primary.server.goAway();

  for (const isKnown of [false, true]) {
    const page = await nora.get(machine);
    expect([isKnown, page.status]).toEqual([isKnown, 503]);
    expect(page.text).toContain("This page cannot be shown just now");
  }
  expect((await new Browser().get(machine)).text).toBe("old");
});

test("a commit of which nothing is heard is not called a failure, nor a success", async () => {
  primary.server.conditions.lostAnswer = "COMMIT";
  const outcome = await machine.database
    .transact((tx) => tx.setting.create({ data: { key: "unheard", value: 1 } }))
    .catch((error: unknown) => error);
  primary.server.conditions.lostAnswer = null;

  expect(outcome).toBeInstanceOf(DatabaseUnreachable);
  expect(outcome).toMatchObject({ mayBeKept: true });
});

test("a transaction that the server gives up half-way leaves nothing, and says that it may be tried again", async () => {
  const givenUp = machine.database.transact(async (tx) => {
    await tx.setting.create({ data: { key: "half-way", value: 1 } });
    primary.server.expireStreams();
    await tx.setting.create({ data: { key: "half-way too", value: 1 } });
  });

  await expect(givenUp).rejects.toBeInstanceOf(DatabaseBusy);
  const left = await machine.database.transact((tx) =>
    tx.setting.count({ where: { key: { startsWith: "half-way" } } }),
  );
  expect(left).toBe(0);
});

test("who is refused is refused without asking, and the primary is not stormed", async () => {
  await primary.server.goAway();
  let asked = 0;
  const proxy = createServer((request, response) => {
    if (request.url?.endsWith("/pipeline")) asked += 1;
    response.writeHead(503).end();
  }).listen(Number(new URL(primary.server.url).port), "127.0.0.1");
  try {
    await expect.poll(() => machine.distance.contact.lostFor, { timeout: 8_000 }).toBeGreaterThan(1_000);
    asked = 0;

    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => machine.database.transact((tx) => tx.setting.count())),
    );
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(asked).toBeLessThan(20);
  } finally {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
});
