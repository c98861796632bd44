import { beforeAll, describe, expect, test } from "vitest";
import { sentenceOf } from "~/audit/sentence";
import { db, transact } from "~/infra/db.server";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, type Business, get, type Person, post } from "../../../tests/support/cast";
import { addRule, findDeadEnd, rewordRule, switchRule } from "./change-rule.server";
import { mostNamed } from "./effect.server";
import { catalogue } from "./test-facts";

const list = "/admin/upgrade-rules";
let ada: Person;

beforeAll(async () => {
  await seedReferenceData();
  ada = await anAdmin();
});

async function owns({ id: customerId }: Business, sku: string) {
  await transact((tx) =>
    tx.subscription.create({
      data: { customerId, sku, source: "zscaler", endDate: "2199-03-31", createdById: "t", createdByName: "Test" },
      select: { id: true },
    }),
  );
}

const dataOf = async (path: string, route: string) =>
  (await handle(get(`${path}${path.includes("?") ? "&" : "?"}_data=licensing/upgrades/${route}.route`, ada))).json();
const postData = (path: string, route: string, fields: Record<string, string>) =>
  handle(post(`${path}?_data=licensing/upgrades/${route}.route`, fields, ada));
const isOnShelf = async ({ id }: Business, sku: string) =>
  (await getHoldings(id, () => true)).shelves.upgrades.includes(sku);
const slugsOf = (customers: { slug: string }[]) => customers.map(({ slug }) => slug);

describe("a new rule", () => {
  const rule = { product: "Z-MDR", owned: "Z-RISK360", area: "", reason: "It acts on the score." };

  test("is shown with whom it affects before it is saved, and then affects just those", async () => {
    const [acme, globex, initech] = [
      (await aCustomer()).business,
      (await aCustomer("Gus", "Globex")).business,
      (await aCustomer("Ina", "Initech")).business,
    ];
    await owns(acme, "Z-RISK360");
    await owns(globex, "Z-RISK360");
    await owns(globex, "Z-MDR");

    const preview = await postData(`${list}/new`, "new-rule", { ...rule, intent: "preview" });
    expect(preview.status).toBe(200);
    const { effect } = await preview.json();
    expect(effect.gains).toEqual({ count: 1, first: [{ slug: acme.slug, name: acme.name }] });
    expect(effect.loses.count).toBe(0);
    expect(await db.upgradeRule.count({ where: { sku: "Z-MDR" } })).toBe(0);

    const saved = await postData(`${list}/new`, "new-rule", { ...rule, intent: "save", seen: effect.seen });
    expect(saved.headers.get("X-Remix-Redirect") ?? saved.headers.get("Location")).toMatch(/upgrade-rules\/.+/);
    expect(await isOnShelf(acme, "Z-MDR")).toBe(true);
    expect(await isOnShelf(globex, "Z-MDR")).toBe(false);
    expect(await isOnShelf(initech, "Z-MDR")).toBe(false);
  });

  test("is not saved where the effect is another than the one that was seen", async () => {
    const { business } = await aCustomer();
    const other = { product: "Z-MDR", owned: "ZDECEPTION", area: "", reason: "" };
    const { effect } = await (await postData(`${list}/new`, "new-rule", { ...other, intent: "preview" })).json();
    await owns(business, "ZDECEPTION");
    const answer = await postData(`${list}/new`, "new-rule", { ...other, intent: "save", seen: effect.seen });
    expect(answer.status).toBe(409);
    expect((await answer.json()).effect.gains.count).toBe(1);
    expect(await db.upgradeRule.count({ where: { ownedSku: "ZDECEPTION", sku: "Z-MDR" } })).toBe(0);
  });

  test.each([
    [{ product: "", owned: "Z-RISK360" }, "product"],
    [{ product: "Z-MDR" }, "owned"],
    [{ product: "Z-MDR", owned: "Z-RISK360", area: "zia.dlp" }, "area"],
    [{ product: "NO-SUCH", owned: "Z-RISK360" }, "product"],
    [{ product: "ZIA-ADV-DNS", owned: "ZIA-TFORM-EDITION" }, "product"],
  ])("%j is sent back at the field %s", async (fields, field) => {
    const answer = await postData(`${list}/new`, "new-rule", { ...fields, intent: "preview" });
    expect(answer.status).toBe(400);
    expect(Object.keys((await answer.json()).result.error)).toEqual([field]);
  });

  test("sent twice is there once, and one that is there in other words is not overwritten", async () => {
    const details = { sku: "Z-EASM", ownedSku: "ZDECEPTION", areaKey: null, reason: "It sees outside." };
    const actor = { ...ada, sessionId: "t" };
    const first = await addRule(details, actor);
    expect(await addRule(details, actor)).toEqual({ outcome: "added-before", id: first.id });
    expect(await addRule({ ...details, reason: "Else." }, actor)).toEqual({ outcome: "exists", id: first.id });
    expect(await db.upgradeRule.count({ where: { sku: "Z-EASM", ownedSku: "ZDECEPTION" } })).toBe(1);
    expect((await db.upgradeRule.findUniqueOrThrow({ where: { id: first.id } })).reason).toBe("It sees outside.");
  });

  test("leads nowhere where the product is part of what is owned", () => {
    const dead = { sku: "Z-NSS", ownedSku: "ZIA-UNLTD-EDITION", areaKey: null, reason: "" };
    expect(findDeadEnd(catalogue, dead)).toContain("part of what is owned");
    expect(findDeadEnd(catalogue, { ...dead, sku: "ZIA-SIPA" })).toBeNull();
  });
});

