import { beforeAll, describe, expect, test } from "vitest";
import { sentenceOf } from "~/audit/sentence";
import type { Severity } from "~/health-checks/vocabulary";
import { db, transact } from "~/infra/db.server";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../../tests/support/cast";
import { tallyFindings } from "../../../tests/support/tallies";

beforeAll(seedReferenceData);

const sandbox = "ZIA-ADV-SANDBOX";
const seesAll = () => true;
const pageOf = ({ slug }: Business, sku: string, what: "dismiss" | "suggest") =>
  `/customers/${slug}/licensing/products/${sku}/${what}`;

async function owns({ id: customerId }: Business, sku: string, endDate = "2199-03-31") {
  await transact((tx) =>
    tx.subscription.create({
      data: { customerId, sku, source: "zscaler", endDate, createdById: "t", createdByName: "Test" },
      select: { id: true },
    }),
  );
}

let checks = 0;

/** A published health check with failing findings of Cloud Sandbox. */
async function failsIn({ id: customerId }: Business, date: string, ...found: Severity[]) {
  await transact(async (tx) => {
    const now = new Date();
    const { id } = await tx.healthCheck.create({
      data: { customerId, date, uploadedById: "t", readyAt: now, publishedAt: now, publishedById: "t" },
      select: { id: true },
    });
    for (const [line, severity] of found.entries())
      await tx.finding.create({
        data: {
          healthCheckId: id,
          line: line + 2,
          product: "ZIA",
          areaName: "Cloud Sandbox",
          areaKey: "zia.sandbox",
          checkKey: `check-${++checks}`,
          title: "A check",
          status: line % 2 ? "warning" : "fail",
          severity,
          currentSetting: "",
          finding: "",
          recommendation: "",
          impact: "",
          reference: "",
        },
        select: { id: true },
      });
    await tallyFindings(tx, id);
  });
}

const shelfOf = async ({ id }: Business, may: () => boolean = seesAll) => (await getHoldings(id, may)).shelves.upgrades;

async function seenOn(page: string, person: Person): Promise<string> {
  const answer = await dataOf(page, person);
  return answer.product.seen;
}

async function dataOf(page: string, person: Person) {
  const route = page.endsWith("/dismiss") ? "dismiss" : "suggest";
  const answer = await handle(get(`${page}?_data=licensing/upgrades/${route}.route`, person));
  return answer.json();
}

async function dismissAs(person: Person, customer: Business, fields: Record<string, string> = {}) {
  const page = pageOf(customer, sandbox, "dismiss");
  const seen = await seenOn(page, person);
  return handle(post(page, { reason: "We use another vendor", seen, ...fields }, person));
}

describe("dismissing", () => {
  test("takes the product off the shelf for everyone, says who and why, and is the same done twice", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    await failsIn(nora.business, "2026-07-01", "critical");
    expect(await shelfOf(nora.business)).toContain(sandbox);

    for (let time = 1; time <= 2; time += 1) expect((await dismissAs(nora, nora.business)).status).toBe(303);
    expect(await shelfOf(nora.business)).not.toContain(sandbox);
    // Who reads no findings has other reasons before them, and still not this product.
    expect(await shelfOf(nora.business, () => false)).not.toContain(sandbox);
    expect(await db.dismissal.count({ where: { customerId: nora.business.id } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id } });
    expect(events.map(sentenceOf)).toEqual(["dismissed Advanced Cloud Sandbox: “We use another vendor”"]);
  });

  test("tells the browser why, not the facts behind it nor how strong they are", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    await failsIn(nora.business, "2026-07-01", "critical");
    const page = `/customers/${nora.business.slug}/licensing/products/${sandbox}`;
    const shown = await (await handle(get(`${page}?_data=licensing/product.route`, nora))).json();
    const asked = await dataOf(pageOf(nora.business, sandbox, "dismiss"), nora);
    for (const { reasons } of [shown, asked.product]) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(Object.keys(reason).toSorted()).toEqual(["kind", "links", "text"]);
    }
  });

  test("needs a reason, and keeps nothing without one", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    const answer = await dismissAs(nora, nora.business, { reason: "   " });
    expect(answer.status).toBe(400);
    expect(await shelfOf(nora.business)).toContain(sandbox);
  });

  test("holds while a newer health check says the same, and ends when it says something else", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    await failsIn(nora.business, "2026-04-01", "critical", "high");
    await dismissAs(nora, nora.business);
    await failsIn(nora.business, "2026-07-01", "high", "critical");
    expect(await shelfOf(nora.business)).not.toContain(sandbox);
    await failsIn(nora.business, "2026-10-01", "critical", "critical");
    expect(await shelfOf(nora.business)).toContain(sandbox);

    await dismissAs(nora, nora.business);
    expect(await shelfOf(nora.business)).not.toContain(sandbox);
    expect(await db.dismissal.count({ where: { customerId: nora.business.id, restoredAt: null } })).toBe(1);
  });

  test("is for the reasons that were read: where they changed meanwhile, the person is told", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    const page = pageOf(nora.business, sandbox, "dismiss");
    const seen = await seenOn(page, nora);
    await failsIn(nora.business, "2026-07-01", "critical");
    const answer = await handle(post(page, { reason: "No", seen }, nora));
    expect(answer.status).toBe(409);
    expect(await shelfOf(nora.business)).toContain(sandbox);
  });

  test("can be taken back, once", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION");
    const page = pageOf(nora.business, sandbox, "dismiss");
    expect((await handle(post(page, { intent: "restore" }, nora))).status).toBe(404);
    await dismissAs(nora, nora.business);
    for (let time = 1; time <= 2; time += 1)
      expect((await handle(post(page, { intent: "restore" }, nora))).status).toBe(303);
    expect(await shelfOf(nora.business)).toContain(sandbox);
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id, action: "upgrade.restore" } })).toBe(1);
  });

  test("of what is not suggested changes nothing", async () => {
    const nora = await aCustomer();
    const answer = await handle(
      post(pageOf(nora.business, sandbox, "dismiss"), { reason: "No", seen: "an older page" }, nora),
    );
    expect(answer.status).toBe(303);
    expect(await db.dismissal.count({ where: { customerId: nora.business.id } })).toBe(0);
  });

  test("at one customer leaves the other's shelf alone", async () => {
    const [nora, gus] = [await aCustomer(), await aCustomer("Gus", "Globex")];
    for (const { business } of [nora, gus]) await owns(business, "ZIA-BIZ-EDITION");
    await dismissAs(nora, nora.business);
    expect(await shelfOf(gus.business)).toContain(sandbox);
    expect((await handle(post(pageOf(nora.business, sandbox, "dismiss"), { intent: "restore" }, gus))).status).toBe(
      404,
    );
    expect(await shelfOf(nora.business)).not.toContain(sandbox);
  });
});

