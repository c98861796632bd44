import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { commonPasswords } from "~/login/common-passwords.server";
import { verifyPassword } from "~/login/password-hash.server";
import { passwordFault } from "~/login/password-rules";
import { seedDemo } from "./demo.server";
import { demoAccounts, demoPassword } from "./demo-accounts";
import { seedReferenceData } from "./reference.server";

beforeAll(async () => {
  await seedReferenceData();
  await seedDemo();
}, 60_000);

describe("the demo", () => {
  test("has the accounts that the login page shows, with the password that it shows", async () => {
    const people = await db.user.findMany({ include: { business: true } });
    for (const { email, name, role } of demoAccounts) {
      const person = people.find((candidate) => candidate.email === email);
      expect(`${person?.firstName} ${person?.lastName}`).toBe(name);
      expect(role).toContain(person?.business?.name ?? "Secure Dynamics");
      expect(await verifyPassword(person?.passwordHash ?? null, demoPassword), email).toBe(true);
      expect(passwordFault(demoPassword, [name, email, role], await commonPasswords())).toBeNull();
    }
  }, 60_000);

  test("has the three health checks, published, with the scores of the files", async () => {
    const checks = await db.healthCheck.findMany({ orderBy: { date: "asc" }, include: { customer: true } });
    expect(
      checks.map(({ customer, date, score }) => [customer.slug, date, score && Math.round(score * 100) / 100]),
    ).toEqual([
      ["halden-precision", "2026-04-01", 46.27],
      ["meridian-foods", "2026-06-15", 82.34],
      ["halden-precision", "2026-07-01", 66.05],
    ]);
    for (const check of checks) {
      expect(check.publishedAt).not.toBeNull();
      expect(check.executiveSummary.length).toBeGreaterThan(200);
    }
    expect(await db.finding.count({ where: { areaKey: null } })).toBe(0);
  });

  test("follows its findings up in every way, owned by its team", async () => {
    const followUps = await db.followUp.findMany({ include: { owner: true, customer: true } });
    expect(new Set(followUps.map(({ status }) => status)).size).toBe(5);
    expect(followUps).toHaveLength(12);
    expect(followUps.filter(({ owner }) => owner)).toHaveLength(11);
    expect(new Set(followUps.map(({ customer }) => customer.slug))).toEqual(new Set(["halden-precision"]));
  });

  test("has a reseller at work, invitations that are open, and sign-ups that wait", async () => {
    const corvus = await db.partnership.findMany({ where: { partner: { slug: "corvus-networks" } } });
    expect(corvus.map(({ type }) => type).sort()).toEqual(["managed_service", "reseller"]);
    const open = await db.partnership.findMany({ where: { acceptedAt: null, expiresAt: { gt: new Date() } } });
    expect(open).toHaveLength(2);
    expect(await db.signupRequest.count({ where: { approvedAt: null, rejectedAt: null } })).toBe(2);
  });

  test("has requests in every state, of which one waits for the customer and three for the reseller", async () => {
    const requests = await db.productRequest.findMany({ orderBy: { requestedAt: "asc" } });
    const states = requests.map(({ state }) => state).toSorted();
    expect(states).toEqual(["cancelled", "completed", "declined", "ordered", "quoted", "requested", "requested"]);
    expect(requests.map(({ actsNext }) => actsNext ?? "nobody").toSorted()).toEqual([
      "customer",
      "nobody",
      "nobody",
      "nobody",
      "seller",
      "seller",
      "seller",
    ]);
    expect(await db.subscription.count({ where: { source: "portal", request: { state: "completed" } } })).toBe(1);
  });

  test("leaves no mail behind", async () => {
    expect(await db.outboxMail.count()).toBe(0);
  });

  test("is made once, and stays as the people who try it leave it", async () => {
    await transact((tx) => tx.signupRequest.deleteMany({ where: { email: "ida@northgate-tools.example" } }));
    await seedDemo();
    expect(await db.user.count()).toBe(5);
    expect(await db.healthCheck.count()).toBe(3);
    expect(await db.signupRequest.count()).toBe(1);
  });

  test("is taken up again where a start was cut off", async () => {
    const { id } = await db.business.findUniqueOrThrow({ where: { slug: "halden-precision" }, select: { id: true } });
    await transact(async (tx) => {
      await tx.setting.update({ where: { key: "demo" }, data: { value: "people" } });
      const toEmail = "jonas@corvus-networks.example";
      await tx.outboxMail.create({ data: { letter: "request-made", toEmail, data: {}, businessId: id } });
    });
    await seedDemo();
    expect(await db.outboxMail.count()).toBe(0);
    expect(await db.healthCheck.count()).toBe(3);
    expect((await db.setting.findUniqueOrThrow({ where: { key: "demo" } })).value).toBe("complete");
  });
});