describe("switching a rule", () => {
  test("off does to each shelf what the page said before, and on brings it back", async () => {
    const customers: Business[] = [];
    for (let number = 0; number < mostNamed + 2; number += 1)
      customers.push((await aCustomer("Nora", `Workshop ${String(number).padStart(2, "0")}`)).business);
    for (const customer of customers) await owns(customer, "ZTB-CONNECTOR");
    const both = customers[1] as Business;
    await owns(both, "ZTB-SITE");
    const { id } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "ZTB-SEGMENT", ownedSku: "ZTB-CONNECTOR" } });

    const page = await dataOf(`${list}/${id}`, "rule");
    expect(page.touches.count).toBe(mostNamed + 2);
    expect(page.effect.loses.count).toBe(mostNamed + 1);
    expect(page.effect.loses.first).toHaveLength(mostNamed);
    expect(slugsOf(page.effect.loses.first)).not.toContain(both.slug);
    expect(page.effect.rewords).toBe(1);

    const off = { intent: "switch-off", version: "1", seen: page.effect.seen };
    expect((await handle(post(`${list}/${id}`, { ...off, seen: "older" }, ada))).status).toBe(409);
    expect((await handle(post(`${list}/${id}`, off, ada))).status).toBe(303);
    expect((await handle(post(`${list}/${id}`, off, ada))).status).toBe(303);
    expect(await isOnShelf(customers[0] as Business, "ZTB-SEGMENT")).toBe(false);
    expect(await isOnShelf(both, "ZTB-SEGMENT")).toBe(true);

    const after = await dataOf(`${list}/${id}`, "rule");
    expect(after.rule).toMatchObject({ isOn: false, version: 2 });
    expect(after.effect.gains.count).toBe(mostNamed + 1);
    expect(after.history.map(({ lines }: { lines: string[] }) => lines)).toEqual([["switched the rule off"]]);
    const on = { intent: "switch-on", version: "2", seen: after.effect.seen };
    expect((await handle(post(`${list}/${id}`, on, ada))).status).toBe(303);
    expect(await isOnShelf(customers[0] as Business, "ZTB-SEGMENT")).toBe(true);
  });

  test("a rule that is off stays off when the reference data is loaded again", async () => {
    const { id } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "ZITDR", ownedSku: "ZDECEPTION" } });
    await switchRule(id, { isOn: false, version: 1 }, { ...ada, sessionId: "t" });
    await transact((tx) => tx.setting.delete({ where: { key: "seed" } }));
    await seedReferenceData();
    const rules = await db.upgradeRule.findMany({ where: { sku: "ZITDR", ownedSku: "ZDECEPTION" } });
    expect(rules.map(({ retiredAt }) => retiredAt !== null)).toEqual([true]);
  });

  test("and rewording it: of two admins the second is told, and nothing is overwritten", async () => {
    const { id } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "Z-UVM", ownedSku: "Z-RISK360" } });
    const actor = { ...ada, sessionId: "t" };
    expect(await rewordRule(id, { reason: "It feeds the score.", version: 1 }, actor)).toBe("saved");
    expect(await rewordRule(id, { reason: "It feeds the score.", version: 1 }, actor)).toBe("unchanged");
    const late = { conflict: { reason: "It feeds the score.", isOn: true, version: 2 } };
    expect(await rewordRule(id, { reason: "Else.", version: 1 }, actor)).toEqual(late);
    expect(await switchRule(id, { isOn: false, version: 1 }, actor)).toEqual(late);
    const answer = await postData(`${list}/${id}`, "rule", { intent: "save", reason: "Else.", version: "1" });
    expect(answer.status).toBe(409);
    const events = await db.auditEvent.findMany({ where: { subjectId: id } });
    expect(events.map(sentenceOf)).toEqual([
      "changed the words of a rule: Unified Vulnerability Management when Risk360 is owned",
    ]);
  });
});

test("the list finds rules by product, area, kind and state, and counts what they do", async () => {
  const { business } = await aCustomer("Nora", "Counted");
  await owns(business, "Z-AEM");
  const { id } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "Z-UVM", ownedSku: "Z-AEM" } });
  const { suggested } = await getHoldings(business.id, () => true);
  const factsKey = suggested.get("Z-UVM")?.factsKey ?? "";
  const found = async (query: string) => (await dataOf(`${list}?${query}`, "rules")).rules;
  const ruleIn = async () => (await found("q=Z-UVM")).find((rule: { id: string }) => rule.id === id);
  expect(await ruleIn()).toMatchObject({ touches: 1, dismissed: 0 });

  await transact((tx) =>
    tx.dismissal.create({
      data: {
        customerId: business.id,
        sku: "Z-UVM",
        factsKey,
        reason: "No",
        dismissedById: "t",
        dismissedByName: "Test",
      },
      select: { id: true },
    }),
  );
  expect(await ruleIn()).toMatchObject({ touches: 0, dismissed: 1 });
  const sandbox = await found("q=sandbox&when=area");
  expect(sandbox.map((rule: { sku: string }) => rule.sku)).toEqual(["ZIA-ADV-SANDBOX"]);
  for (const nothing of ["no+such+rule", "%25", "_"]) expect(await found(`q=${nothing}`)).toEqual([]);
  expect((await found("state=off&q=ZITDR")).length).toBe(1);
});
