import { beforeAll, describe, expect, test } from "vitest";
import { capabilitiesOf, type Role } from "~/access/keys";
import { addDays, today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { expiringOf } from "~/profile/expiring";
import { licensingOf } from "~/profile/licensing";
import { getProfileFacts } from "~/profile/overview.server";
import { waitingOf } from "~/profile/waiting";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { aCustomer, aPartner, type Business } from "../../tests/support/cast";

beforeAll(seedReferenceData);

const inDays = (days: number) => addDays(today(), days);

const owns = ({ id: customerId }: Business, sku: string, endDate: string, facts: object = {}) =>
  transact((tx) =>
    tx.subscription.create({
      data: { customerId, sku, source: "zscaler", endDate, createdById: "test", createdByName: "Nora", ...facts },
    }),
  );

const requests = ({ id: customerId }: Business, sku: string, facts: object = {}) =>
  transact((tx) =>
    tx.productRequest.create({
      data: {
        ...{ customerId, sku, timing: "quarter", startDate: inDays(60), lastSafeDay: inDays(46), quantity: 10 },
        ...{ actsNext: "seller", requestedById: "test", requestedByName: "Nora" },
        ...facts,
      },
    }),
  );

const quoted = (validUntil: string) => ({
  state: "quoted",
  actsNext: "customer",
  quotes: { create: [{ validUntil, sentById: "test", sentByName: "Ray" }] },
});

async function seenBy(role: Role, business: Business) {
  const facts = await getProfileFacts(business.id, "somebody else");
  const keys = capabilitiesOf([role]);
  const may = (key: Parameters<typeof keys.has>[0]) => keys.has(key);
  const kind = role === "customer" || role === "admin" ? role : "partner";
  return {
    licensing: licensingOf(facts, may),
    waiting: waitingOf(facts, { may, kind, customerName: business.name })
      .filter(({ path }) => path.startsWith("/licensing"))
      .map(({ who, text, why }) => `${who}: ${text}. ${why}`),
    expiring: expiringOf(facts, may).map(({ date, name, what, near }) => `${date} ${what} of ${name}, ${near}`),
  };
}

describe("the Business Profile knows of Licensing Expert", () => {
  test("what ends within 90 days and that nothing follows", async () => {
    const { business } = await aCustomer();
    await owns(business, "ZIA-BIZ-EDITION", inDays(20));
    const next = await owns(business, "ZPA-BIZ-EDITION", inDays(400));
    await owns(business, "ZPA-BIZ-EDITION", inDays(30), { nextId: next.id, source: "portal" });
    await owns(business, "ZDX-ADV", inDays(-1));
    const seen = await seenBy("customer", business);
    expect(seen.licensing).toEqual({ held: 2, ending: 1, requests: { open: 0, quoted: 0 } });
    expect(seen.waiting).toEqual([
      `You: plan what follows Zscaler Internet Access - Business Edition. It ends on ${inDays(20)}, and nothing is requested to follow.`,
    ]);
    expect(seen.expiring[0]).toBe(`${inDays(20)} subscription of Zscaler Internet Access - Business Edition, urgent`);
    expect(seen.expiring).toHaveLength(2);
  });

  test("a renewal that is requested follows", async () => {
    const { business } = await aCustomer();
    await owns(business, "ZIA-BIZ-EDITION", inDays(20));
    await requests(business, "ZIA-BIZ-EDITION", {
      timing: "renewal",
      renewalDate: inDays(20),
      startDate: inDays(21),
      lastSafeDay: inDays(7),
    });
    const { waiting, expiring } = await seenBy("customer", business);
    expect(waiting).toEqual([
      `Secure Dynamics: send the quote for Zscaler Internet Access - Business Edition. The last safe day is ${inDays(7)}, to take effect on ${inDays(21)}.`,
    ]);
    expect(expiring[0]).toBe(`${inDays(7)} last safe day of Zscaler Internet Access - Business Edition, urgent`);
  });

  test("a quote waits for the customer, and not for its reseller", async () => {
    const nora = await aCustomer();
    await aPartner(nora.business, "reseller");
    await requests(nora.business, "ZDX-ADV", quoted(inDays(5)));
    const [customer, reseller] = [await seenBy("customer", nora.business), await seenBy("reseller", nora.business)];
    expect(customer.waiting[0]).toContain(`You: accept the quote for`);
    expect(customer.waiting[0]).toContain(`by ${inDays(5)}`);
    expect(customer.licensing.requests).toEqual({ open: 1, quoted: 1 });
    expect(customer.expiring[0]).toContain(`${inDays(5)} quote of`);
    expect(reseller.waiting[0]).toContain("Acme: accept the quote for");
  });

  test("a quote whose last day is past is not one to accept", async () => {
    const { business } = await aCustomer();
    await requests(business, "ZDX-ADV", quoted(inDays(-1)));
    await requests(business, "ZPA-BIZ-EDITION", quoted(inDays(0)));
    expect((await seenBy("customer", business)).licensing.requests).toEqual({ open: 2, quoted: 1 });
  });

  test("what is requested waits for the reseller, for Secure Dynamics where there is none, and not for other partners", async () => {
    const nora = await aCustomer();
    await requests(nora.business, "ZDX-ADV");
    expect((await seenBy("admin", nora.business)).waiting[0]).toMatch(/^You: send the quote for/);
    await aPartner(nora.business, "reseller");
    expect((await seenBy("admin", nora.business)).waiting[0]).toMatch(/^Ray Partners: send the quote for/);
    expect((await seenBy("reseller", nora.business)).waiting[0]).toMatch(/^You: send the quote for/);
    expect((await seenBy("managed_service", nora.business)).waiting[0]).toMatch(/^Ray Partners: send the quote for/);
  });

  test("names two of each, and counts the others", async () => {
    const { business } = await aCustomer();
    for (const sku of ["ZDX-ADV", "ZPA-BIZ-EDITION", "ZIA-BIZ-EDITION", "ZIA-ADV-FW"]) await requests(business, sku);
    expect((await seenBy("customer", business)).waiting[2]).toContain("look at 2 more requests");
  });
});
