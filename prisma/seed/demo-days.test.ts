import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { inviteDemoPartners } from "./demo-partners.server";
import { insertDemoPeople } from "./demo-people.server";
import { requestDemoProducts } from "./demo-requests.server";
import { markDemoSubscriptions } from "./demo-subscriptions.server";
import { seedReferenceData } from "./reference.server";

beforeAll(async () => {
  await seedReferenceData();
  await insertDemoPeople();
  await inviteDemoPartners();
}, 60_000);

test("the demo's requests can be made on any day of the year", async () => {
  for (let day = "2026-11-22"; day < "2028-01-01"; day = addDays(day, 17)) {
    await transact(async (tx) => {
      await tx.subscription.deleteMany();
      await tx.quote.deleteMany();
      await tx.requestChange.deleteMany();
      await tx.productRequest.deleteMany();
    });
    await markDemoSubscriptions(day);
    await requestDemoProducts(new Date(`${day}T12:00:00Z`));
    const states = (await db.productRequest.findMany({ select: { state: true } })).map(({ state }) => state).toSorted();
    expect(states, day).toEqual(["cancelled", "completed", "declined", "ordered", "quoted", "requested", "requested"]);
  }
}, 120_000);
