import { beforeAll, describe, expect, test } from "vitest";
import { readCursor, writeCursor } from "~/infra/cursor";
import { transact } from "~/infra/db.server";
import type { RequestParty, RequestState } from "~/infra/prisma/enums";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import { listAllRequests, requestsPerPage } from "./all-requests.server";
import { countOpenRequests, countWaitingRequests } from "./all-requests-counts.server";
import { readRequestSearch } from "./all-requests-search";

const day = "2026-11-22";
const ada = await anAdmin();

interface Wanted {
  sku?: string;
  startDate?: string;
  lastSafeDay?: string;
  state?: RequestState;
  actsNext?: RequestParty;
  orderNumber?: string;
}

let asked = 0;

async function aRequest(customer: Business, wanted: Wanted = {}): Promise<string> {
  const { state = "requested", actsNext = "seller", ...rest } = wanted;
  const isOpen = state === "requested" || state === "quoted" || state === "ordered";
  const { id } = await transact((tx) =>
    tx.productRequest.create({
      data: {
        ...{ customerId: customer.id, sku: "ZIA-BIZ-EDITION", timing: "quarter", quantity: 2400 },
        ...{ startDate: "2027-01-01", lastSafeDay: "2026-12-18", requestedById: "nora", requestedByName: "Nora Test" },
        requestedAt: new Date(Date.UTC(2026, 6, 1) + ++asked * 60_000),
        ...{ state, actsNext: isOpen ? actsNext : null, closedAt: isOpen ? null : new Date() },
        ...rest,
      },
      select: { id: true },
    }),
  );
  return id;
}

const list = (person: Person, query = "") =>
  listAllRequests(actorOf(person), readRequestSearch(new URLSearchParams(query)), day);
const idsOf = async (person: Person, query = "") => (await list(person, query)).requests.map(({ id }) => id);

describe("a partner", () => {
  test("sees the requests of the customers that opened theirs to it, and of no others", async () => {
    const { business: acme } = await aCustomer("Nora", "Acme");
    const { business: globex } = await aCustomer("Gus", "Globex");
    const mine = await aRequest(acme);
    await aRequest(globex);
    const ray = await aPartner(acme, "reseller");
    expect(await idsOf(ray)).toEqual([mine]);
    expect(await idsOf(ray, "q=globex")).toEqual([]);
    expect(await idsOf(ray, "q=ZIA-BIZ&state=all")).toEqual([mine]);
    expect(await idsOf(await aPartner(acme, "managed_service", "Mia"))).toEqual([mine]);
    expect(await idsOf(await aPartner(acme, "professional_service", "Pia", "ended"))).toEqual([]);
    expect(await idsOf(await aPartner(globex, "reseller", "Rob", "invited"))).toEqual([]);
  });

  test("is the one who acts next only where it sells", async () => {
    const { business: acme } = await aCustomer("Nora", "Acme that Ray serves");
    await aRequest(acme);
    const ray = await aPartner(acme, "reseller", "Ray");
    const mia = await aPartner(acme, "managed_service", "Mia");
    const nextFor = async (person: Person) => (await list(person, "q=acme that ray")).requests[0]?.next;
    expect(await nextFor(ray)).toMatchObject({ name: "Ray Partners", isReader: true, step: "Send the quote" });
    expect(await nextFor(mia)).toMatchObject({ name: "Ray Partners", isReader: false });
    expect(await nextFor(ada)).toMatchObject({ isReader: false });
    expect(await idsOf(ray, "next=me")).toHaveLength(1);
    expect(await idsOf(mia, "next=me")).toEqual([]);
  });
});

