import { describe, expect, test } from "vitest";
import { capabilitiesOf, type Role } from "~/access/keys";
import { transact } from "~/infra/db.server";
import { getProfileFacts } from "~/profile/overview.server";
import { tilesOf } from "~/profile/tiles";
import { waitingOf } from "~/profile/waiting";
import { aCustomer, aPartner } from "../../tests/support/cast";

const keysOf = (role: Role) => {
  const keys = capabilitiesOf([role]);
  return (key: Parameters<typeof keys.has>[0]) => keys.has(key);
};

async function withHealthCheck(customerId: string, date: string, score: number, failing: ("critical" | "low")[]) {
  await transact(async (tx) => {
    const { id } = await tx.healthCheck.create({
      data: {
        customerId,
        date,
        score,
        uploadedById: "ada",
        readyAt: new Date(),
        publishedAt: new Date(),
        failCount: failing.length,
      },
      select: { id: true },
    });
    const blank = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
    await tx.finding.createMany({
      data: failing.map((severity, at) => ({
        ...{
          healthCheckId: id,
          line: at + 2,
          product: "ZIA",
          areaName: "DLP",
          checkKey: `${at}`,
          title: `Check ${at}`,
        },
        ...blank,
        severity,
        status: "fail" as const,
      })),
    });
  });
}

describe("the Business Profile", () => {
  test("of a new customer says what is missing, and invents nothing", async () => {
    const nora = await aCustomer();
    const facts = await getProfileFacts(nora.business.id, nora.userId);
    expect(facts).toMatchObject({ partners: { accepted: [], invited: null }, people: 1, healthCheck: null });
    const tiles = tilesOf(facts, keysOf("customer"));
    expect(tiles.map(({ title }) => title)).toEqual([
      "My Partners",
      "Business Alignment",
      "Transformation Journey",
      "Cost Reduction",
      "Our Team",
      "Activated",
    ]);
    expect(tiles[0]?.figure).toBe("0 of 3");
    expect(tiles[5]?.next?.text).toBe("your Phone and Job Title.");
  });

  test("shows the newest health check, the change since the one before, and what fails most severely", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await withHealthCheck(nora.business.id, "2026-07-01", 66.05, ["critical", "critical", "low"]);
    await withHealthCheck(nora.business.id, "2026-04-01", 46.27, ["critical"]);
    await withHealthCheck(gus.business.id, "2026-08-01", 12, ["critical"]);
    const facts = await getProfileFacts(nora.business.id, nora.userId);
    expect(facts.healthCheck).toEqual({
      date: "2026-07-01",
      score: 66.05,
      previous: { date: "2026-04-01", score: 46.27 },
      failed: 3,
      criticalFailed: 2,
    });
    const waitingFor = (role: Role) =>
      waitingOf(facts, { may: keysOf(role), isCustomer: role === "customer", customerName: "Acme" });
    expect(waitingFor("customer")[0]).toMatchObject({ who: "You", text: "look at 2 critical checks that fail" });
    expect(waitingFor("admin")[0]).toMatchObject({ you: false, who: "Acme" });
    expect(waitingFor("reseller")).toEqual([]);
  });

  test("counts a kind of partner once it has accepted, until it is ended", async () => {
    const nora = await aCustomer();
    await aPartner(nora.business, "reseller");
    await aPartner(nora.business, "managed_service", "Mia", "ended");
    await aPartner(nora.business, "professional_service", "Pia", "invited");
    const { partners } = await getProfileFacts(nora.business.id, nora.userId);
    expect(partners.accepted).toEqual(["reseller"]);
    expect(partners.invited?.name).toBe("Pia Partners");
  });

  test.each([
    ["reseller", ["Business Alignment", "Cost Reduction", "Our Team"]],
    ["managed_service", ["Business Alignment", "Transformation Journey", "Our Team"]],
  ] as const)("a %s finds only the sections that it may open", async (type, titles) => {
    const nora = await aCustomer();
    const facts = await getProfileFacts(nora.business.id, "somebody else");
    expect(tilesOf(facts, keysOf(type)).map(({ title }) => title)).toEqual(titles);
  });
});
