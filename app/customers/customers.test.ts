import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "~/access/actor";
import { listAllCustomers } from "~/customers/all-customers.server";
import { type BusinessSearch, businessesPerPage, readBusinessSearch } from "~/customers/business-search";
import { readCustomerSearch } from "~/customers/customer-search";
import { listCustomers } from "~/customers/customers.server";
import { listOpenInvitations } from "~/customers/open-invitations.server";
import { transact } from "~/infra/db.server";
import type { RequestState } from "~/infra/prisma/enums";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../tests/support/cast";
import { linksOf, markupOf } from "../../tests/support/page";

const usual = readCustomerSearch(new URLSearchParams());
const everyone = readBusinessSearch("customer", new URLSearchParams());

function actorOf(person: Person, kind: Actor["kind"]): Actor {
  return {
    userId: person.userId,
    sessionId: "",
    kind,
    name: person.name,
    email: person.email,
    business: person.business,
  };
}

async function publish(customer: Business, date: string, score: number | null) {
  await transact((tx) =>
    tx.healthCheck.create({
      data: { customerId: customer.id, date, score, uploadedById: "ada", readyAt: new Date(), publishedAt: new Date() },
    }),
  );
}

function ask(customer: Business, sku: string, state: RequestState, actsNext: "seller" | "customer" | null) {
  return transact((tx) =>
    tx.productRequest.create({
      data: {
        ...{ customerId: customer.id, sku, timing: "quarter", startDate: "2027-01-01", lastSafeDay: "2026-12-18" },
        ...{ quantity: 5, requestedById: "nora", requestedByName: "Nora", state, actsNext },
        closedAt: actsNext ? null : new Date(),
      },
      select: { id: true },
    }),
  );
}

let word = "";
beforeEach(() => {
  word = `Acme ${Math.random().toString(36).slice(2)}`;
});