describe("the menu", () => {
  test("counts for a reseller what waits for it, for admins what waits for any seller, and for others nothing", async () => {
    const { business: acme } = await aCustomer("Nora", "Acme");
    const ray = await aPartner(acme, "reseller");
    const mia = await aPartner(acme, "managed_service", "Mia");
    const before = await countWaitingRequests(actorOf(ada));
    const id = await aRequest(acme);
    await aRequest(acme, { sku: "ZPA-BIZ-EDITION", state: "quoted", actsNext: "customer" });
    await aRequest(acme, { sku: "ZDX-STD", state: "cancelled" });
    expect(await countWaitingRequests(actorOf(ray))).toBe(1);
    expect(await countWaitingRequests(actorOf(mia))).toBe(0);
    expect(await countWaitingRequests(actorOf(ada))).toBe(before + 1);
    expect(await countOpenRequests(acme.id)).toBe(2);
    await transact((tx) =>
      tx.productRequest.update({ where: { id }, data: { state: "declined", actsNext: null, closedAt: new Date() } }),
    );
    expect(await countWaitingRequests(actorOf(ray))).toBe(0);
    expect(await countOpenRequests(acme.id)).toBe(1);
  });
});

describe("the list", () => {
  let acme: Business;
  let ray: Person;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    acme = (await aCustomer("Nora", "Acme 100%")).business;
    ray = await aPartner(acme, "reseller");
    made.first = await aRequest(acme, { sku: "ZIA-BIZ-EDITION", lastSafeDay: "2026-11-20", startDate: "2026-12-04" });
    made.quoted = await aRequest(acme, {
      sku: "ZPA-BIZ-EDITION",
      state: "quoted",
      actsNext: "customer",
      lastSafeDay: "2026-12-18",
    });
    made.ordered = await aRequest(acme, {
      sku: "ZDX-STD",
      state: "ordered",
      orderNumber: "PO-4711",
      lastSafeDay: "2027-03-18",
      startDate: "2027-04-01",
    });
    made.done = await aRequest(acme, { state: "completed", lastSafeDay: "2026-03-18", startDate: "2026-04-01" });
    made.declined = await aRequest(acme, { state: "declined", lastSafeDay: "2026-06-17", startDate: "2026-07-01" });
  });

  test.each([
    ["", ["first", "quoted", "ordered"]],
    ["sort=-safe", ["ordered", "quoted", "first"]],
    ["sort=-start&state=all", ["ordered", "quoted", "first", "declined", "done"]],
    ["state=closed", ["done", "declined"]],
    ["state=quoted", ["quoted"]],
    ["state=completed", ["done"]],
    ["next=customer", ["quoted"]],
    ["next=seller", ["first", "ordered"]],
    ["next=seller&state=quoted", []],
    ["next=customer&state=closed", []],
    ["sort=-asked&state=all", ["declined", "done", "ordered", "quoted", "first"]],
    ["q=acme 100%25", ["first", "quoted", "ordered"]],
    ["q=acme%25100", []],
    ["q=private access", ["quoted"]],
    ["q=zpa-biz", ["quoted"]],
    ["q=PO-4711", ["ordered"]],
    ["q=PO-471", []],
    ["q=' OR 1=1 --", []],
  ])("with %s shows what it says, in its order", async (query, names) => {
    expect(await idsOf(ray, query)).toEqual(names.map((name) => made[name]));
  });

  test.each([
    ["sort=-start", "-start"],
    ["sort=start&state=quoted", "start"],
    ["sort=start&state=all", "safe"],
    ["sort=-start&state=completed", "-safe"],
  ])("with %s says that it is sorted by %s: what is closed keeps the last safe day of its time", (query, sort) => {
    expect(readRequestSearch(new URLSearchParams(query)).sort).toBe(sort);
  });

  test("says what, for whom, how many, and how far", async () => {
    const { requests, count } = await list(ray, "state=ordered");
    expect(count).toBe("1");
    expect(requests[0]).toMatchObject({
      customer: { slug: acme.slug, name: "Acme 100%" },
      product: { unit: "user" },
      quantity: 2400,
      state: "ordered",
      startDate: "2027-04-01",
      lastSafeDay: "2027-03-18",
      orderNumber: "PO-4711",
      next: { isReader: true, step: "Complete on delivery" },
    });
  });

  test("finds a request by the customer's and by the product's name once", async () => {
    const { business } = await aCustomer("Zoe", "Private Access Works");
    const id = await aRequest(business, { sku: "ZPA-BIZ-EDITION" });
    const found = await list(ada, "q=private access");
    expect(found.requests.filter((request) => request.id === id)).toHaveLength(1);
    expect(Number(found.count)).toBe(found.requests.length);
  });
});

