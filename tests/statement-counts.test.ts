import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { countStatements } from "./plans/recorder";
import { handle } from "./support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person } from "./support/cast";

/** Whoever asks once for each row is quick with three and slow with thirty. */
const [few, many] = [3, 30];

let ada: Person;
let nora: Person & { business: Business };
let ray: Person & { business: Business };
let skus: string[];

beforeAll(async () => {
  ada = await anAdmin();
  nora = await aCustomer();
  ray = await aPartner(nora.business, "reseller");
  skus = (await db.product.findMany({ where: { sellable: true }, take: many, select: { sku: true } })).map(
    ({ sku }) => sku,
  );
});

const portalPages = () => {
  const own = `/customers/${nora.business.slug}`;
  const pages: [who: Person, path: string][] = [
    [nora, `${own}/profile`],
    ...["partners", "alignment", "cost-reduction", "team", "team/responsibilities", "activated"].map(
      (page): [Person, string] => [nora, `${own}/profile/${page}`],
    ),
    ...["licensing", "licensing/requests", "licensing/calendar", "licensing/requests/requests.csv", "log"].map(
      (page): [Person, string] => [nora, `${own}/${page}`],
    ),
    ...["health-checks/2026-01-01", "health-checks/2026-01-01/findings.csv", "health-checks/follow-ups"].map(
      (page): [Person, string] => [nora, `${own}/${page}`],
    ),
    ...["/inbox", "/account/sessions", "/account/colleagues"].map((page): [Person, string] => [nora, page]),
    ...["/customers", "/customers.csv", "/requests", "/requests.csv"].map((page): [Person, string] => [ray, page]),
    ...["", "/partners", "/approvals", "/approvals?state=approved", "/health-checks", "/requests", "/reminders"].map(
      (page): [Person, string] => [ada, `/admin${page}`],
    ),
    ...["/outbox", "/audit", "/admins", "/jobs", "/catalogue"].map((page): [Person, string] => [ada, `/admin${page}`]),
    [ada, "/customers"],
    [ada, `/admin/businesses/${nora.business.slug}`],
  ];
  return pages;
};

describe("a page asks the database no oftener for thirty rows than for three", () => {
  test("whatever list it shows", { timeout: 120_000 }, async () => {
    await fill(0, few);
    const before = await counted();
    await fill(few, many);
    const after = await counted();
    // One more may be the question which of many streams to merge.
    const grown = [...before].filter(([page, count]) => (after.get(page) ?? 0) > count + 1);
    expect(grown.map(([page, count]) => `${page}: ${count} statements, then ${after.get(page)}`)).toEqual([]);
  });
});

async function counted(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [who, path] of portalPages()) {
    const ask = async () => {
      const answer = await handle(get(path, who));
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    };
    // What is kept in the process, such as the catalogue, is read by the first.
    await ask();
    counts.set(path, await countStatements(ask));
  }
  return counts;
}

