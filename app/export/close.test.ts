import { beforeAll, describe, expect, test } from "vitest";
import { findActor } from "~/access/session.server";
import { colleagueInvitationLetter } from "~/account/letters/colleague-invitation.letter";
import { db, transact } from "~/infra/db.server";
import { hashPassword } from "~/login/password-hash.server";
import { queueMail } from "~/mail/outbox.server";
import { listInbox } from "~/notifications/inbox.server";
import { handle } from "../../tests/support/app";
import {
  aCustomer,
  actorOf,
  anAdmin,
  aPartner,
  type Business,
  get,
  loggedInAnew,
  type Person,
  post,
} from "../../tests/support/cast";
import { aRequest } from "../../tests/support/requests";
import { closeDue } from "./close.server";
import { askToCloseAccount, keepAccount } from "./close-account.server";
import { askToCloseBusiness, closingsADay, keepBusiness } from "./close-business.server";
import { accountGraceDays, businessGraceDays, closedAddress, graceEnd } from "./closing";

type Owner = Person & { business: Business };

const password = "Quiet-Harbour-81-lamp";
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

async function aColleague({ business }: Owner, isOwner = false): Promise<Person> {
  const other = await aCustomer("Cora", "Aside");
  await transact((tx) =>
    tx.user.update({
      where: { id: other.userId },
      data: { businessId: business.id, ownerSince: isOwner ? new Date() : null },
    }),
  );
  return loggedInAnew({ ...other, business });
}

const later = (days: number) => graceEnd(new Date(), days + 0.001);
const user = ({ userId }: Person) => db.user.findUniqueOrThrow({ where: { id: userId } });
const business = ({ id }: Business) => db.business.findUniqueOrThrow({ where: { id } });
const isLoggedIn = async (person: Person) => (await findActor(get("/", person))) !== null;
const actions = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ action }) => action);

