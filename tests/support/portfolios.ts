import { addDays, type CalendarDate } from "~/infra/calendar";
import { db, type Tx, transact } from "~/infra/db.server";
import { anAdmin } from "./cast";

/** The moment of a day at which reminders are given. */
export const at = (day: CalendarDate) => new Date(`${day}T06:00:00.000Z`);

/** Customers with people, partners and dates around a time of so many days, the same for a seed whenever it is asked. */
export async function makePortfolios(count: number, seed: number, start: CalendarDate, end: CalendarDate) {
  const random = randomness(seed);
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  // Every other week, so that many things happen on one day.
  const someDay = () => addDays(start, 14 * random(44) - 42);
  const now = at("2027-01-01");
  const skus = (await db.product.findMany({ select: { sku: true }, orderBy: { sku: "asc" } })).map(({ sku }) => sku);
  const admin = await anAdmin();
  const tables = {
    ...{ Business: [] as object[], User: [] as object[], MailPreference: [] as object[], Partnership: [] as object[] },
    ...{ TeamMember: [] as object[], Responsibility: [] as object[], Assignment: [] as object[] },
    ...{ Subscription: [] as object[], ProductRequest: [] as object[], Quote: [] as object[] },
    ...{ LegacyService: [] as object[], FollowUp: [] as object[], ColleagueInvitation: [] as object[] },
    HealthCheck: [] as object[],
  };
  const business = (id: string, kind: string) =>
    tables.Business.push({
      ...{ id, kind, slug: id, name: `Business ${id}`, website: "", websiteDomain: "", createdAt: at(someDay()) },
      suspendedAt: random(20) === 0 ? now : null,
    });
  const person = (id: string, businessId: string, isOwner: boolean) => {
    const email = `${id}@${businessId}.example`;
    tables.User.push({
      ...{ id, businessId, email, emailDomain: `${businessId}.example`, firstName: "P", lastName: id, createdAt: now },
      ...{ ownerSince: isOwner ? now : null, disabledAt: random(15) === 0 ? now : null },
    });
    if (random(3) > 0) tables.MailPreference.push({ userId: id, cadence: pick(["daily", "weekly"]), muted: "[]" });
  };
  for (let at = 0; at < 20; at++) {
    business(`p${at}`, "partner");
    person(`p${at}-0`, `p${at}`, true);
    person(`p${at}-1`, `p${at}`, false);
  }
  for (let n = 0; n < count; n++) {
    const customerId = `c${n}`;
    const id = () => `${customerId}-${random(0x7fffffff)}`;
    business(customerId, "customer");
    person(`${customerId}-0`, customerId, true);
    if (random(2)) person(`${customerId}-1`, customerId, random(2) === 0);
    if (random(2)) {
      const member = { id: id(), customerId, name: "M", userId: `${customerId}-0` };
      tables.TeamMember.push(member);
      const responsibilityId = id();
      tables.Responsibility.push({
        ...{ id: responsibilityId, customerId, name: "R", phase: "Govern", position: 0 },
        templateKey: pick(["renewal", "licence-order", "retire", "health-check", "goals"]),
      });
      tables.Assignment.push({ responsibilityId, memberId: member.id, letter: pick(["R", "A", "AR", "C", "I"]) });
    }
    const partner = `p${random(20)}`;
    if (random(2))
      tables.Partnership.push({
        ...{ id: id(), customerId, partnerId: partner, type: pick(["reseller", "managed_service"]) },
        ...{ invitedBusinessName: partner, invitedEmail: `${partner}-0@${partner}.example`, invitedById: "x" },
        ...{ expiresAt: now, acceptedAt: now },
      });
    switch (random(16)) {
      case 0:
      case 1:
        tables.Subscription.push({
          ...{ id: id(), customerId, sku: pick(skus), source: "zscaler", endDate: someDay() },
          ...{ createdById: "x", createdByName: "x", removedAt: random(9) === 0 ? now : null },
        });
        break;
      case 2: {
        const requestId = id();
        const state = pick(["requested", "quoted", "ordered", "completed"] as const);
        const isOpen = state !== "completed";
        const lastSafeDay = someDay();
        tables.ProductRequest.push({
          ...{ id: requestId, customerId, sku: pick(skus), timing: "quarter", startDate: addDays(lastSafeDay, 14) },
          ...{ lastSafeDay, quantity: 5, state, actsNext: isOpen ? "seller" : null, closedAt: isOpen ? null : now },
          ...{ requestedById: `${customerId}-${random(2)}`, requestedByName: "x" },
        });
        if (state === "quoted")
          tables.Quote.push({ id: id(), requestId, validUntil: someDay(), sentById: "x", sentByName: "x" });
        break;
      }
      case 3: {
        const expirationDate = someDay();
        tables.LegacyService.push({
          ...{
            id: id(),
            customerId,
            name: "VPN",
            expirationDate,
            noticeDate: addDays(expirationDate, -14 * random(8)),
          },
          ...{ autoRenews: random(2) === 0, decision: pick(["undecided", "keep"]) },
        });
        break;
      }
      case 4:
        tables.FollowUp.push({
          ...{ id: id(), customerId, checkKey: "k", title: "T", areaName: "A", status: "accepted", reason: "R" },
          ...{ acceptedUntil: someDay(), updatedById: "x", updatedByName: "x" },
        });
        break;
      case 5:
        tables.ColleagueInvitation.push({
          ...{ id: id(), businessId: customerId, email: `${id()}@x.example`, firstName: "F", lastName: "L" },
          ...{ tokenDigest: id(), invitedById: "x", expiresAt: at(someDay()) },
        });
        break;
      case 6:
        tables.Partnership.push({
          ...{ id: id(), customerId, type: "professional_service", invitedBusinessName: "Invited" },
          ...{ invitedEmail: `${partner}-1@${partner}.example`, invitedById: pick([admin.userId, `${customerId}-1`]) },
          expiresAt: at(someDay()),
        });
        break;
    }
    // Most customers have a check that is too new to be old within the time.
    tables.HealthCheck.push({
      ...{ id: id(), customerId, uploadedById: "x", readyAt: now, publishedAt: now },
      date: random(12) === 0 ? addDays(start, -10 * random(40)) : addDays(end, -random(80)),
    });
  }
  await transact(async (tx) => {
    for (const [table, rows] of Object.entries(tables)) await put(tx, table, rows);
  });
}

/** All rows of a table by one statement: Prisma takes seconds for so many. */
async function put(tx: Tx, table: string, rows: readonly object[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = columns.map((column) => `"value" ->> '$.${column}'`);
  const json = JSON.stringify(rows).replace(/(T\d\d:\d\d:\d\d\.\d\d\d)Z/g, "$1+00:00");
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`)}) SELECT ${values} FROM json_each(?)`,
    json,
  );
}

/** Pseudo-random numbers that are the same in every run. */
function randomness(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}
