import { beforeAll, describe, expect, test } from "vitest";
import { listStartingPoints } from "~/profile/alignment/alignment.server";
import { listReasons, listServiceKinds } from "~/profile/cost-reduction/cost-reduction.server";
import { getScale, listStages } from "~/profile/journey/journey.server";
import { grantsOf } from "~/profile/partners/grants";
import { standingOf } from "~/profile/partners/standing";
import { listResponsibilities } from "~/profile/team/team.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";

beforeAll(seedReferenceData);

describe("what the sections show before a customer has entered anything", () => {
  test("16 objectives to start from, by category, with products by name", async () => {
    const categories = await listStartingPoints();
    expect(categories.flatMap(({ points }) => points)).toHaveLength(16);
    expect(new Set(categories.map(({ name }) => name)).size).toBe(categories.length);
    const vpn = categories.flatMap(({ points }) => points).find(({ key }) => key === "retire-vpn");
    expect(vpn?.products[0]).toEqual({ sku: "ZPA-BIZ-EDITION", name: expect.stringContaining("Private Access") });
    expect(vpn?.metric).toContain("less is better");
  });

  test("29 topics in 7 stages, and a scale of 6 steps from 0 to 5", async () => {
    const stages = await listStages();
    expect(stages).toHaveLength(7);
    expect(stages.flatMap(({ topics }) => topics)).toHaveLength(29);
    expect(stages[0]?.topics[0]?.anchors.map(({ step }) => step)).toEqual([1, 3, 5]);
    expect((await getScale()).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("36 kinds of services, and ten reasons for not continuing one", async () => {
    expect((await listServiceKinds()).flatMap(({ services }) => services)).toHaveLength(36);
    const reasons = await listReasons();
    expect(reasons).toHaveLength(10);
    expect(reasons.join()).not.toContain("keep it");
  });

  test("33 responsibilities in five phases, whoever answers also working where the letters say so", async () => {
    const phases = await listResponsibilities();
    expect(phases.map(({ name }) => name)).toEqual(["Plan", "Build", "Roll out", "Operate", "Govern"]);
    const all = phases.flatMap(({ responsibilities }) => responsibilities);
    expect(all).toHaveLength(33);
    const incident = all.find(({ key }) => key === "incident");
    expect(incident).toMatchObject({ a: ["Security Operations Lead"], r: ["Security Operations Lead"] });
  });
});

describe("a partnership", () => {
  const open = {
    expiresAt: new Date("2026-07-19T00:00:00Z"),
    acceptedAt: null,
    declinedAt: null,
    withdrawnAt: null,
    endedAt: null,
  };
  const then = new Date("2026-07-10T00:00:00Z");

  test.each([
    ["invited", open, "2026-07-18"],
    ["expired", open, "2026-07-19"],
    ["accepted", { ...open, acceptedAt: then }, "2027-01-01"],
    ["declined", { ...open, declinedAt: then }, "2027-01-01"],
    ["withdrawn", { ...open, withdrawnAt: then }, "2027-01-01"],
    ["ended", { ...open, acceptedAt: then, endedAt: then }, "2027-01-01"],
  ])("stands as %s, by its dates alone", (standing, dates, now) => {
    expect(standingOf(dates, new Date(now))).toBe(standing);
  });

  test("shows what its kind opens, as the table of access has it", () => {
    expect(grantsOf("reseller")).toMatchObject({ seesNot: ["Transformation Journey", "Zscaler Health Checks"] });
    expect(grantsOf("reseller").does).toHaveLength(3);
    expect(grantsOf("managed_service").does).toEqual([]);
  });
});