describe("an account", () => {
  test("is closed by its own person with the password, after the days to think", async () => {
    const nora = await aCustomer();
    await aColleague(nora, true);
    await transact((tx) =>
      tx.user.update({ where: { id: nora.userId }, data: { passwordHash, phone: "+49 1", jobTitle: "CIO" } }),
    );
    const words = { businessName: "Acme", businessWebsite: "www.acme.example", websiteDomain: "acme.example" };
    const applied = { ...words, firstName: "Nora", lastName: "Test", phone: "+49 1", jobTitle: "CIO" };
    const asked = { ...applied, email: nora.email, emailDomain: "acme.example", privacyVersion: 1, termsVersion: 1 };
    await transact(async (tx) => {
      await tx.signupRequest.create({ data: { ...asked, rejectedAt: new Date() } });
      await tx.signupRequest.create({ data: { ...asked, approvedAt: new Date(), userId: nora.userId } });
    });
    const wrong = await handle(post("/account/close", { intent: "close", password: "something else" }, nora));
    expect([wrong.status, (await user(nora)).closesAt]).toEqual([400, null]);

    expect((await handle(post("/account/close", { intent: "close", password }, nora))).status).toBe(303);
    // As what brought somebody here: it bears no mark of whose it is.
    const { sample } = colleagueInvitationLetter;
    await transact((tx) => queueMail(tx, colleagueInvitationLetter, { to: nora.email, data: sample }));
    expect(await closeDue(later(accountGraceDays - 1))).toEqual({ people: 0, businesses: 0 });
    expect(await isLoggedIn(nora)).toBe(true);

    expect(await closeDue(later(accountGraceDays))).toEqual({ people: 1, businesses: 0 });
    expect(await isLoggedIn(nora)).toBe(false);
    const closed = await user(nora);
    expect(closed).toMatchObject({ firstName: "Former", lastName: "member", phone: null, jobTitle: null });
    expect([closed.passwordHash, closed.email.includes("nora")]).toEqual([null, false]);
    expect(closed.disabledAt).not.toBeNull();
    expect(await db.notification.count({ where: { userId: nora.userId } })).toBe(0);
    const nobody = { email: closed.email, firstName: "Former", lastName: "member", phone: null, jobTitle: null };
    const signups = { where: { businessWebsite: words.businessWebsite } };
    expect(await db.signupRequest.findMany(signups)).toMatchObject([nobody, nobody]);
    const mails = await db.outboxMail.findMany({ where: { toEmail: nora.email } });
    expect(mails.map(({ userId, data }) => [userId, (data as { title: string }).title])).toEqual([
      [null, "Your CM360 account is closed"],
    ]);
    expect((await actions(nora.userId)).slice(-2)).toEqual(["person.ask-to-close", "person.close"]);
    expect(await closeDue(later(accountGraceDays + 1))).toEqual({ people: 0, businesses: 0 });
    const again = { businessId: nora.business.id, email: nora.email, emailDomain: "acme.example" };
    await transact((tx) => tx.user.create({ data: { ...again, firstName: "New", lastName: "Nora" } }));
  });

  test("that is kept stands as it stood", async () => {
    const nora = await aCustomer();
    const before = await user(nora);
    expect(await askToCloseAccount(actorOf(nora))).toBe("asked");
    expect(await askToCloseAccount(actorOf(nora))).toBe("asked-before");
    expect(await keepAccount(actorOf(nora))).toBe(true);
    expect(await keepAccount(actorOf(nora))).toBe(false);
    expect(await user(nora)).toEqual(before);
    expect(await closeDue(later(accountGraceDays))).toEqual({ people: 0, businesses: 0 });
    expect(await actions(nora.userId)).toEqual(["person.ask-to-close", "person.keep-open"]);
  });

  test("of the last owner stays while others are there; two owners cannot leave by each other's word", async () => {
    const nora = await aCustomer();
    const cora = await aColleague(nora);
    expect(await askToCloseAccount(actorOf(nora))).toBe("last-owner");
    await transact((tx) => tx.user.update({ where: { id: cora.userId }, data: { ownerSince: new Date() } }));
    expect(await askToCloseAccount(actorOf(nora))).toBe("asked");
    expect(await askToCloseAccount(actorOf(cora))).toBe("last-owner");
    await keepAccount(actorOf(nora));
  });

  test("is kept and its person told, if it became the last owner's in the meantime", async () => {
    const nora = await aCustomer();
    const cora = await aColleague(nora, true);
    await askToCloseAccount(actorOf(nora));
    await transact((tx) => tx.user.update({ where: { id: cora.userId }, data: { ownerSince: null } }));
    expect(await closeDue(later(accountGraceDays))).toEqual({ people: 0, businesses: 0 });
    expect(await user(nora)).toMatchObject({ closeRequestedAt: null, closesAt: null, closedAt: null });
    const told = await db.notification.findMany({ where: { userId: nora.userId }, orderBy: { createdAt: "desc" } });
    expect(told.map(({ title }) => title)).toContain("Your account was not closed");
  });

  test("of the last admin stays", async () => {
    const ada = await anAdmin();
    await transact((tx) =>
      tx.user.updateMany({
        where: { adminSince: { not: null }, id: { not: ada.userId } },
        data: { disabledAt: new Date() },
      }),
    );
    expect(await askToCloseAccount(actorOf(ada))).toBe("last-admin");
    const alan = await anAdmin("Alan");
    expect(await askToCloseAccount(actorOf(ada))).toBe("asked");
    expect(await askToCloseAccount(actorOf(alan))).toBe("last-admin");
    await keepAccount(actorOf(ada));
  });
});