describe("a partner's list", () => {
  test("finds a customer without its accents, and none of another partner", async () => {
    const { business: mueller } = await aCustomer("Nora", `Müller ${word}`);
    await aCustomer("Gus", `Müller ${word}`);
    const ray = actorOf(await aPartner(mueller, "reseller"), "partner");
    for (const search of [`muller ${word}`, `${word.toUpperCase()} MÜLLER`])
      expect((await listCustomers(ray, { ...usual, search })).customers.map(({ slug }) => slug)).toEqual([
        mueller.slug,
      ]);
    expect((await listCustomers(ray, { ...usual, search: `${word} moller` })).total).toBe(0);
  });

  test("holds the customers that it works with, and no others", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    await aCustomer("Gus", "Globex");
    const ray = await aPartner(acme, "reseller");
    const { customers, total } = await listCustomers(actorOf(ray, "partner"), usual);
    expect(customers.map(({ slug }) => slug)).toEqual([acme.slug]);
    expect(total).toBe(1);
    expect(customers[0]?.partnerships).toEqual(["Reseller"]);
  });

  test.each(["invited", "ended"] as const)("is empty where the partnership is only %s", async (state) => {
    const { business: acme } = await aCustomer("Nora", word);
    const ray = await aPartner(acme, "reseller", "Ray", state);
    expect(await listCustomers(actorOf(ray, "partner"), usual)).toEqual({ customers: [], total: 0 });
  });

  test("shows a score only where the kind of partnership opens health checks", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    await publish(acme, "2026-07-01", 66.05);
    const ray = await aPartner(acme, "reseller");
    const mia = await aPartner(acme, "managed_service", "Mia");
    const seenBy = async (person: Person) => (await listCustomers(actorOf(person, "partner"), usual)).customers[0];
    expect(await seenBy(ray)).toMatchObject({ mayViewHealthChecks: false, healthCheck: null });
    expect(await seenBy(mia)).toMatchObject({ healthCheck: { date: "2026-07-01", score: 66.05 } });
  });

  test("shows the next expiry only where the kind of partnership opens Cost Reduction", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    await transact((tx) =>
      tx.legacyService.createMany({
        data: [
          { customerId: acme.id, name: "Old proxy", expirationDate: "2026-06-30" },
          { customerId: acme.id, name: "VPN", expirationDate: "2026-09-30" },
          { customerId: acme.id, name: "Firewall", expirationDate: "2026-08-31", removedAt: new Date() },
          { customerId: acme.id, name: "MPLS", expirationDate: "2027-01-31" },
        ],
      }),
    );
    const ray = await aPartner(acme, "reseller");
    const mia = await aPartner(acme, "managed_service", "Mia");
    const july = new Date("2026-07-14T12:00:00Z");
    const seenBy = async (person: Person) =>
      (await listCustomers(actorOf(person, "partner"), usual, july)).customers[0];
    expect(await seenBy(ray)).toMatchObject({ expiry: { date: "2026-09-30", what: "VPN", kind: "service" } });
    expect(await seenBy(mia)).toMatchObject({ expiry: null });
  });

  test("takes the sooner of services and subscriptions for the next expiry, each only where it is opened", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    const term = { customerId: acme.id, source: "zscaler", createdById: "nora", createdByName: "Nora" } as const;
    await transact(async (tx) => {
      await tx.legacyService.create({ data: { customerId: acme.id, name: "VPN", expirationDate: "2026-09-30" } });
      const next = await tx.subscription.create({
        data: { ...term, sku: "ZDX-STD", startDate: "2026-08-01", endDate: "2027-07-31" },
      });
      await tx.subscription.createMany({
        data: [
          { ...term, sku: "ZIA-BIZ-EDITION", endDate: "2026-07-13" },
          { ...term, sku: "ZDX-STD", endDate: "2026-07-31", nextId: next.id },
          { ...term, sku: "ZPA-BIZ-EDITION", endDate: "2026-10-31" },
          { ...term, sku: "ZIA-BIZ-EDITION", endDate: "2026-07-20", removedAt: new Date() },
        ],
      });
    });
    const july = new Date("2026-07-14T12:00:00Z");
    const expirySeenBy = async (person: Person) =>
      (await listCustomers(actorOf(person, "partner"), usual, july)).customers[0]?.expiry;
    expect(await expirySeenBy(await aPartner(acme, "reseller"))).toEqual({
      ...{ date: "2026-09-30", what: "VPN", kind: "service" },
    });
    expect(await expirySeenBy(await aPartner(acme, "managed_service", "Mia"))).toMatchObject({
      ...{ date: "2026-10-31", kind: "subscription" },
    });
  });

  test("counts the open requests, and says which wait for the reader", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    const { business: busy } = await aCustomer("Bea", `${word} busy`);
    const ray = await aPartner(acme, "reseller");
    const mia = await aPartner(acme, "managed_service", "Mia");
    const ada = actorOf(await anAdmin(), "admin");
    await ask(acme, "ZIA-BIZ-EDITION", "requested", "seller");
    await ask(acme, "ZPA-BIZ-EDITION", "quoted", "customer");
    await ask(acme, "ZDX-STD", "cancelled", null);
    await ask(busy, "ZDX-STD", "ordered", "seller");
    const seenBy = async (actor: Actor, sort: "requests" | "-requests" = "-requests") => {
      const { customers } =
        actor.kind === "admin"
          ? { customers: (await listAllCustomers(actor, { ...everyone, search: word, sort })).rows }
          : await listCustomers(actor, { ...usual, search: word, sort });
      return customers.map(({ slug, requests }) => ({ slug, ...requests }));
    };
    expect(await seenBy(actorOf(ray, "partner"))).toEqual([{ slug: acme.slug, yours: 1, others: 1 }]);
    expect(await seenBy(actorOf(mia, "partner"))).toEqual([{ slug: acme.slug, yours: 0, others: 2 }]);
    const forAdmins = [
      { slug: busy.slug, yours: 1, others: 0 },
      { slug: acme.slug, yours: 0, others: 2 },
    ];
    expect(await seenBy(ada)).toEqual(forAdmins);
    expect(await seenBy(ada, "requests")).toEqual(forAdmins.toReversed());
  });

  test("says as what and since when, and can be narrowed to one kind of partnership", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    const ray = await aPartner(acme, "reseller");
    const found = async (type: "reseller" | "managed_service") =>
      (await listCustomers(actorOf(ray, "partner"), { ...usual, type })).customers;
    expect(await found("reseller")).toMatchObject([
      { partnerships: ["Reseller"], since: new Date().toISOString().slice(0, 10) },
    ]);
    expect(await found("managed_service")).toEqual([]);
  });

  test("has the invitations on top that wait for this person, until they are answered", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    const ray = await aPartner(acme, "reseller", "Ray", "invited");
    const other = await aPartner(acme, "managed_service", "Mia", "invited");
    const open = async (person: Person) => (await listOpenInvitations(actorOf(person, "partner"))).map(({ id }) => id);
    expect(await open(ray)).toEqual([ray.partnershipId]);
    expect(await open(other)).toEqual([other.partnershipId]);
    await handle(post(`/invitations/${ray.partnershipId}`, { intent: "accept" }, ray));
    expect(await open(ray)).toEqual([]);
    const { customers } = await listCustomers(actorOf(ray, "partner"), usual);
    expect(customers.map(({ slug }) => slug)).toEqual([acme.slug]);
  });

  test("is downloaded whole, as a spreadsheet can open it safely, and never more than the list", async () => {
    const { business: acme } = await aCustomer("Nora", `=${word}`);
    await aCustomer("Gus", `${word} Globex`);
    const ray = await aPartner(acme, "reseller");
    const answer = await handle(get(`/customers.csv?q=${encodeURIComponent(word)}&sort=-name&page=7`, ray));
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("Business,Website,Partnership,Since");
    expect(lines[1]).toMatch(new RegExp(`^"'=${word}",.*,Reseller,`));
  });

  test("gives a spreadsheet the score that the page shows, as an admin's does", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    await publish(acme, "2026-07-01", 66.0526);
    for (const reader of [await aPartner(acme, "managed_service"), await anAdmin()]) {
      const csv = await (await handle(get(`/customers.csv?q=${encodeURIComponent(word)}`, reader))).text();
      expect(csv).toContain(",2026-07-01,66,");
    }
  });
});

