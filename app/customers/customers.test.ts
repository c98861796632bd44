import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "~/access/actor";
import { customersPerPage, readCustomerSearch } from "~/customers/customer-search";
import { listCustomers } from "~/customers/customers.server";
import { listOpenInvitations } from "~/customers/open-invitations.server";
import { transact } from "~/infra/db.server";
import type { RequestState } from "~/infra/prisma/enums";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../tests/support/cast";

const usual = readCustomerSearch(new URLSearchParams());

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
    const seenBy = async (actor: Actor, sort: "requests" | "-requests" = "-requests") =>
      (await listCustomers(actor, { ...usual, search: word, sort })).customers.map(({ slug, requests }) => ({
        slug,
        ...requests,
      }));
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
});

describe("an admin's list", () => {
  test("shows the newest health check that is published, with its score", async () => {
    const ada = actorOf(await anAdmin(), "admin");
    const { business: acme } = await aCustomer("Nora", word);
    await publish(acme, "2026-04-01", 46);
    await publish(acme, "2026-07-01", 66);
    await transact((tx) =>
      tx.healthCheck.create({
        data: { customerId: acme.id, date: "2026-10-01", uploadedById: "ada", readyAt: new Date() },
      }),
    );
    const { customers } = await listCustomers(ada, { ...usual, search: word });
    expect(customers).toMatchObject([{ slug: acme.slug, people: 1, healthCheck: { date: "2026-07-01", score: 66 } }]);
  });

  test("is sorted by score with those that have none at the end, either way", async () => {
    const ada = actorOf(await anAdmin(), "admin");
    const { business: low } = await aCustomer("Nora", `${word} low`);
    const { business: high } = await aCustomer("Nora", `${word} high`);
    const { business: none } = await aCustomer("Nora", `${word} none`);
    await publish(low, "2026-07-01", 9);
    await publish(high, "2026-07-01", 82);
    const sorted = async (sort: "score" | "-score") =>
      (await listCustomers(ada, { ...usual, search: word, sort })).customers.map(({ slug }) => slug);
    expect(await sorted("score")).toEqual([low.slug, high.slug, none.slug]);
    expect(await sorted("-score")).toEqual([high.slug, low.slug, none.slug]);
  });

  test("takes what is searched for as it is written, wildcards too", async () => {
    const ada = actorOf(await anAdmin(), "admin");
    await aCustomer("Nora", `${word} 100% sure`);
    const found = async (search: string) => (await listCustomers(ada, { ...usual, search })).total;
    expect(await found(`${word} 100%`.toUpperCase())).toBe(1);
    expect(await found(`${word}%sure`)).toBe(0);
    expect(await found("' OR 1=1 --")).toBe(0);
  });

  test("comes in pages, and says how many there are in all", async () => {
    const ada = actorOf(await anAdmin(), "admin");
    await transact((tx) =>
      tx.business.createMany({
        data: Array.from({ length: customersPerPage + 3 }, (_, at) => ({
          kind: "customer" as const,
          slug: `${word}-${at}`.toLowerCase().replaceAll(" ", "-"),
          name: `${word} ${at}`,
          website: "https://acme.example",
          websiteDomain: "acme.example",
        })),
      }),
    );
    const second = await listCustomers(ada, { ...usual, search: word, page: 2 });
    expect(second.customers).toHaveLength(3);
    expect(second.total).toBe(customersPerPage + 3);
  });
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
