import { expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { aCustomer } from "../../tests/support/cast";
import { ageWords } from "./age";
import { listStaleCustomers } from "./stale.server";

test("a summary says how old it is", () => {
  expect(ageWords("2026-04-29", "2026-07-01")).toBe("63 days old");
  expect(ageWords("2026-06-30", "2026-07-01")).toBe("1 day old");
  expect(ageWords("2026-07-01", "2026-07-01")).toBe("of today");
  expect(ageWords("2023-01-01", "2026-07-01")).toBe("1,277 days old");
});

test("a customer is shown once its newest published health check is 100 days old, or it came 100 days ago", async () => {
  const came = (day: string) => new Date(`${day}T12:00:00Z`);
  const never = await aCustomerSince(came("2026-01-01"));
  const old = await aCustomerSince(came("2026-01-01"), ["2026-01-02", "2026-03-23"]);
  const fresh = await aCustomerSince(came("2026-01-01"), ["2026-01-02", "2026-03-24"]);
  const withdrawn = await aCustomerSince(came("2026-01-03"), ["2026-06-30"], { withdrawnAt: new Date() });
  const suspended = await aCustomerSince(came("2026-01-01"));
  await transact((tx) => tx.business.update({ where: { slug: suspended }, data: { suspendedAt: new Date() } }));
  const newcomer = await aCustomerSince(came("2026-06-01"));
  const { count, customers } = await listStaleCustomers("2026-07-01", 1_000);
  const found = customers.map(({ slug }) => slug);
  expect([never, old, fresh, withdrawn, suspended, newcomer].filter((slug) => found.includes(slug))).toEqual([
    ...[never, old, withdrawn],
  ]);
  expect(customers.find(({ slug }) => slug === old)).toMatchObject({ date: "2026-03-23", since: "2026-03-23" });
  expect(customers.find(({ slug }) => slug === never)).toMatchObject({ date: null, since: "2026-01-01" });
  expect(count).toBe(found.length);
});

async function aCustomerSince(createdAt: Date, dates: string[] = [], state: { withdrawnAt?: Date } = {}) {
  const { business } = await aCustomer();
  await transact(async (tx) => {
    await tx.business.update({ where: { id: business.id }, data: { createdAt } });
    const published = { uploadedById: "ada", readyAt: new Date(), publishedAt: new Date(), ...state };
    await tx.healthCheck.createMany({ data: dates.map((date) => ({ customerId: business.id, date, ...published })) });
  });
  return business.slug;
}