describe("the pages", () => {
  const many = requestsPerPage * 2 + 5;
  let ray: Person;
  let all: string[];

  beforeAll(async () => {
    const { business: acme } = await aCustomer("Nora", "Acme");
    ray = await aPartner(acme, "reseller");
    // Closed, as a product has one open request; most on the same day, so that the id decides.
    for (let i = 0; i < many; i++)
      await aRequest(acme, { state: "completed", lastSafeDay: i % 3 ? "2026-03-18" : "2026-06-17" });
    all = await walkAll("next");
  });

  async function walkAll(way: "next" | "previous") {
    const ids: string[] = [];
    let page = way === "next" ? "" : writeCursor({ side: "before", key: "2100-01-01", id: "z" });
    for (let guard = 0; guard < 10; guard++) {
      const shown = await list(ray, `state=all&page=${page}`);
      const found = shown.requests.map(({ id }) => id);
      if (way === "next") ids.push(...found);
      else ids.unshift(...found);
      const on = shown[way];
      if (!on) return ids;
      page = on;
    }
    throw new Error("The pages never end");
  }

  test("hold every request once, forwards and backwards", async () => {
    expect(new Set(all).size).toBe(many);
    expect(await walkAll("previous")).toEqual(all);
  });

  test("lead back to where one came from", async () => {
    const first = await list(ray, "state=all");
    expect([first.previous, first.count]).toEqual([null, String(many)]);
    const second = await list(ray, `state=all&page=${first.next}`);
    const back = await list(ray, `state=all&page=${second.previous}`);
    expect(back.requests).toEqual(first.requests);
    expect(back.previous).toBeNull();
  });

  test.each(["x", "%00", "bnVsbA", writeCursor({ side: "after", key: "ä", id: "1" }), "a".repeat(400)])(
    "begin with the first for ?page=%s",
    async (page) => {
      expect(readCursor(page)).toBeNull();
      expect((await list(ray, `state=all&page=${encodeURIComponent(page)}`)).requests[0]?.id).toBe(all[0]);
    },
  );

  test("are downloaded whole and in their order, whatever the page", async () => {
    const { business } = await aCustomer("Nora", "=Acme");
    const tess = await aPartner(business, "reseller", "Tess");
    await transact((tx) =>
      tx.productRequest.createMany({
        data: Array.from({ length: 1005 }, (_, at) => ({
          ...{ customerId: business.id, sku: "ZIA-BIZ-EDITION", timing: "quarter" as const, startDate: "2027-01-01" },
          ...{ lastSafeDay: "2026-12-18", quantity: at + 1, requestedById: "nora", requestedByName: "Nora" },
          ...{ state: "cancelled" as const, closedAt: new Date(), closeReason: "=1+1" },
        })),
      }),
    );
    expect((await list(tess, "state=all")).count).toBe("1,000+");
    const { next } = await list(tess, "state=all");
    const answer = await handle(get(`/requests.csv?state=all&page=${next}`, tess));
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(1006);
    expect(lines[0]).toContain("Customer,Product,SKU,State");
    expect(lines[1]).toMatch(/^"?'=Acme"?,/);
    expect(lines[1]).toMatch(/'=1\+1"?$/);
    const whole = await handle(get(`/customers/${business.slug}/licensing/requests/requests.csv`, tess));
    expect((await whole.text()).trim().split("\r\n")).toHaveLength(1006);
  });
});

test("a customer is led to the own Requested Products", async () => {
  const nora = await aCustomer();
  const answer = await handle(get("/requests", nora));
  expect(answer.headers.get("Location")).toBe(`/customers/${nora.business.slug}/licensing/requests`);
});

test("whatever stands in the URL, the list opens", async () => {
  for (const query of ["?state=x&next=y&sort=z", "?page=1e9", "?q=%00", `?q=${"x".repeat(2000)}`])
    expect((await handle(get(`/admin/requests${query}`, ada))).status, query).toBe(200);
});
