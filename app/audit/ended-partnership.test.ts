import { expect, test } from "vitest";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { aCustomer, actorOf, aPartner } from "../../tests/support/cast";

const nora = await aCustomer();

function declined(by: Awaited<ReturnType<typeof aPartner>>) {
  const event = { action: "request.decline", subjectType: "ProductRequest", subjectId: by.userId };
  return transact((tx) => record(tx, { actor: actorOf(by), businessId: nora.business.id, ...event }));
}

test("what a partner does for a customer is written", async () => {
  const ray = await aPartner(nora.business, "reseller", "Ray");
  await declined(ray);
  expect(await db.auditEvent.count({ where: { subjectId: ray.userId, action: "request.decline" } })).toBe(1);
});

test.each(["ended", "declined", "invited"] as const)(
  "what a partner still does whose partnership is %s is refused with all that belongs to it",
  async (state) => {
    const rita = await aPartner(nora.business, "reseller", "Rita", state);
    await expect(declined(rita)).rejects.toMatchObject({ status: 404 });
    expect(await db.auditEvent.count({ where: { subjectId: rita.userId } })).toBe(0);
  },
);