describe("what a reader without health checks is told", () => {
  test("is no product, no reason and no fix that rests on findings", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZPA-BIZ-EDITION");
    await failsIn(nora.business, "2026-07-01", "critical");
    expect(await shelfOf(nora.business)).toContain(sandbox);
    expect(await shelfOf(nora.business, () => false)).not.toContain(sandbox);

    const ray = await aPartner(nora.business, "reseller");
    const page = await handle(
      get(`/customers/${nora.business.slug}/licensing?shelf=upgrades&_data=licensing/licensing.route`, ray),
    );
    const told = JSON.stringify(await page.json());
    expect(told).not.toContain("critical");
    expect(told).not.toContain("finding:");
  });
});

describe("an admin's own suggestion", () => {
  const suggest = async (ada: Person, customer: Business, sku: string, fields: Record<string, string>) =>
    handle(post(pageOf(customer, sku, "suggest"), { version: "0", ...fields }, ada));

  test("stands on the shelf with name and words until it is withdrawn", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    for (let time = 1; time <= 2; time += 1)
      expect((await suggest(ada, nora.business, "Z-MDR", { reason: "Nobody watches at night." })).status).toBe(303);
    expect(await db.suggestion.count({ where: { customerId: nora.business.id } })).toBe(1);
    const { suggested } = await getHoldings(nora.business.id, () => false);
    expect(suggested.get("Z-MDR")?.reasons.map(({ text }) => text)).toEqual([
      "Suggested by Ada Test: “Nobody watches at night.”",
    ]);

    const withdraw = { intent: "withdraw", version: "1" };
    expect((await suggest(ada, nora.business, "Z-MDR", withdraw)).status).toBe(303);
    expect(await shelfOf(nora.business)).not.toContain("Z-MDR");
    expect((await suggest(ada, nora.business, "Z-MDR", withdraw)).status).toBe(303);
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id } });
    expect(events.map(sentenceOf)).toEqual([
      "suggested Managed Detection and Response (Red Canary): “Nobody watches at night.”",
      "withdrew the suggestion of Managed Detection and Response (Red Canary)",
    ]);
  });

  test("needs a reason", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    expect((await suggest(ada, nora.business, "Z-MDR", { reason: "" })).status).toBe(400);
    expect(await shelfOf(nora.business)).not.toContain("Z-MDR");
  });

  test("is refused for what is owned inside a bundle, and for what is not sold", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    await owns(nora.business, "ZIA-TFORM-EDITION");
    expect((await suggest(ada, nora.business, sandbox, { reason: "Buy it." })).status).toBe(400);
    expect((await suggest(ada, nora.business, "ZPC", { reason: "Buy it." })).status).toBe(400);
    expect(await db.suggestion.count({ where: { customerId: nora.business.id } })).toBe(0);
  });

  test("reworded by two admins: the second is told and sees both", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    await suggest(ada, nora.business, "Z-MDR", { reason: "First." });
    expect((await suggest(ada, nora.business, "Z-MDR", { reason: "Second.", version: "1" })).status).toBe(303);
    const answer = await handle(
      post(
        `${pageOf(nora.business, "Z-MDR", "suggest")}?_data=licensing/upgrades/suggest.route`,
        { reason: "Third.", version: "1" },
        ada,
      ),
    );
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ conflict: { reason: "Second.", version: 2 } });
    expect((await suggest(ada, nora.business, "Z-MDR", { intent: "withdraw", version: "1" })).status).toBe(409);
    expect(await shelfOf(nora.business)).toContain("Z-MDR");
  });
});
