import { describe, expect, test } from "vitest";
import { capabilitiesOf, type Role } from "~/access/keys";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { expiringOf } from "~/profile/expiring";
import { getProfileFacts } from "~/profile/overview.server";
import type { Section } from "~/profile/section-facts";
import { tilesOf } from "~/profile/tiles";
import { waitingOf } from "~/profile/waiting";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get } from "../../tests/support/cast";

const keysOf = (role: Role) => {
  const keys = capabilitiesOf([role]);
  return (key: Parameters<typeof keys.has>[0]) => keys.has(key);
};

const inDays = (days: number) => addDays(today(), days);

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

const anObjective = ({ id: customerId }: Business, title: string, facts: object = {}) =>
  transact((tx) => tx.objective.create({ data: { customerId, title, category: "cost", priority: "must", ...facts } }));

const aService = ({ id: customerId }: Business, name: string, facts: object = {}) =>
  transact((tx) => tx.legacyService.create({ data: { customerId, name, ...facts } }));

const aScore = ({ id: customerId }: Business, topicKey: string, side: "cm360" | "business", facts: object) =>
  transact((tx) =>
    tx.journeyScore.create({ data: { customerId, topicKey, side, updatedById: "x", updatedByName: "X", ...facts } }),
  );

/** What the overview shows of a customer, to whom stands there in a role. */
async function seenBy(role: Role, business: Business, userId = "somebody else") {
  const facts = await getProfileFacts(business.id, userId);
  const may = keysOf(role);
  const kind = role === "customer" || role === "admin" ? role : "partner";
  const tiles = tilesOf(facts, may);
  return {
    tile: (section: Section) => tiles.find((tile) => tile.section === section),
    titles: tiles.map(({ title }) => title),
    waiting: waitingOf(facts, { may, kind, customerName: business.name }),
    expiring: expiringOf(facts, may),
  };
}

describe("the Business Profile of a new customer", () => {
  test("says of each section what is missing, and invents nothing", async () => {
    const nora = await aCustomer();
    const seen = await seenBy("customer", nora.business, nora.userId);
    expect(seen.titles).toEqual([
      "My Partners",
      "Business Alignment",
      "Transformation Journey",
      "Cost Reduction",
      "Our Team",
      "Activated",
    ]);
    expect(seen.tile("partners")).toMatchObject({ figure: "0 of 3", next: { lead: "Missing" } });
    expect(seen.tile("alignment")).toMatchObject({ figure: "None", next: { lead: "Missing" } });
    expect(seen.tile("journey")).toMatchObject({ figure: "Not scored", base: "29 topics in 7 stages" });
    expect(seen.tile("journey")?.next?.text).toBe("your Business Score for 29 of 29 topics.");
    expect(seen.tile("cost-reduction")).toMatchObject({ figure: "None", next: { lead: "Missing" } });
    expect(seen.tile("team")?.next?.text).toBe("the members of the team.");
    expect(seen.tile("activated")?.next?.text).toBe("your Phone and Job Title.");
    expect(seen.expiring).toEqual([]);
  });

  test("opens for everyone who has to do with it", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    for (const person of [nora, ray, await anAdmin()])
      expect((await handle(get(`/customers/${nora.business.slug}/profile`, person))).status).toBe(200);
  });
});

