import { setTimeout as pause } from "node:timers/promises";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, type Business, get, type Person } from "../../tests/support/cast";
import { getDraft } from "./drafts.server";
import { ImportProgress } from "./import-progress";
import { beginImport, getImport, soon } from "./imports.server";
import { ada, manyRows, sample } from "./test-files";
import { sweepCutOffDrafts } from "./upload.server";
import { getOriginalFile } from "./uploads.server";

const date = "2026-07-01";
const large = { date, name: "large.csv", bytes: manyRows(3_000) };

function send(as: Person, customer: Business, bytes: Uint8Array, name = "july.csv") {
  const body = new FormData();
  body.set("customer", customer.id);
  body.set("date", date);
  body.set("file", new File([Uint8Array.from(bytes)], name, { type: "text/csv" }));
  const headers = { Host: "localhost:3000", Origin: "http://localhost:3000", Cookie: as.cookie };
  const url = `http://localhost:3000/admin/health-checks/new?_data=${encodeURIComponent("health-checks/upload.route")}`;
  return handle(new Request(url, { method: "POST", body, headers }));
}

const look = (as: Person, id: string) =>
  handle(get(`/admin/health-checks/imports/${id}?_data=${encodeURIComponent("health-checks/import.route")}`, as));

/** Where a page's script is sent. */
const sentTo = (response: Response) => response.headers.get("X-Remix-Redirect") ?? response.headers.get("Location");

async function begun(customer: Business, file = large) {
  const begun = await beginImport(customer.id, file, ada);
  if (begun.outcome !== "begun") throw new Error(begun.outcome);
  return begun;
}

function anImport(customer: Business, values: { aliveAt?: Date; startedAt?: Date }) {
  const data = { customerId: customer.id, date, fileName: "july.csv", size: 1_000, startedById: "ada", ...values };
  return transact((tx) => tx.healthCheckImport.create({ data, select: { id: true } }));
}

const ago = (ms: number) => new Date(Date.now() - ms);

describe("a small file", { timeout: 30_000 }, () => {
  test("is read while the admin waits, and its draft is the next page", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const response = await send(admin, acme, sample(date));
    expect(sentTo(response)).toMatch(/^\/admin\/health-checks\/[0-9a-f-]{36}$/);
    const healthCheckId = sentTo(response)?.split("/").at(-1) ?? "";
    expect(await db.healthCheckImport.findMany({ where: { customerId: acme.id } })).toMatchObject([
      { outcome: "drafted", rows: 193, healthCheckId },
    ]);
    expect(Buffer.from((await getOriginalFile(healthCheckId))?.bytes ?? []).equals(sample(date))).toBe(true);
  });

  test("that holds an error comes back with its lines, and with what was chosen", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const response = await send(admin, acme, Buffer.from("Area,Status\nA,Maybe\n"));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      result: { initialValue: { customer: acme.id, date } },
      refused: { fileName: "july.csv", total: 1, errors: [{ line: 2, column: "Status", value: "Maybe" }] },
    });
  });

  test("that is sent twice becomes one draft, and both lead to it", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const both = await Promise.all([send(admin, acme, sample(date)), send(admin, acme, sample(date))]);
    expect(sentTo(both[0])).toBe(sentTo(both[1]));
    expect(await db.healthCheck.count({ where: { customerId: acme.id } })).toBe(1);
  });
});