test("what cannot be closed keeps nothing else from being closed, and is told of", async () => {
  const [stuck, free, nora] = [await aCustomer("Stan"), await aCustomer("Fred"), await aCustomer("Nora", "Wayne")];
  // The name that Stan's row would get is taken.
  const email = closedAddress(stuck.userId);
  const other = { businessId: stuck.business.id, email, emailDomain: "closed.invalid", firstName: "A", lastName: "B" };
  await transact((tx) => tx.user.create({ data: { ...other, ownerSince: new Date() } }));
  for (const person of [stuck, free]) expect(await askToCloseAccount(actorOf(person))).toBe("asked");
  await askToCloseBusiness(nora.business, actorOf(nora));
  await expect(closeDue(later(businessGraceDays))).rejects.toThrow(`Could not be closed: ${stuck.userId}`);
  const people = [await user(stuck), await user(free)];
  expect([...people, await business(nora.business)].map(({ closedAt }) => closedAt !== null)).toEqual([
    ...[false, true, true],
  ]);
  await keepAccount(actorOf(stuck));
});

describe("a business", () => {
  /** Everything of a customer that closing could touch, but for what tells of it. */
  async function snapshot({ id }: Business) {
    const where = { customerId: id };
    return JSON.stringify({
      business: await business({ id, slug: "", name: "" }),
      people: await db.user.findMany({ where: { businessId: id } }),
      partnerships: await db.partnership.findMany({ where }),
      requests: await db.productRequest.findMany({ where }),
      changes: await db.requestChange.findMany({ where: { request: where } }),
      invitations: await db.colleagueInvitation.findMany({ where: { businessId: id } }),
      sessions: await db.session.findMany({ where: { user: { businessId: id } } }),
    });
  }

  test("is closed by an owner who types its name, and by nobody else", async () => {
    const nora = await aCustomer("Nora", "Acme Tools");
    const cora = await aColleague(nora);
    const ray = await aPartner(nora.business, "reseller", "Ray");
    const path = `/customers/${nora.business.slug}/close`;
    const form = { intent: "close", name: "acme  tools" };
    expect((await handle(post(path, form, cora))).status).toBe(403);
    expect((await handle(post(path, form, ray))).status).toBe(403);
    expect((await handle(post(path, form, await aCustomer("Gus", "Globex")))).status).toBe(404);
    expect((await handle(post(path, { ...form, name: "Acme" }, nora))).status).toBe(400);
    expect((await business(nora.business)).closesAt).toBeNull();
    expect((await handle(post(path, form, nora))).status).toBe(303);
    expect((await business(nora.business)).closesAt).not.toBeNull();
    const told = await db.outboxMail.findMany({ where: { businessId: nora.business.id, letter: "notice" } });
    const to = told.map(({ toEmail }) => toEmail);
    expect(to).toEqual(expect.arrayContaining([nora.email, cora.email, ray.email]));
    await keepBusiness(nora.business, actorOf(nora));
  });

  test("that is kept stands as it stood", async () => {
    const nora = await aCustomer();
    await aPartner(nora.business, "reseller", "Ray");
    await aRequest(nora.business, nora, { state: "quoted" });
    const before = await snapshot(nora.business);
    expect(await askToCloseBusiness(nora.business, actorOf(nora))).toBe("asked");
    expect(await askToCloseBusiness(nora.business, actorOf(nora))).toBe("asked-before");
    expect(await keepBusiness(nora.business, actorOf(nora))).toBe(true);
    expect(await keepBusiness(nora.business, actorOf(nora))).toBe(false);
    expect(await snapshot(nora.business)).toEqual(before);
    expect(await closeDue(later(businessGraceDays))).toEqual({ people: 0, businesses: 0 });
  });

  test("is closed and kept in turn a few times a day only, since each time everyone is told", async () => {
    const nora = await aCustomer("Nora", "Hooli");
    const path = `/customers/${nora.business.slug}/close`;
    const close = () =>
      handle(post(`${path}?_data=export%2Fclose-business.route`, { intent: "close", name: "Hooli" }, nora));
    for (let time = 0; time < closingsADay; time++) {
      expect([(await close()).status, (await close()).status]).toEqual([204, 204]);
      expect((await handle(post(path, { intent: "keep" }, nora))).status).toBe(303);
    }
    const told = () => db.outboxMail.count({ where: { businessId: nora.business.id } });
    const before = await told();
    const refused = await close();
    expect([refused.status, Number(refused.headers.get("Retry-After")) > 0]).toEqual([429, true]);
    expect(await refused.text()).toContain("everyone was told several times today");
    expect([await told(), (await business(nora.business)).closesAt]).toEqual([before, null]);
  });

  test("ends whole when its day has come: sessions, partnerships, invitations and open requests", async () => {
    const nora = await aCustomer("Nora", "Initech");
    const cora = await aColleague(nora);
    const ray = await aPartner(nora.business, "reseller", "Ray");
    await aPartner(nora.business, "managed_service", "Ines", "invited");
    const { id: requestId } = await aRequest(nora.business, nora, { state: "ordered" });
    const invited = {
      businessId: nora.business.id,
      email: "per@initech.example",
      firstName: "Per",
      lastName: "Nygård",
    };
    await transact((tx) =>
      tx.colleagueInvitation.create({
        data: { ...invited, invitedById: nora.userId, tokenDigest: "per", expiresAt: later(99) },
      }),
    );
    await askToCloseBusiness(nora.business, actorOf(nora));
    const ada = await anAdmin();
    await transact((tx) =>
      tx.mailPreference.create({ data: { userId: ray.userId, cadence: "now", muted: ["partners", "requests"] } }),
    );
    expect(await closeDue(later(businessGraceDays))).toEqual({ people: 0, businesses: 1 });
    const { notices } = await listInbox(actorOf(ray), { isUnreadOnly: false, kind: null, cursor: null });
    const titles = notices.map(({ title }) => title);
    expect(titles).toContain("Initech is closed on CM360");
    expect(titles.filter((title) => title.includes("cancelled"))).toHaveLength(1);
    for (const { userId } of [nora, ray, ada]) {
      const mails = await db.outboxMail.findMany({ where: { userId, letter: "notice" }, select: { data: true } });
      expect(mails.map(({ data }) => data)).toContainEqual(
        expect.objectContaining({ kind: "business", title: "Initech is closed on CM360" }),
      );
    }

    expect([await isLoggedIn(nora), await isLoggedIn(cora), await isLoggedIn(ray)]).toEqual([false, false, true]);
    const now = await business(nora.business);
    expect([now.closedAt !== null, now.suspendedAt !== null]).toEqual([true, true]);
    const request = await db.productRequest.findUniqueOrThrow({ where: { id: requestId }, include: { changes: true } });
    expect(request).toMatchObject({ state: "cancelled", closeReason: "The business was closed." });
    expect(request.changes.at(-1)).toMatchObject({ kind: "cancelled", words: "The business was closed." });
    const partnerships = await db.partnership.findMany({ where: { customerId: nora.business.id } });
    expect(partnerships.every(({ endedAt, withdrawnAt }) => endedAt ?? withdrawnAt)).toBe(true);
    expect((await handle(get(`/customers/${nora.business.slug}/profile`, ray))).status).toBe(404);
    expect((await handle(get(`/customers/${nora.business.slug}/close`, ada))).status).toBe(200);
    expect(await actions(nora.business.id)).toEqual(["business.ask-to-close", "business.close"]);
    expect(
      await db.auditEvent.findFirst({ where: { subjectId: nora.business.id, action: "business.close" } }),
    ).toMatchObject({ after: { name: "Initech", cancelledRequests: 1, withdrawnInvitations: ["Per Nygård"] } });
    expect(await keepBusiness(nora.business, actorOf(ada))).toBe(false);
    expect(await closeDue(later(businessGraceDays + 1))).toEqual({ people: 0, businesses: 0 });
  });
});
