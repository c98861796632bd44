import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, aPartner, get, post } from "../../../tests/support/cast";
import {
  addOn,
  aRequest,
  dataOf,
  details,
  end,
  errorsOf,
  isDone,
  mark,
  pageOf,
  save,
  seenAs,
  termOf,
  today,
  zia,
} from "../../../tests/support/terms";
import { markPurchased, unmarkPurchased } from "./purchase.server";

beforeAll(seedReferenceData);

describe("Already Purchased", () => {
  test("puts the product on Subscriptions with all that was said, and keeps who did it", async () => {
    const nora = await aCustomer();
    const said = { startDate: "2026-04-01", quantity: "2400", orderNumber: "ZS-18" };
    expect(isDone(await mark(nora, nora.business, said))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toMatchObject([
      { sku: zia, source: "zscaler", endDate: end, startDate: "2026-04-01", quantity: 2400, orderNumber: "ZS-18" },
    ]);
    expect(await db.auditEvent.findMany({ where: { businessId: nora.business.id } })).toMatchObject([
      { action: "subscription.mark", actorId: nora.userId, after: { endDate: end, quantity: "2,400" } },
    ]);
  });

  test("takes the end date alone, and today is a day of service yet", async () => {
    const nora = await aCustomer();
    expect(isDone(await mark(nora, nora.business, { endDate: today }))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toMatchObject([{ endDate: today, startDate: null, quantity: null }]);
  });

  test("refuses a day that has passed, says so, and gives back what was typed", async () => {
    const nora = await aCustomer();
    const passed = addDays(today, -1);
    const response = await mark(nora, nora.business, { endDate: passed, orderNumber: "ZS-18" });
    expect(response.status).toBe(400);
    const { result } = (await response.json()) as {
      result: { error: Record<string, string[]>; initialValue: Record<string, string> };
    };
    expect(result.error.endDate?.[0]).toMatch(/^This day has passed/);
    expect(result.initialValue).toMatchObject({ purchased: "on", endDate: passed, orderNumber: "ZS-18" });
    expect(await listTerms(nora.business.id)).toEqual([]);
  });

  test("asks for the end date, and for the tick where only a date was typed", async () => {
    const nora = await aCustomer();
    expect(await errorsOf(await mark(nora, nora.business, { endDate: "" }))).toHaveProperty("endDate");
    expect(await errorsOf(await save(nora, nora.business, { endDate: end }))).toHaveProperty("purchased");
    expect(await listTerms(nora.business.id)).toEqual([]);
  });

  test("is saved once by a double click, and by going back and sending it again", async () => {
    const nora = await aCustomer();
    const form = { formKey: "one", quantity: "5" };
    await Promise.all([mark(nora, nora.business, form), mark(nora, nora.business, form)]);
    expect(isDone(await mark(nora, nora.business, form))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toHaveLength(1);
    const term = await termOf(nora.business);
    await save(nora, nora.business, seenAs(term));
    expect(isDone(await mark(nora, nora.business, form))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toEqual([]);
  });

  test("can be said of a product that is no longer sold", async () => {
    const nora = await aCustomer();
    expect(isDone(await mark(nora, nora.business, {}, "ZPC"))).toBe(pageOf(nora.business, "ZPC"));
  });

  test("corrects what stands, and says nothing was changed where nothing was", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    const before = await termOf(nora.business);
    const later = addDays(end, 30);
    await mark(nora, nora.business, { endDate: later, ...seenAs(before) });
    await mark(nora, nora.business, { endDate: later, ...seenAs(before) });
    expect(await listTerms(nora.business.id)).toMatchObject([{ id: before.id, endDate: later, version: 2 }]);
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["subscription.mark", "subscription.correct"]);
  });

  test("begins a new term after one that has ended, and chains them", async () => {
    const nora = await aCustomer();
    const past = new Date(Date.now() - 400 * 86_400_000);
    const ended = { ...details, endDate: addDays(today, -30) };
    await markPurchased(nora.business.id, zia, ended, actorOf(nora), { now: past });
    const before = await termOf(nora.business);
    expect(isDone(await mark(nora, nora.business))).toBe(pageOf(nora.business));
    const terms = await listTerms(nora.business.id);
    expect(terms).toHaveLength(2);
    expect(terms[0]).toMatchObject({ id: before.id, endDate: ended.endDate, nextId: terms[1]?.id });
    expect(terms[1]).toMatchObject({ endDate: end, nextId: null });

    await save(nora, nora.business, seenAs(terms[1] ?? before));
    expect(await listTerms(nora.business.id)).toMatchObject([{ id: before.id, nextId: null }]);
  });

  test("tells the second of two editors, with both values, and saves once they were seen", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    const seen = seenAs(await termOf(nora.business));
    const [hers, his] = [addDays(end, 1), addDays(end, 2)];
    await mark(nora, nora.business, { ...seen, endDate: hers });
    const second = await mark(nora, nora.business, { ...seen, endDate: his });
    expect(second.status).toBe(409);
    const { conflict } = (await second.json()) as {
      conflict: { overwritten: unknown[]; seen: { term: string; version: number } };
    };
    expect(conflict.overwritten).toEqual([{ field: "endDate", stored: hers, typed: his }]);
    expect(await termOf(nora.business)).toMatchObject({ endDate: hers });
    await mark(nora, nora.business, { ...seen, version: String(conflict.seen.version), endDate: his });
    expect(await termOf(nora.business)).toMatchObject({ endDate: his });
  });

  test("of two who mark at once with other dates one is told of the other", async () => {
    const nora = await aCustomer();
    const outcomes = await Promise.all(
      [end, addDays(end, 1)].map((endDate) =>
        markPurchased(nora.business.id, zia, { ...details, endDate }, actorOf(nora), { formKey: randomUUID() }),
      ),
    );
    expect(outcomes.map((one) => one?.outcome)).toEqual(["began", "conflict"]);
    expect(await listTerms(nora.business.id)).toHaveLength(1);
  });
});

describe("unticking", () => {
  test("takes it back, keeps it in the history, and twice is like once", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    const term = await termOf(nora.business);
    expect(isDone(await save(nora, nora.business, { endDate: end, ...seenAs(term) }))).toBe(pageOf(nora.business));
    expect(isDone(await save(nora, nora.business, { endDate: end, ...seenAs(term) }))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toEqual([]);
    expect(await db.subscription.findMany({ where: { customerId: nora.business.id } })).toMatchObject([
      { id: term.id, removedById: nora.userId },
    ]);
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["subscription.mark", "subscription.take-back"]);
  });

  test("does not take back what somebody changed meanwhile", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    const seen = seenAs(await termOf(nora.business));
    await mark(nora, nora.business, { ...seen, endDate: addDays(end, 9) });
    expect((await save(nora, nora.business, seen)).status).toBe(409);
    expect(await listTerms(nora.business.id)).toHaveLength(1);
  });

  test("asks first where an open request needs it or joins its end, and marks the request", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    const seen = seenAs(await termOf(nora.business));
    const requestId = await aRequest(nora.business, addOn, { renewalDate: end });
    const asked = await save(nora, nora.business, seen);
    expect(asked.status).toBe(409);
    const { touches } = (await asked.json()) as { touches: { key: string; touched: { id: string }[] } };
    expect(touches.touched.map(({ id }) => id)).toEqual([requestId]);
    expect(await listTerms(nora.business.id)).toHaveLength(1);

    expect((await save(nora, nora.business, { ...seen, confirmed: "something else" })).status).toBe(409);
    expect(isDone(await save(nora, nora.business, { ...seen, confirmed: touches.key }))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toEqual([]);
    const request = await db.productRequest.findUnique({ where: { id: requestId }, include: { changes: true } });
    expect(request).toMatchObject({ state: "requested", closedAt: null });
    expect(request?.changes.at(-1)?.words).toMatch(/no longer marked as purchased/);
  });

  test("asks nothing where no request rests on it", async () => {
    const nora = await aCustomer();
    await mark(nora, nora.business);
    await aRequest(nora.business, "ZPA-BIZ-EDITION", { startDate: addDays(today, 60) });
    expect(isDone(await save(nora, nora.business, seenAs(await termOf(nora.business))))).toBe(pageOf(nora.business));
  });
});