describe("a large file", { timeout: 60_000 }, () => {
  test("tells how far it is read, and leads to its draft", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const bytes = manyRows(20_000);
    const { id, finished } = await begun(acme, { ...large, bytes });
    let isDone = false;
    void finished.finally(() => {
      isDone = true;
    });
    const told: number[] = [];
    while (!isDone) {
      const { doneBytes = 0, size } = (await getImport(id)) ?? {};
      expect(size).toBe(bytes.length);
      if (doneBytes !== told.at(-1)) told.push(doneBytes);
      await pause(5);
    }
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));

    const outcome = await finished;
    if (outcome.outcome !== "drafted") throw new Error(outcome.outcome);
    expect(await getImport(id)).toMatchObject({ state: "drafted", doneBytes: bytes.length, rows: 20_000 });
    expect(sentTo(await look(admin, id))).toBe(`/admin/health-checks/${outcome.healthCheckId}`);
    expect((await getDraft(outcome.healthCheckId))?.rowCount).toBe(20_000);
    const original = await getOriginalFile(outcome.healthCheckId);
    expect(Buffer.from(original?.bytes ?? []).equals(bytes)).toBe(true);
  });

  test("waits for its turn while another is read, and says so", async () => {
    const { business: acme } = await aCustomer();
    const { business: globex } = await aCustomer("Gina", "Globex");
    const [first, second] = [await begun(acme), await begun(globex)];
    expect(await getImport(second.id)).toMatchObject({ state: "waiting", doneBytes: 0, rows: 0 });
    expect((await first.finished).outcome).toBe("drafted");
    expect((await second.finished).outcome).toBe("drafted");
  });

  test("that is sent twice at once becomes one draft", async () => {
    const { business: acme } = await aCustomer();
    const both = [await begun(acme), await begun(acme)];
    const outcomes = await Promise.all(both.map(({ finished }) => finished));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["drafted", "same-file"]);
    const states = await Promise.all(both.map(({ id }) => getImport(id)));
    expect(states[0]?.healthCheckId).toBe(states[1]?.healthCheckId);
    expect(await db.healthCheck.count({ where: { customerId: acme.id } })).toBe(1);
  });

  test("with an error stores nothing, and its page tells the lines", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const text = Buffer.from(large.bytes)
      .toString()
      .replace(/(-2100,.*),(Pass|Fail|Warning|Not Applicable|Info),/, "$1,Maybe,");
    const { id, finished } = await begun(acme, { ...large, bytes: Buffer.from(text) });
    expect((await finished).outcome).toBe("refused");
    expect(await (await look(admin, id)).json()).toMatchObject({
      underway: false,
      file: {
        state: "refused",
        customer: { id: acme.id },
        date,
        refusal: { total: 1, errors: [{ line: 2102, column: "Status", value: "Maybe" }] },
      },
    });
    expect(await db.healthCheck.count({ where: { customerId: acme.id } })).toBe(0);
  });

  test("is not taken while six others wait", async () => {
    const { business: acme } = await aCustomer();
    const all = [];
    for (let at = 0; at < 6; at++) all.push(await begun(acme));
    expect(await beginImport(acme.id, large, ada)).toEqual({ outcome: "too-many" });
    const outcomes = await Promise.all(all.map(({ finished }) => finished));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["drafted", "same-file"]));
  });

  test("is not taken where too many come at once, and one of nobody's takes no place", async () => {
    const { business: acme } = await aCustomer();
    for (let at = 0; at < 6; at++)
      expect(await beginImport("nobody", large, ada)).toEqual({ outcome: "unknown-customer" });
    const all = await Promise.all(Array.from({ length: 8 }, () => beginImport(acme.id, large, ada)));
    const taken = all.flatMap((one) => (one.outcome === "begun" ? [one.finished] : []));
    expect(taken).toHaveLength(5);
    await Promise.all(taken);
  });

  test("answers the page after a while, even if it takes longer", async () => {
    const began = performance.now();
    expect(await soon(new Promise(() => {}))).toBeNull();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await soon(Promise.resolve("done"))).toBe("done");
  });
});

describe("an import that was cut off", () => {
  test("says so once it has been silent for a minute, and leads back to the form", async () => {
    const [admin, { business: acme }] = [await anAdmin(), await aCustomer()];
    const { id } = await anImport(acme, { aliveAt: ago(61_000) });
    const page = await (await look(admin, id)).json();
    expect(page).toMatchObject({ underway: false, file: { state: "cut-off", customer: { id: acme.id }, date } });
  });

  test("is closed at the next start; one that is over is forgotten after a week", async () => {
    const { business: acme } = await aCustomer();
    const { id: cutOff } = await anImport(acme, {});
    const { id: old } = await anImport(acme, { startedAt: ago(7 * 86_400_000 + 1_000) });
    await sweepCutOffDrafts();
    expect(await getImport(cutOff)).toMatchObject({ state: "cut-off" });
    expect(await getImport(old)).toBeNull();
  });

  test("that never was is not found", async () => {
    expect((await look(await anAdmin(), "nothing")).status).toBe(404);
  });
});

test("the page of an import shows its numbers, and asks again by itself without JavaScript", () => {
  const page = { size: 10 * 1024 * 1024, doneBytes: 2.5 * 1024 * 1024, rows: 12_345 };
  const html = renderToStaticMarkup(<ImportProgress {...page} isWaiting={false} />);
  expect(html).toMatch(/<progress[^>]* max="10485760" value="2621440"/);
  expect(html).toContain("2.5 MB of 10.0 MB read, 12,345 rows so far.");
  expect(html).toMatch(/<noscript><meta http-equiv="refresh" content="2"\/><\/noscript>/);
  expect(renderToStaticMarkup(<ImportProgress {...page} isWaiting />)).toContain("waits for its turn");
});