describe("a tile", () => {
  test("of My Partners counts a kind once it has accepted, until it is ended", async () => {
    const nora = await aCustomer();
    await aPartner(nora.business, "reseller");
    await aPartner(nora.business, "managed_service", "Mia", "ended");
    await aPartner(nora.business, "professional_service", "Pia", "invited");
    const tile = (await seenBy("customer", nora.business)).tile("partners");
    expect(tile).toMatchObject({
      figure: "1 of 3",
      badge: { text: "1 invited" },
      drawing: { of: ["accepted", "invited", "missing"] },
    });
    expect(tile?.next?.text).toBe(`Pia Partners’s invitation expires on ${inDays(14)}.`);
  });

  test("of My Partners asks to send an expired invitation again", async () => {
    const nora = await aCustomer();
    const pia = await aPartner(nora.business, "professional_service", "Pia", "invited");
    const expiresAt = new Date(Date.now() - 86_400_000);
    await transact((tx) => tx.partnership.update({ where: { id: pia.partnershipId }, data: { expiresAt } }));
    const seen = await seenBy("customer", nora.business);
    expect(seen.tile("partners")?.next?.text).toContain("expired on");
    expect(seen.waiting.map(({ who, text }) => `${who}: ${text}`)).toContain(
      "You: send Pia Partners the invitation again, or withdraw it",
    );
  });

  test("of Business Alignment counts what is met and at risk, and names the one next step by priority", async () => {
    const nora = await aCustomer();
    await transact(async (tx) => {
      const { id: ownerId } = await tx.teamMember.create({
        data: { customerId: nora.business.id, name: "Per" },
        select: { id: true },
      });
      const base = { customerId: nora.business.id, category: "cost" };
      await tx.objective.createMany({
        data: [
          { ...base, title: "Later", priority: "later" },
          { ...base, title: "Met", priority: "must", status: "achieved" },
          { ...base, title: "Ransomware", priority: "should", status: "at_risk" },
          {
            ...base,
            title: "VPN",
            priority: "must",
            ownerId,
            targetDate: inDays(30),
            baseline: 0,
            target: 10,
            current: 4,
          },
          { ...base, title: "Gone", priority: "must", removedAt: new Date() },
        ],
      });
    });
    const tile = (await seenBy("customer", nora.business)).tile("alignment");
    expect(tile).toMatchObject({ figure: "4", base: "objectives, 1 is met", badge: { text: "1 at risk" } });
    expect(tile?.next).toEqual({ lead: "Missing", text: "an owner for “Ransomware”." });
    expect(tile?.drawing).toMatchObject({
      of: [{ share: 0.4, tone: "brand" }, { tone: "pass" }, { tone: "warning" }, {}],
    });

    await anObjective(nora.business, "Overdue", { targetDate: inDays(-1) });
    const overdue = await seenBy("customer", nora.business);
    expect(overdue.tile("alignment")?.next?.text).toBe(`“Overdue” was due on ${inDays(-1)}.`);
  });

  test("of Transformation Journey shows both averages, large gaps, and what is not scored", async () => {
    const nora = await aCustomer();
    const [one, two, three] = await db.journeyTopic.findMany({ take: 3, orderBy: { key: "asc" } });
    if (!one || !two || !three) throw new Error("no topics");
    await aScore(nora.business, one.key, "cm360", { score: 2 });
    await aScore(nora.business, one.key, "business", { score: 4 });
    await aScore(nora.business, two.key, "cm360", { score: 3 });
    await aScore(nora.business, three.key, "business", { notApplicableReason: "No branch offices." });
    const customers = (await seenBy("customer", nora.business)).tile("journey");
    expect(customers).toMatchObject({ figure: "2.5 · 4.0", badge: { text: "1 large gap" } });
    expect(customers?.next?.text).toBe("your Business Score for 27 of 29 topics.");
    const admins = await seenBy("admin", nora.business);
    expect(admins.tile("journey")?.next?.text).toBe("the CM360 Score for 26 of 29 topics.");
    expect(admins.waiting).toContainEqual(
      expect.objectContaining({ you: true, text: "give the CM360 Score for 26 topics" }),
    );
    expect((await seenBy("managed_service", nora.business)).tile("journey")?.next?.text).toContain(
      "the Business Score",
    );
  });

  test("of Cost Reduction counts what is due within 90 days, and names the next that is undecided", async () => {
    const nora = await aCustomer();
    await aService(nora.business, "DNS", { noticeDate: inDays(17), expirationDate: inDays(48), autoRenews: true });
    const retire = { decision: "retire", justification: "Zscaler does it." } as const;
    await aService(nora.business, "VPN", { expirationDate: inDays(5), ...retire });
    await aService(nora.business, "Proxy", { expirationDate: inDays(200), decision: "keep" });
    await aService(nora.business, "Gone", { expirationDate: inDays(2), removedAt: new Date() });
    const seen = await seenBy("customer", nora.business);
    expect(seen.tile("cost-reduction")).toMatchObject({
      figure: "2",
      base: "of 3 due within 90 days",
      badge: { tone: "fail", text: "1 undecided" },
      drawing: { of: ["pass", "fail", "neutral"] },
      next: { lead: "Next", text: `notice for DNS by ${inDays(17)}.` },
    });
    expect(seen.expiring.map(({ date, name, what, near }) => [date, name, what, near])).toEqual([
      [inDays(5), "VPN", "service", "urgent"],
      [inDays(17), "DNS", "notice date", "urgent"],
      [inDays(48), "DNS", "service", "soon"],
      [inDays(200), "Proxy", "service", "later"],
    ]);
    expect(seen.waiting[0]).toMatchObject({
      who: "You",
      text: `decide on DNS by ${inDays(17)}`,
      why: `It renews by itself on ${inDays(48)} unless notice is given. 17 days left.`,
    });
  });

  test("of Cost Reduction asks for dates that are missing", async () => {
    const nora = await aCustomer();
    await aService(nora.business, "DNS");
    const tile = (await seenBy("customer", nora.business)).tile("cost-reduction");
    expect(tile?.next).toEqual({ lead: "Missing", text: "the Expiration Date of DNS." });
  });

  test("of Our Team counts the gaps of responsibilities that are there", async () => {
    const nora = await aCustomer();
    await transact(async (tx) => {
      const customerId = nora.business.id;
      const { id: memberId } = await tx.teamMember.create({ data: { customerId, name: "Per" }, select: { id: true } });
      const make = async (name: string, letter: "A" | "R" | "AR" | null, removedAt: Date | null = null) => {
        const { id } = await tx.responsibility.create({
          data: { customerId, phase: "plan", name, position: 1, removedAt },
          select: { id: true },
        });
        if (letter) await tx.assignment.create({ data: { responsibilityId: id, memberId, letter } });
      };
      for (let at = 0; at < 9; at++) await make(`Answered ${at}`, "AR");
      await make("No R", "A");
      await make("No A", "R");
      await make("Nobody", null);
      await make("Gone", null, new Date());
    });
    expect((await seenBy("customer", nora.business)).tile("team")).toMatchObject({
      figure: "1",
      base: "member, 12 responsibilities",
      badge: { text: "5 gaps" },
      next: { lead: "Missing", text: "of the responsibilities, 2 have no A, 2 have no R." },
    });
  });

  test("of Activated is complete once the reader's details are, and then suggests a colleague", async () => {
    const nora = await aCustomer();
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { phone: "1", jobTitle: "CIO" } }));
    expect((await seenBy("customer", nora.business, nora.userId)).tile("activated")).toMatchObject({
      badge: { text: "Complete" },
      next: { text: "invite a colleague, so that you are not the only one." },
    });
  });
});