test("another end date asks first where a renewal joins the one that was", async () => {
  const nora = await aCustomer();
  await mark(nora, nora.business);
  const seen = seenAs(await termOf(nora.business));
  await aRequest(nora.business, zia, { renewalDate: end });
  expect(isDone(await mark(nora, nora.business, { ...seen, quantity: "7" }))).toBe(pageOf(nora.business));
  const now = seenAs(await termOf(nora.business));
  expect((await mark(nora, nora.business, { ...now, quantity: "7", endDate: addDays(end, 5) })).status).toBe(409);
  expect(await termOf(nora.business)).toMatchObject({ endDate: end, quantity: 7 });
});

describe("where the product is requested", () => {
  const withRequest = async () => {
    const nora = await aCustomer();
    return { nora, id: await aRequest(nora.business, zia, { startDate: addDays(today, 90) }) };
  };
  const stateOf = async (id: string) => (await db.productRequest.findUnique({ where: { id } }))?.state;

  test("nothing is saved before it is said what becomes of the request", async () => {
    const { nora, id } = await withRequest();
    const response = await mark(nora, nora.business);
    expect(response.status).toBe(400);
    expect(await errorsOf(response)).toHaveProperty("openRequest");
    expect(await listTerms(nora.business.id)).toEqual([]);
    expect(await stateOf(id)).toBe("requested");
  });

  test("the request is kept", async () => {
    const { nora, id } = await withRequest();
    expect(isDone(await mark(nora, nora.business, { openRequest: "keep" }))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toHaveLength(1);
    expect(await stateOf(id)).toBe("requested");
  });

  test("or cancelled, with its history", async () => {
    const { nora, id } = await withRequest();
    expect(isDone(await mark(nora, nora.business, { openRequest: "cancel" }))).toBe(pageOf(nora.business));
    expect(await listTerms(nora.business.id)).toHaveLength(1);
    expect(await stateOf(id)).toBe("cancelled");
    const [, change] = await db.requestChange.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
    expect(change).toMatchObject({ kind: "cancelled", byId: nora.userId });
  });

  test("what it was needed for is carried by the new term, so that it is cancelled all the same", async () => {
    const { nora, id } = await withRequest();
    const needy = await aRequest(nora.business, addOn, { startDate: addDays(today, 90) });
    expect(isDone(await mark(nora, nora.business, { openRequest: "cancel" }))).toBe(pageOf(nora.business));
    expect([await stateOf(id), await stateOf(needy)]).toEqual(["cancelled", "requested"]);
  });
});

test("who may mark: the customer, its reseller and admins; nobody else, and a stranger learns nothing", async () => {
  const nora = await aCustomer();
  const gus = await aCustomer("Gus", "Globex");
  const ray = await aPartner(nora.business, "reseller");
  expect(isDone(await mark(ray, nora.business))).toBe(pageOf(nora.business));
  expect((await mark(await aPartner(nora.business, "professional_service", "Pia"), nora.business)).status).toBe(403);
  expect((await mark(gus, nora.business)).status).toBe(404);
  expect((await mark(nora, nora.business, {}, "NO-SUCH")).status).toBe(404);
  expect((await handle(get(dataOf(nora.business, "NO-SUCH"), nora))).status).toBe(404);
  expect(await unmarkPurchased(gus.business.id, zia, actorOf(gus))).toEqual({ outcome: "nothing" });
  expect(await listTerms(nora.business.id)).toHaveLength(1);
});

test("a form without its version is sent back", async () => {
  const nora = await aCustomer();
  const response = await handle(
    post(dataOf(nora.business), { intent: "purchased", purchased: "on", endDate: end }, nora),
  );
  expect(await errorsOf(response)).toHaveProperty("version");
});
