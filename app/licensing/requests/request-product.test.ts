import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { readToast } from "~/infra/responses.server";
import { usualSettings } from "~/infra/settings";
import { quarters } from "~/licensing/requests/quarters";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import {
  aCustomer,
  actorOf,
  anAdmin,
  aPartner,
  type Business,
  get,
  type Person,
  post,
} from "../../../tests/support/cast";
import { aTerm } from "../../../tests/support/requests";
import { requestProduct } from "./request-product.server";

beforeAll(seedReferenceData);

const zia = "ZIA-BIZ-EDITION";
const sandbox = "ZIA-ADV-SANDBOX"; // needs ZIA
const day = today();
const [nextQuarter, laterQuarter] = quarters(day, usualSettings).map(({ start }) => start) as [string, string];
const farEnd = addDays(day, 900);

const pageOf = (business: Business, sku = zia) => `/customers/${business.slug}/licensing/products/${sku}`;
const listOf = (business: Business) => `/customers/${business.slug}/licensing/requests`;

const holds = (business: Business, sku: string, endDate: string) => aTerm(business, { sku, endDate, quantity: 2400 });

let keys = 0;
const typed = (more: Record<string, string> = {}) => ({
  intent: "request",
  formKey: `key-${++keys}`,
  cart: nextQuarter,
  licensed: "",
  quantity: "300",
  note: "",
  ...more,
});

const requestsOf = (business: Business) =>
  db.productRequest.findMany({ where: { customerId: business.id }, include: { changes: true } });

async function errorsOf(response: Response) {
  return ((await response.json()) as { result: { error: Record<string, string[]> } }).result.error;
}

/** As a page with scripts posts it: the answer is data, not a page. */
const data = (path: string) => `${path}?_data=licensing%2Fproduct.route`;