describe("an admin's list", () => {
  const listed = async (change: Partial<BusinessSearch> = {}, now = new Date()) =>
    listAllCustomers(actorOf(await anAdmin(), "admin"), { ...everyone, search: word, ...change }, now);
  const slugs = async (change: Partial<BusinessSearch> = {}) => (await listed(change)).rows.map(({ slug }) => slug);
  const at = (day: string) => new Date(`${day}T09:00:00Z`);

  test("shows the newest health check that is published, with its score", async () => {
    const { business: acme } = await aCustomer("Nora", word);
    await publish(acme, "2026-04-01", 46);
    await publish(acme, "2026-07-01", 66);
    await transact((tx) =>
      tx.healthCheck.create({
        data: { customerId: acme.id, date: "2026-10-01", uploadedById: "ada", readyAt: new Date() },
      }),
    );
    const { rows } = await listed();
    expect(rows).toMatchObject([{ slug: acme.slug, people: 1, healthCheck: { date: "2026-07-01", score: 66 } }]);
  });

  test("is sorted by score with those that have none at the end, either way", async () => {
    const { business: low } = await aCustomer("Nora", `${word} low`);
    const { business: high } = await aCustomer("Nora", `${word} high`);
    const { business: none } = await aCustomer("Nora", `${word} none`);
    await publish(low, "2026-04-01", 99);
    await publish(low, "2026-07-01", 9);
    await publish(high, "2026-07-01", 82);
    expect(await slugs({ sort: "score" })).toEqual([low.slug, high.slug, none.slug]);
    expect(await slugs({ sort: "-score" })).toEqual([high.slug, low.slug, none.slug]);
  });

  test("is sorted by whatever it shows, and each customer comes once", async () => {
    const made = [];
    for (const name of ["b", "a", "c"]) made.push((await aCustomer("Nora", `${word} ${name}`)).business);
    const [b, a, c] = made as [Business, Business, Business];
    const term = { source: "zscaler", createdById: "nora", createdByName: "Nora" } as const;
    await transact(async (tx) => {
      for (const [id, day] of [
        [b.id, "2026-07-05"],
        [a.id, "2026-07-01"],
      ] as const) {
        await tx.user.updateMany({ where: { businessId: id }, data: { lastLoginAt: at(day) } });
        await tx.business.update({ where: { id }, data: { createdAt: at(day) }, select: { id: true } });
      }
      await tx.user.create({
        data: {
          ...{
            businessId: a.id,
            email: `${word.replaceAll(" ", "")}@a.example`.toLowerCase(),
            emailDomain: "a.example",
          },
          ...{ firstName: "Ida", lastName: "Test", lastLoginAt: at("2026-07-01") },
        },
        select: { id: true },
      });
      await tx.legacyService.create({ data: { customerId: a.id, name: "VPN", expirationDate: "2099-03-01" } });
      await tx.subscription.createMany({
        data: [
          { ...term, customerId: a.id, sku: "ZDX-STD", endDate: "2099-03-01" },
          { ...term, customerId: b.id, sku: "ZDX-STD", endDate: "2099-02-01" },
          { ...term, customerId: b.id, sku: "ZPA-BIZ-EDITION", endDate: "2099-02-01" },
        ],
      });
      await tx.business.update({ where: { id: c.id }, data: { suspendedAt: at("2026-07-14") }, select: { id: true } });
    });
    await ask(c, "ZDX-STD", "requested", "seller");
    const order = async (sort: BusinessSearch["sort"]) =>
      (await slugs({ sort })).map((slug) => slug.slice(word.length + 1, word.length + 2)).join("");
    const expected = {
      ...{ name: "abc", "-name": "cba", login: "abc", "-login": "bac", expiry: "bac", "-expiry": "abc" },
      ...{ state: "abc", "-state": "cab", requests: "abc", "-requests": "cab", since: "abc", "-since": "cba" },
    } as const;
    const found = await Promise.all(Object.keys(expected).map(async (sort) => [sort, await order(sort as "name")]));
    expect(Object.fromEntries(found)).toEqual(expected);
    expect((await order("people")).slice(2)).toBe("a");
    expect((await order("-people")).slice(0, 1)).toBe("a");
  });

  test("finds parts of words in any case and without accents, and takes signs as they are written", async () => {
    await aCustomer("Nora", `${word} Zürich 100% sure`);
    const found = async (search: string) => (await listed({ search })).count;
    expect(await found(`${word} 100%`.toUpperCase())).toBe("1");
    expect(await found(`sure zuri ${word}`)).toBe("1");
    expect(await found(`${word}%sure`)).toBe("0");
    expect(await found("' OR 1=1 --")).toBe("0");
  });

  test("is narrowed by state, by what is open, by what ends and by what is long ago", async () => {
    const { business: acme } = await aCustomer("Nora", `${word} one`);
    const { business: other } = await aCustomer("Nora", `${word} two`);
    const { business: closing } = await aCustomer("Nora", `${word} three`);
    await ask(acme, "ZDX-STD", "requested", "seller");
    await transact(async (tx) => {
      await tx.business.update({ where: { id: other.id }, data: { suspendedAt: new Date() }, select: { id: true } });
      await tx.business.update({
        where: { id: closing.id },
        data: { closesAt: at("2099-01-01") },
        select: { id: true },
      });
      await tx.business.update({
        where: { id: closing.id },
        data: { createdAt: at("2020-01-01") },
        select: { id: true },
      });
      const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
      await tx.legacyService.create({ data: { customerId: other.id, name: "VPN", expirationDate: inAWeek } });
    });
    expect(await slugs({ state: "active" })).toEqual([acme.slug]);
    expect(await slugs({ state: "suspended" })).toEqual([other.slug]);
    expect(await slugs({ state: "closing" })).toEqual([closing.slug]);
    expect(await slugs({ state: "closed" })).toEqual([]);
    expect(await slugs({ hasOpenRequests: true })).toEqual([acme.slug]);
    expect(await slugs({ endsSoon: true })).toEqual([other.slug]);
    expect(await slugs({ isStale: true })).toEqual([closing.slug]);
  });

  test.each(["name", "-name", "-score", "people", "-since"] as const)(
    "sorted by %s comes in pages that hold each customer once, there and back",
    async (sort) => {
      const total = businessesPerPage * 2 + 3;
      await transact(async (tx) => {
        await tx.business.createMany({
          data: Array.from({ length: total }, (_, number) => ({
            id: `${word} ${number}`,
            kind: "customer" as const,
            slug: `${word}-${number}`.toLowerCase().replaceAll(" ", "-"),
            name: `${word} ${number % 7}`,
            ...{ website: "https://acme.example", websiteDomain: "acme.example" },
          })),
        });
        await tx.healthCheck.createMany({
          data: Array.from({ length: businessesPerPage + 5 }, (_, number) => ({
            ...{ customerId: `${word} ${number}`, date: "2026-07-01", score: number % 5, uploadedById: "ada" },
            ...{ readyAt: new Date(), publishedAt: new Date() },
          })),
        });
      });
      const pages: string[][] = [];
      let page: string | null = "";
      let last = "";
      while (page !== null) {
        const cursor = readBusinessSearch("customer", new URLSearchParams({ page })).cursor;
        const { rows, next, count } = await listed({ sort, cursor });
        expect(count).toBe(String(total));
        pages.push(rows.map(({ id }) => id));
        last = page;
        page = next;
      }
      expect(pages.map(({ length }) => length)).toEqual([businessesPerPage, businessesPerPage, 3]);
      expect(new Set(pages.flat()).size).toBe(total);
      const { cursor } = readBusinessSearch("customer", new URLSearchParams({ page: last }));
      const { previous } = await listed({ sort, cursor });
      const back = readBusinessSearch("customer", new URLSearchParams({ page: previous ?? "" })).cursor;
      expect((await listed({ sort, cursor: back })).rows.map(({ id }) => id)).toEqual(pages[1]);
      const ada = await anAdmin();
      const csv = await (await handle(get(`/customers.csv?q=${encodeURIComponent(word)}&sort=${sort}`, ada))).text();
      expect(csv.trim().split("\r\n")).toHaveLength(total + 1);
    },
  );
});

test("a customer who opens the list is led to the own Business Profile", async () => {
  const nora = await aCustomer();
  const response = await handle(get("/customers", nora));
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe(`/customers/${nora.business.slug}/profile`);
});

test("whatever stands in the URL, the list opens", async () => {
  const ada = await anAdmin();
  for (const query of ["?sort=nonsense&page=-1", "?page=1e9", "?page=99999&q=%00", `?q=${"x".repeat(2000)}`])
    expect((await handle(get(`/customers${query}`, ada))).status, query).toBe(200);
});

test("a form refused on a customer's page keeps the portal's frame without a script", async () => {
  const ada = await anAdmin();
  const { business: acme } = await aCustomer("Nora", word);
  await handle(post(`/admin/businesses/${acme.slug}/view`, { reason: "Nora asked." }, ada));
  const page = await markupOf(post(`/customers/${acme.slug}/profile/team`, { name: "Paul" }, ada), 403);
  expect(page).toContain("You are only looking");
  expect(page).toContain(`view CM360 as <strong>${acme.name}</strong>`);
  expect(linksOf(page)).toContainEqual({ to: `/customers/${acme.slug}/profile`, text: "Business Profile" });
});