/** Of everything that pages list, the numbers from one to the other. */
async function fill(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const customerId = nora.business.id;
  const day = today();
  const by = { createdById: nora.userId, createdByName: nora.name };
  await transact(async (tx) => {
    await tx.business.createMany({
      data: numbers.flatMap((n) =>
        (["customer", "partner"] as const).map((kind) => ({
          ...{ id: `${kind}-${n}`, kind, slug: `${kind}-${n}`, name: `The ${kind} ${n}`, website: "" },
          websiteDomain: `${kind}-${n}.example`,
        })),
      ),
    });
    await tx.user.createMany({
      data: numbers.flatMap((n) =>
        [`customer-${n}`, `partner-${n}`, customerId, null].map((businessId) => ({
          ...{ id: `user-${n}-${businessId}`, businessId, firstName: "Pat", lastName: `${n}` },
          ...{ email: `pat-${n}@${businessId}.example`, emailDomain: `${businessId}.example` },
          adminSince: businessId === null ? new Date() : null,
        })),
      ),
    });
    const invited = { invitedBusinessName: "", invitedEmail: "", invitedById: nora.userId, acceptedAt: new Date() };
    await tx.partnership.createMany({
      data: numbers.flatMap((n) => [
        {
          ...invited,
          customerId: `customer-${n}`,
          partnerId: ray.business.id,
          type: "reseller",
          expiresAt: new Date(),
        },
        { ...invited, customerId, partnerId: `partner-${n}`, type: "managed_service", expiresAt: new Date() },
      ]),
    });
    await tx.signupRequest.createMany({
      data: numbers.flatMap((n) =>
        [null, new Date()].map((approvedAt) => ({
          ...{ businessName: `New ${n}`, businessWebsite: "", websiteDomain: `new-${n}.example`, firstName: "Sam" },
          ...{
            lastName: `${n}`,
            email: `sam-${n}-${approvedAt !== null}@new.example`,
            emailDomain: `new-${n}.example`,
          },
          ...{ privacyVersion: 1, termsVersion: 1, approvedAt, approvedById: approvedAt && ada.userId },
        })),
      ),
    });
    await tx.healthCheck.createMany({
      data: numbers.flatMap((n) =>
        [customerId, `customer-${n}`].map((of) => ({
          ...{ id: `check-${n}-${of}`, customerId: of, date: addDays("2026-01-01", n), uploadedById: ada.userId },
          ...{ readyAt: new Date(), publishedAt: new Date(), publishedById: ada.userId, score: 50, rowCount: 1 },
        })),
      ),
    });
    const texts = { currentSetting: "", finding: "", recommendation: "", impact: "", reference: "" };
    await tx.finding.createMany({
      data: numbers.map((n) => ({
        ...{ healthCheckId: `check-0-${customerId}`, line: n + 2, product: "ZIA", areaName: "DNS", checkKey: `c${n}` },
        ...{ title: `Check ${n}`, status: "fail", severity: "high", ...texts },
      })),
    });
    await tx.followUp.createMany({
      data: numbers.map((n) => ({
        ...{ customerId, checkKey: `c${n}`, title: `Check ${n}`, areaName: "DNS", dueDate: addDays(day, n) },
        ...{ updatedById: nora.userId, updatedByName: nora.name },
      })),
    });
    await tx.productRequest.createMany({
      data: numbers.flatMap((n) =>
        [customerId, `customer-${n}`].map((of) => ({
          ...{ customerId: of, sku: skus[n % skus.length] ?? "", timing: "quarter", startDate: addDays(day, 60 + n) },
          ...{ lastSafeDay: addDays(day, 40 + n), quantity: 1, actsNext: "seller" },
          ...{ requestedById: nora.userId, requestedByName: nora.name },
          closedAt: n >= skus.length ? new Date() : null,
        })),
      ),
    });
    await tx.subscription.createMany({
      data: numbers.flatMap((n) =>
        [customerId, `customer-${n}`].map((of) => ({
          ...{ customerId: of, sku: skus[n % skus.length] ?? "", source: "portal", endDate: addDays(day, 90 + n) },
          ...by,
        })),
      ),
    });
    await tx.teamMember.createMany({ data: numbers.map((n) => ({ customerId, name: `Member ${n}` })) });
    await tx.responsibility.createMany({
      data: numbers.map((n) => ({ customerId, phase: "plan", name: `Task ${n}`, position: n })),
    });
    await tx.objective.createMany({
      data: numbers.map((n) => ({ customerId, title: `Aim ${n}`, category: "risk", priority: "must" })),
    });
    await tx.legacyService.createMany({
      data: numbers.map((n) => ({ customerId, name: `Service ${n}`, expirationDate: addDays(day, n) })),
    });
    await tx.notification.createMany({
      data: numbers.map((n) => ({
        ...{
          userId: nora.userId,
          kind: "request",
          title: `News ${n}`,
          path: "/",
          mail: "none",
          businessId: customerId,
        },
      })),
    });
    await tx.outboxMail.createMany({
      data: numbers.map((n) => ({ letter: "test", toEmail: `pat-${n}@new.example`, data: {}, userId: nora.userId })),
    });
    await tx.session.createMany({
      data: numbers.map((n) => ({
        ...{ tokenHash: `hash-${n}`, userId: nora.userId, expiresAt: new Date(Date.now() + 86_400_000) },
        ...{ device: "Firefox", address: "192.0.2.1" },
      })),
    });
    await tx.reminder.createMany({
      data: numbers.map((n) => ({
        kind: "service-end",
        itemId: `${n}`,
        date: day,
        threshold: 30,
        customerId,
        recipients: 1,
      })),
    });
    await tx.auditEvent.createMany({
      data: numbers.map((n) => ({
        ...{ actorId: nora.userId, actorName: nora.name, businessId: customerId, action: "team.add" },
        ...{ subjectType: "TeamMember", subjectId: `${n}` },
      })),
    });
  });
}