describe("Request Product", () => {
  test("puts the product on Requested Products, with its history, its audit event and a mail", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    await holds(nora.business, zia, farEnd);
    const response = await handle(post(pageOf(nora.business, sandbox), typed({ note: " For the plant. " }), nora));
    expect([response.status, response.headers.get("Location")]).toEqual([303, listOf(nora.business)]);

    const [request] = await requestsOf(nora.business);
    expect(request).toMatchObject({
      sku: sandbox,
      timing: "quarter",
      renewalDate: null,
      startDate: nextQuarter,
      lastSafeDay: addDays(nextQuarter, -14),
      quantity: 300,
      note: "For the plant.",
      state: "requested",
      actsNext: "seller",
      version: 1,
      requestedByName: nora.name,
    });
    expect(request?.changes).toMatchObject([{ kind: "requested", byName: nora.name, byBusiness: null }]);
    const audit = await db.auditEvent.findMany({ where: { businessId: nora.business.id, action: "request.make" } });
    expect(audit).toMatchObject([{ actorId: nora.userId, subjectId: request?.id }]);
    const mails = await db.outboxMail.findMany({ where: { businessId: nora.business.id } });
    expect(mails).toMatchObject([{ letter: "request-made", toEmail: ray.email }]);
    expect((await handle(get(listOf(nora.business), nora))).status).toBe(200);
  });

  test("for a renewal keeps the date that it joins, and starts on the day after", async () => {
    const nora = await aCustomer();
    await holds(nora.business, zia, farEnd);
    await handle(post(pageOf(nora.business), typed({ cart: "renewal", licensed: farEnd }), nora));
    expect(await requestsOf(nora.business)).toMatchObject([
      { timing: "renewal", renewalDate: farEnd, startDate: addDays(farEnd, 1), lastSafeDay: addDays(farEnd, -13) },
    ]);
  });

  test("takes a date typed in where nothing that ends is known", async () => {
    const nora = await aCustomer();
    const licensed = addDays(day, 100);
    expect((await handle(post(pageOf(nora.business), typed({ cart: "renewal", licensed }), nora))).status).toBe(303);
    expect(await requestsOf(nora.business)).toMatchObject([{ renewalDate: licensed }]);
  });

  test("posted ten times at once makes one request, and answers the same each time", async () => {
    const nora = await aCustomer();
    const form = typed();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => handle(post(pageOf(nora.business), form, nora))),
    );
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get("Location")}`))).toEqual(
      new Set([`303 ${listOf(nora.business)}`]),
    );
    const made = await requestsOf(nora.business);
    expect(made).toHaveLength(1);
    expect(made[0]?.changes).toHaveLength(1);
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id, action: "request.make" } })).toBe(1);
  });

  test("posted again after it was cancelled makes no second one, and says so; a fresh form does", async () => {
    const nora = await aCustomer();
    const form = typed();
    await handle(post(pageOf(nora.business), form, nora));
    await transact((tx) =>
      tx.productRequest.updateMany({
        where: { customerId: nora.business.id },
        data: { state: "cancelled", closedAt: new Date(), actsNext: null },
      }),
    );
    const again = await handle(post(pageOf(nora.business), form, nora));
    expect([again.status, again.headers.get("Location")]).toEqual([303, listOf(nora.business)]);
    const cookie = again.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const { toast } = await readToast(get(listOf(nora.business), { cookie }));
    expect(toast?.title).toContain("was requested before, and that request is cancelled.");
    expect(await requestsOf(nora.business)).toHaveLength(1);
    await handle(post(pageOf(nora.business), typed(), nora));
    expect(await requestsOf(nora.business)).toHaveLength(2);
  });

  test("without a key makes one request too", async () => {
    const nora = await aCustomer();
    const { formKey: _, ...form } = typed();
    const answers = await Promise.all([1, 2, 3].map(() => handle(post(pageOf(nora.business), form, nora))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await requestsOf(nora.business)).toHaveLength(1);
  });

  test("where one is open already says so, and leaves it alone", async () => {
    const nora = await aCustomer();
    await handle(post(pageOf(nora.business), typed(), nora));
    const response = await handle(post(data(pageOf(nora.business)), typed({ quantity: "500" }), nora));
    expect(response.status).toBe(409);
    expect((await errorsOf(response))[""]?.join()).toContain("is requested already");
    expect(await requestsOf(nora.business)).toMatchObject([{ quantity: 300 }]);
  });
});

describe("what cannot be requested comes back with its message and what was typed", () => {
  test.each<[string, Record<string, string>, field: string, message: string]>([
    ["no time", { cart: "" }, "cart", "Choose Renewal or a quarter"],
    ["a quarter of long ago", { cart: "2020-01-01" }, "cart", "no longer offered"],
    ["a day that begins no quarter", { cart: addDays(nextQuarter, 1) }, "cart", "no longer offered"],
    ["another word", { cart: "soon" }, "cart", "Choose Renewal or a quarter"],
    ["a renewal without a date", { cart: "renewal" }, "licensed", "Choose the end date"],
    ["a renewal of another date", { cart: "renewal", licensed: addDays(farEnd, 1) }, "licensed", "nothing ends on"],
    ["no number", { quantity: "" }, "quantity", "Enter the number of users"],
    ["words for a number", { quantity: "Lots" }, "quantity", "whole number"],
    ["half a user", { quantity: "2.5" }, "quantity", "whole number"],
    ["nobody", { quantity: "0" }, "quantity", "Enter 1 user or more"],
    ["less than nobody", { quantity: "-5" }, "quantity", "whole number"],
    ["too many", { quantity: "1000001" }, "quantity", "1,000,000 or fewer"],
    ["a long note", { note: "x".repeat(1001) }, "note", "1,000 characters"],
  ])("%s", async (_, wrong, field, message) => {
    const nora = await aCustomer();
    await holds(nora.business, zia, farEnd);
    const response = await handle(post(data(pageOf(nora.business)), typed(wrong), nora));
    expect(response.status).toBe(400);
    const { result } = (await response.json()) as {
      result: { error: Record<string, string[]>; initialValue: Record<string, string> };
    };
    expect(result.error[field]?.join()).toContain(message);
    const kept = { intent: "request", quantity: "300", ...wrong };
    for (const [name, value] of Object.entries(kept)) expect(result.initialValue[name] ?? "").toBe(value);
    expect(await requestsOf(nora.business)).toEqual([]);
  });

  test("but a million users can be requested", async () => {
    const nora = await aCustomer();
    expect((await handle(post(pageOf(nora.business), typed({ quantity: "1000000" }), nora))).status).toBe(303);
    expect(await requestsOf(nora.business)).toMatchObject([{ quantity: 1_000_000 }]);
  });

  test("an add-on without what it needs, an earlier edition, and what is no longer sold", async () => {
    const nora = await aCustomer();
    const ask = async (sku: string) => {
      const response = await handle(post(data(pageOf(nora.business, sku)), typed(), nora));
      return [response.status, (await errorsOf(response))[""]?.join()];
    };
    expect(await ask(sandbox)).toEqual([400, expect.stringContaining("cannot be requested")]);
    await holds(nora.business, zia, farEnd);
    expect(await ask("ZIA-ESS-EDITION")).toEqual([400, expect.stringContaining("cannot be requested")]);
    expect(await ask("ZIA-PRO-BUNDLE")).toEqual([400, expect.stringContaining("cannot be requested")]);
    expect(await requestsOf(nora.business)).toEqual([]);
  });

  test("a quarter in which the base has ended since the page was opened", async () => {
    const nora = await aCustomer();
    await holds(nora.business, zia, addDays(laterQuarter, -1));
    const response = await handle(post(data(pageOf(nora.business, sandbox)), typed({ cart: laterQuarter }), nora));
    expect(response.status).toBe(400);
    expect((await errorsOf(response)).cart?.join()).toContain("choose Renewal");
  });
});

describe("who may request", () => {
  const status = async (business: Business, as?: Person) => (await handle(post(pageOf(business), typed(), as))).status;

  test("the customer, its reseller and an admin may, each for the customer", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    expect(await status(nora.business, ray)).toBe(303);
    const [made] = await requestsOf(nora.business);
    expect(made?.changes).toMatchObject([{ byName: ray.name, byBusiness: ray.business.name }]);

    const globex = await aCustomer("Gina", "Globex");
    expect(await status(globex.business, await anAdmin())).toBe(303);
    expect((await requestsOf(globex.business))[0]?.changes).toMatchObject([{ byBusiness: "Secure Dynamics" }]);
  });

  test("professional and managed services may not, a stranger finds nothing, a visitor logs in", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    expect(await status(nora.business, await aPartner(nora.business, "professional_service"))).toBe(403);
    expect(await status(nora.business, await aPartner(nora.business, "managed_service"))).toBe(403);
    expect(await status(nora.business, gina)).toBe(404);
    expect(await status(nora.business)).toBe(302);
    expect(await requestsOf(nora.business)).toEqual([]);
  });

  test("another customer's product term is no ground to join", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    await holds(gina.business, zia, farEnd);
    await holds(nora.business, zia, addDays(farEnd, -30));
    const form = { cart: "renewal", licensed: farEnd, quantity: 300, note: "" };
    expect(await requestProduct(nora.business.id, zia, form, actorOf(nora))).toMatchObject({
      outcome: "stale",
      field: "licensed",
    });
  });
});
