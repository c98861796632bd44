import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, type Person, post } from "../../../tests/support/cast";
import { aTerm } from "../../../tests/support/requests";
import {
  aRequest,
  dataOf,
  end,
  errorsOf,
  isDone,
  mark,
  pageOf,
  termOf,
  today,
  zia,
} from "../../../tests/support/terms";

beforeAll(seedReferenceData);

describe("a term that came from a request", () => {
  const bought = async () => {
    const nora = await aCustomer();
    const requestId = await aRequest(nora.business, zia, { startDate: addDays(today, -10) });
    const id = await transact(async (tx) => {
      await tx.productRequest.update({
        where: { id: requestId },
        data: { state: "completed", actsNext: null, closedAt: new Date() },
      });
      const term = { customerId: nora.business.id, sku: zia, source: "portal", requestId, endDate: end } as const;
      const by = { createdById: "test", createdByName: "Ray Test" };
      return (await tx.subscription.create({ data: { ...term, ...by, quantity: 100 }, select: { id: true } })).id;
    });
    return { nora, id, requestId, ray: await aPartner(nora.business, "reseller") };
  };
  const correct = (as: Person, business: Business, id: string, fields: Record<string, string> = {}) =>
    handle(
      post(
        dataOf(business),
        { intent: "correct", term: id, version: "1", endDate: end, quantity: "120", reason: "20 more", ...fields },
        as,
      ),
    );

  test("is corrected by the reseller with a reason, which its request keeps", async () => {
    const { nora, ray, id, requestId } = await bought();
    expect(isDone(await correct(ray, nora.business, id))).toBe(pageOf(nora.business));
    expect(await termOf(nora.business)).toMatchObject({ id, quantity: 120, source: "portal", version: 2 });
    const change = await db.requestChange.findFirst({ where: { requestId }, orderBy: { id: "desc" } });
    expect(change).toMatchObject({ kind: "changed", byName: ray.name, after: { "Users Covered": "120" } });
    expect(change?.words).toContain("20 more");
    expect((await correct(ray, nora.business, id, { quantity: "130" })).status).toBe(409);
    expect((await correct(ray, nora.business, id, { quantity: "120" })).status).not.toBe(409);
  });

  test("does not begin before the one that it follows has ended", async () => {
    const { nora, ray, id } = await bought();
    const before = addDays(today, -11);
    await aTerm(nora.business, { sku: zia, endDate: before, nextId: id });
    const errors = await errorsOf(await correct(ray, nora.business, id, { startDate: before }));
    expect(errors).toEqual({ startDate: [`The term before it ends on ${before}: enter a day after it`] });
    expect(isDone(await correct(ray, nora.business, id, { startDate: addDays(before, 1) }))).toBe(
      pageOf(nora.business),
    );
  });

  test("needs a reason, and a person who may", async () => {
    const { nora, ray, id } = await bought();
    expect(await errorsOf(await correct(ray, nora.business, id, { reason: " " }))).toHaveProperty("reason");
    expect((await correct(nora, nora.business, id)).status).toBe(403);
    expect(isDone(await correct(await anAdmin(), nora.business, id))).toBe(pageOf(nora.business));
  });

  test("is not what the box is about, and not corrected by way of another customer or product", async () => {
    const { nora, ray, id } = await bought();
    const gus = await aCustomer("Gus", "Globex");
    const alsoRay = { ...ray, ...(await aPartner(gus.business, "reseller")) };
    expect((await correct(alsoRay, gus.business, id)).status).toBe(404);
    await mark(nora, nora.business);
    expect((await listTerms(nora.business.id)).map(({ source }) => source).toSorted()).toEqual(["portal", "zscaler"]);
    const own = (await listTerms(nora.business.id)).find(({ source }) => source === "zscaler");
    expect((await correct(ray, nora.business, own?.id ?? "")).status).toBe(404);
  });
});