describe("the overview", () => {
  test("shows the newest health check, the change since the one before, and what fails most severely", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await withHealthCheck(nora.business.id, "2026-07-01", 66.05, ["critical", "critical", "low"]);
    await withHealthCheck(nora.business.id, "2026-04-01", 46.27, ["critical"]);
    await withHealthCheck(gus.business.id, "2026-08-01", 12, ["critical"]);
    expect((await getProfileFacts(nora.business.id, nora.userId)).healthCheck).toEqual({
      date: "2026-07-01",
      score: 66.05,
      previous: { date: "2026-04-01", score: 46.27 },
      failed: 3,
      criticalFailed: 2,
    });
    const first = async (role: Role) => (await seenBy(role, nora.business)).waiting[0];
    expect(await first("customer")).toMatchObject({ who: "You", text: "look at 2 critical checks that fail" });
    expect(await first("admin")).toMatchObject({ you: false, who: "Acme" });
  });

  test.each([
    ["reseller", ["Business Alignment", "Cost Reduction", "Our Team"]],
    ["professional_service", ["Business Alignment", "Transformation Journey", "Our Team"]],
    ["managed_service", ["Business Alignment", "Transformation Journey", "Our Team"]],
  ] as const)("tells a %s nothing of what it may not open", async (type, titles) => {
    const nora = await aCustomer();
    await withHealthCheck(nora.business.id, "2026-07-01", 66.05, ["critical"]);
    await aService(nora.business, "Secret DNS", { noticeDate: inDays(17), expirationDate: inDays(48) });
    await aPartner(nora.business, "reseller", "Quentin", "invited");
    const partner = await aPartner(nora.business, type);
    const path = `/customers/${nora.business.slug}/profile?_data=profile%2Fprofile.route`;
    const shown = await (await handle(get(path, partner))).text();
    expect((JSON.parse(shown) as { tiles: { title: string }[] }).tiles.map(({ title }) => title)).toEqual(titles);
    expect(shown).not.toContain("Quentin");
    expect(shown).not.toMatch(/your|people with an account/);
    if (type === "reseller") expect(shown).not.toMatch(/critical|66\.05|CM360 Score/);
    else expect(shown).not.toContain("Secret DNS");
  });

  test("of one business holds nothing of another", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await aService(gus.business, "Their DNS", { expirationDate: inDays(10) });
    await anObjective(gus.business, "Their objective");
    await aPartner(gus.business, "reseller", "Rita", "invited");
    await transact((tx) => tx.teamMember.create({ data: { customerId: gus.business.id, name: "Gina" } }));
    const facts = await getProfileFacts(nora.business.id, gus.userId);
    expect(facts).toMatchObject({
      partners: [],
      objectives: [],
      services: [],
      team: { members: 0 },
      people: 1,
      missingDetails: [],
    });
  });
});
