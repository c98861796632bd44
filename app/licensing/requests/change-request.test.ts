import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { usualSettings } from "~/infra/settings";
import { moveCatalogueStamp } from "~/licensing/catalogue/stamp.server";
import { quarters } from "~/licensing/requests/quarters";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, aPartner, get, type Person, post } from "../../../tests/support/cast";
import { aRequest, aTerm, mailsAbout, rowOf } from "../../../tests/support/requests";

beforeAll(seedReferenceData);

const day = today();
const [nextQuarter, laterQuarter] = quarters(day, usualSettings).map(({ start }) => start) as [string, string];
const route = "?_data=licensing%2Frequests%2Fchange.route";

const typed = (more: Record<string, string> = {}) => ({
  cart: nextQuarter,
  licensed: "",
  quantity: "100",
  note: "",
  version: "1",
  ...more,
});

const save = (path: string, fields: Record<string, string>, as: Person) =>
  handle(post(`${path}/change${route}`, fields, as));

/** Where a page with scripts is sent; null where it stays. */
const goesTo = (answer: Response) => answer.headers.get("X-Remix-Redirect");

describe("changing a request", () => {
  test("keeps what it said before in its history, and tells the seller", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    const answer = await save(path, typed({ cart: laterQuarter, quantity: "250", note: "Two sites." }), nora);
    expect(goesTo(answer)).toBe(path);

    const row = await rowOf(id);
    expect(row).toMatchObject({
      startDate: laterQuarter,
      lastSafeDay: addDays(laterQuarter, -14),
      quantity: 250,
      note: "Two sites.",
      version: 2,
      state: "requested",
    });
    expect(row.changes.at(-1)).toMatchObject({
      kind: "changed",
      before: { "Shopping Cart": `Quarter that starts ${nextQuarter}`, "Number of Users": "100", Note: "" },
      after: { "Shopping Cart": `Quarter that starts ${laterQuarter}`, "Number of Users": "250", Note: "Two sites." },
    });
    const [mail] = await mailsAbout(nora.business);
    expect(mail).toMatchObject({ letter: "request-changed", toEmail: ray.email });
    expect(JSON.stringify(mail?.data)).not.toContain("Two sites");
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id, action: "request.change" } })).toBe(1);
  });

  test("supersedes the quote that stood, and the seller acts again", async () => {
    const nora = await aCustomer();
    const quote = { isAccepted: true };
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter, state: "quoted", quote });
    await save(path, typed({ quantity: "250" }), nora);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "requested", actsNext: "seller" });
    expect(row.quotes[0]?.supersededAt).not.toBeNull();
  });

  test("leaves the quote alone where only the note changes, and mails nobody", async () => {
    const nora = await aCustomer();
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter, state: "quoted" });
    await save(path, typed({ note: "For the plant." }), nora);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "quoted", actsNext: "customer", note: "For the plant.", version: 2 });
    expect(row.quotes[0]?.supersededAt).toBeNull();
    expect(await mailsAbout(nora.business)).toEqual([]);
  });

  test("may keep a time that is no longer offered, but not choose one", async () => {
    const nora = await aCustomer();
    const { id, path } = await aRequest(nora.business, nora, { startDate: addDays(day, 3) });
    expect(goesTo(await save(path, typed({ cart: addDays(day, 3), quantity: "7" }), nora))).toBe(path);
    expect(await rowOf(id)).toMatchObject({ quantity: 7, startDate: addDays(day, 3) });
    const answer = await save(path, typed({ cart: addDays(day, 4), version: "2" }), nora);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("no longer offered");
  });

  test("of a product that is no longer sold changes its note, but neither its time nor its number", async () => {
    const nora = await aCustomer();
    const sku = "ZIA-PRO-BUNDLE";
    const { id, path } = await aRequest(nora.business, nora, { sku, startDate: nextQuarter });
    for (const other of [{ cart: laterQuarter }, { quantity: "250" }]) {
      const answer = await save(path, typed({ ...other, note: "Two sites." }), nora);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("can no longer be requested");
    }
    expect(await rowOf(id)).toMatchObject({ startDate: nextQuarter, quantity: 100, version: 1 });
    expect(goesTo(await save(path, typed({ note: "Two sites." }), nora))).toBe(path);
    expect(await rowOf(id)).toMatchObject({ startDate: nextQuarter, quantity: 100, note: "Two sites." });
  });

  test("keeps a number that has become too small, but takes no other one that is", async () => {
    const nora = await aCustomer();
    const [sku, kept] = ["ZDX-STD", 40];
    await transact(async (tx) => {
      await tx.product.update({ where: { sku }, data: { minQuantity: 50 }, select: { sku: true } });
      await moveCatalogueStamp(tx);
    });
    const { id, path } = await aRequest(nora.business, nora, { sku, startDate: nextQuarter, quantity: kept });
    expect((await save(path, typed({ quantity: String(kept - 1) }), nora)).status).toBe(400);
    expect(goesTo(await save(path, typed({ quantity: String(kept), note: "Two sites." }), nora))).toBe(path);
    expect(await rowOf(id)).toMatchObject({ quantity: kept, note: "Two sites." });
  });

  test("from a quarter to a renewal joins an end date of the customer's own", async () => {
    const nora = await aCustomer();
    const { endDate } = await aTerm(nora.business, { endDate: addDays(day, 300) });
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    expect((await save(path, typed({ cart: "renewal", licensed: addDays(endDate, 1) }), nora)).status).toBe(400);
    await save(path, typed({ cart: "renewal", licensed: endDate }), nora);
    expect(await rowOf(id)).toMatchObject({ timing: "renewal", renewalDate: endDate, startDate: addDays(endDate, 1) });
  });

  test("by two people at once tells the second, with both values, and overwrites nothing unseen", async () => {
    const nora = await aCustomer();
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    await save(path, typed({ quantity: "250" }), nora);
    const second = await save(path, typed({ quantity: "400" }), nora);
    expect(second.status).toBe(409);
    const { conflict } = (await second.json()) as { conflict: unknown };
    expect(conflict).toMatchObject({
      version: 2,
      by: nora.name,
      overwritten: [{ label: "Number of Users", stored: "250", typed: "400" }],
    });
    expect(await rowOf(id)).toMatchObject({ quantity: 250 });
    expect(goesTo(await save(path, typed({ quantity: "400", version: "2" }), nora))).toBe(path);
  });

  test("asks first where another request rests on it, and says so in that one's history", async () => {
    const nora = await aCustomer();
    const base = await aRequest(nora.business, nora, { startDate: nextQuarter });
    const addOn = await aRequest(nora.business, nora, { sku: "ZIA-ADV-SANDBOX", startDate: nextQuarter });
    const asked = await save(base.path, typed({ cart: laterQuarter }), nora);
    expect(asked.status).toBe(400);
    const { touched, key } = (await asked.json()) as { touched: { id: string }[]; key: string };
    expect(touched).toMatchObject([{ id: addOn.id, name: "Advanced Cloud Sandbox" }]);
    expect((await save(base.path, typed({ cart: laterQuarter, confirm: "something else" }), nora)).status).toBe(409);
    expect(await rowOf(base.id)).toMatchObject({ startDate: nextQuarter });

    expect(goesTo(await save(base.path, typed({ cart: laterQuarter, confirm: key }), nora))).toBe(base.path);
    expect(await rowOf(base.id)).toMatchObject({ startDate: laterQuarter });
    const other = await rowOf(addOn.id);
    expect(other).toMatchObject({ startDate: nextQuarter, state: "requested" });
    expect(other.changes.at(-1)?.words).toContain("was changed.");
  });

  test("sent twice changes it once", async () => {
    const nora = await aCustomer();
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    const fields = typed({ quantity: "250" });
    const answers = await Promise.all([1, 2, 3].map(() => save(path, fields, nora)));
    expect(answers.map(goesTo)).toEqual([path, path, path]);
    expect((await rowOf(id)).changes.map(({ kind }) => kind)).toEqual(["requested", "changed"]);
  });

  test.each(["ordered", "completed", "cancelled", "declined"] as const)(
    "that is %s is refused, and says why",
    async (state) => {
      const nora = await aCustomer();
      const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter, state });
      const answer = await save(path, typed({ quantity: "250" }), nora);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ lost: { by: nora.name } });
      expect(await rowOf(id)).toMatchObject({ quantity: 100, state, version: 1 });
    },
  );
});

describe("who may change it", () => {
  test("another customer's request is not found, wherever it is looked for", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    const { id, path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    const hers = `/customers/${gina.business.slug}/licensing/requests/${id}`;
    for (const place of [path, hers]) {
      expect((await handle(get(place, gina))).status).toBe(404);
      expect((await handle(get(`${place}/change`, gina))).status).toBe(404);
      expect((await save(place, typed({ quantity: "1" }), gina)).status).toBe(404);
    }
    expect(await rowOf(id)).toMatchObject({ quantity: 100, version: 1 });
  });

  test("a service partner reads it and may not change it", async () => {
    const nora = await aCustomer();
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    const { path } = await aRequest(nora.business, nora, { startDate: nextQuarter });
    expect((await handle(get(path, pia))).status).toBe(200);
    expect((await handle(get(`${path}/change`, pia))).status).toBe(403);
    expect((await save(path, typed(), pia)).status).toBe(403);
  });
});
