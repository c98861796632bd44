import { beforeAll, expect, test } from "vitest";
import { capabilitiesOf, type Role } from "~/access/keys";
import { transact } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { aCustomer, type Business } from "../../../tests/support/cast";
import { getDiscussion } from "./discussion.server";

beforeAll(seedReferenceData);

const today = "2026-11-22";

const seenBy = (role: Role, business: Business, objectives: Parameters<typeof getDiscussion>[1] = []) => {
  const keys = capabilitiesOf([role]);
  return getDiscussion(business.id, objectives, (key) => keys.has(key), today);
};

const owns = ({ id: customerId }: Business, sku: string, facts: object = {}) =>
  transact((tx) =>
    tx.subscription.create({
      data: {
        ...{ customerId, sku, source: "zscaler", endDate: today, createdById: "test", createdByName: "Nora" },
        ...facts,
      },
    }),
  );

const requests = ({ id: customerId }: Business, sku: string, facts: object = {}) =>
  transact((tx) =>
    tx.productRequest.create({
      data: {
        ...{ customerId, sku, timing: "quarter", startDate: "2027-01-01", lastSafeDay: "2026-12-18", quantity: 10 },
        ...{ actsNext: "seller", requestedById: "test", requestedByName: "Nora" },
        ...facts,
      },
    }),
  );

test("a subscribed product that serves no objective is named, until it serves one or has ended", async () => {
  const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
  await owns(nora.business, "ZIA-BIZ-EDITION");
  await owns(nora.business, "ZPA-BIZ-EDITION", { endDate: "2026-11-21" });
  await owns(nora.business, "ZDX-ADV", { removedAt: new Date() });
  expect((await seenBy("customer", nora.business)).held?.map(({ sku }) => sku)).toEqual(["ZIA-BIZ-EDITION"]);
  expect((await seenBy("customer", gina.business)).held).toEqual([]);

  const serving = { title: "Retire the proxy", category: "cost", priority: "must" as const };
  const withObjective = ({ id: customerId }: Business) =>
    transact((tx) =>
      tx.objective.create({ data: { customerId, ...serving, products: { create: [{ sku: "ZIA-BIZ-EDITION" }] } } }),
    );
  await withObjective(gina.business);
  expect((await seenBy("customer", nora.business)).held).toHaveLength(1);
  await withObjective(nora.business);
  expect((await seenBy("customer", nora.business)).held).toEqual([]);
});

test("an objective is named while none of its products is held, inside another, or requested", async () => {
  const { business } = await aCustomer();
  const objectives = [
    { id: "inside", open: true, products: [{ sku: "ZIA-ESS-EDITION" }, { sku: "ZIA-STD-FW" }] },
    { id: "other", open: true, products: [{ sku: "ZDX-ADV" }] },
    { id: "met", open: false, products: [{ sku: "ZDX-ADV" }] },
    { id: "unserved", open: true, products: [] },
  ];
  const named = async () => (await seenBy("customer", business, objectives)).outOfReach;
  expect(await named()).toEqual(["inside", "other"]);
  await owns(business, "ZIA-BIZ-EDITION");
  expect(await named()).toEqual(["other"]);
  await requests(business, "ZDX-ADV", { closedAt: new Date(), state: "cancelled", actsNext: null });
  expect(await named()).toEqual(["other"]);
  await requests(business, "ZDX-ADV");
  expect(await named()).toEqual([]);
});

test("who may not open Cost Reduction does not learn what replaces what", async () => {
  const { business } = await aCustomer();
  expect((await seenBy("customer", business)).replacing).toEqual([]);
  expect((await seenBy("managed_service", business)).replacing).toBeNull();
});
