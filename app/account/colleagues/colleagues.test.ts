import { describe, expect, test, vi } from "vitest";
import { findActor, startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { logIn } from "~/login/login.server";
import { handle } from "../../../tests/support/app";
import {
  aCustomer,
  actorOf,
  anAdmin,
  aPartner,
  type Business,
  get,
  type Person,
  post,
} from "../../../tests/support/cast";
import { from, goodPassword, lettersTo, someAddress } from "../../../tests/support/logins";
import type { Colleague } from "./guard.server";
import { inviteColleague } from "./invite.server";
import { join, readJoinLink } from "./join.server";
import { handOver, makeOwner, removeColleague, stepDown } from "./owners.server";

vi.setConfig({ testTimeout: 60_000 });

const page = "/account/colleagues";
const data = `${page}?_data=account%2Fcolleagues%2Fcolleagues.route`;
const day = 86_400_000;
let made = 0;

type Owner = Person & { business: Business };

const send = (as: Person, fields: Record<string, string>) => from(someAddress(), () => handle(post(page, fields, as)));
const asColleague = (person: Owner): Colleague => ({ ...actorOf(person), business: person.business });
const addressAt = ({ business }: Owner) => `per.${++made}@${business.slug}.example`;
const per = (email: string) => ({ intent: "invite", firstName: "Per", lastName: "Nygård", email });

async function aMember(owner: Owner, firstName = "Per", isOwner = false): Promise<Owner> {
  const email = addressAt(owner);
  return transact(async (tx) => {
    const { id: userId } = await tx.user.create({
      data: {
        businessId: owner.business.id,
        firstName,
        lastName: "Test",
        email,
        emailDomain: `${owner.business.slug}.example`,
        ownerSince: isOwner ? new Date() : null,
      },
      select: { id: true },
    });
    const cookie = (await startSession(tx, userId, get("/"))).split(";")[0] ?? "";
    return { userId, email, name: `${firstName} Test`, kind: owner.kind, business: owner.business, cookie };
  });
}

const aTeamMember = (customerId: string, name = "Per Nygård", email: string | null = null) =>
  transact((tx) => tx.teamMember.create({ data: { customerId, name, email }, select: { id: true } }));

async function tokenTo(email: string) {
  const secret = (await lettersTo(email)).at(-1)?.secret;
  if (!secret) throw new Error(`no letter with a link to ${email}`);
  return secret;
}

const asAdmin = (ada: Person, { userId }: Person, intent: "enable" | "disable") =>
  handle(post(`/admin/people/${userId}`, { intent }, ada));

const invitationsOf = ({ business }: Owner) => db.colleagueInvitation.findMany({ where: { businessId: business.id } });
const ownersOf = ({ business }: Owner) =>
  db.user.count({ where: { businessId: business.id, disabledAt: null, ownerSince: { not: null } } });
const userOf = ({ userId }: Person) => db.user.findUniqueOrThrow({ where: { id: userId } });
const isLoggedIn = async (as: Person) => (await findActor(get("/", as))) !== null;

describe("the list of colleagues", () => {
  test("shows a business only its own people, to members too, and nothing secret", async () => {
    const nora = await aCustomer();
    const member = await aMember(nora);
    const gus = await aCustomer("Gus", "Globex");
    const answer = await handle(get(data, member));
    const shown = await answer.text();
    expect(JSON.parse(shown)).toMatchObject({
      isOwner: false,
      people: [
        { email: nora.email, isOwner: true, lastLogin: null },
        { email: member.email, isYou: true },
      ],
    });
    expect(shown).not.toContain(gus.email);
    expect(shown).not.toMatch(/passwordHash|tokenDigest/);
  });

  test("is a partner's too; an admin belongs to no business", async () => {
    const ray = await aPartner((await aCustomer()).business, "reseller");
    expect((await handle(get(page, ray))).status).toBe(200);
    expect((await handle(get(page, await anAdmin()))).status).toBe(403);
    expect((await send(await anAdmin(), per("per@acme.example"))).status).toBe(403);
  });

  test.each([
    per("per@acme.example"),
    { intent: "remove", id: "x" },
    { intent: "make-owner", id: "x" },
    { intent: "hand-over", id: "x" },
    { intent: "step-down" },
    { intent: "withdraw", id: "x" },
  ])("a member may only read it: $intent is 403", async (fields) => {
    const nora = await aCustomer();
    expect((await send(await aMember(nora), fields)).status).toBe(403);
    expect(await invitationsOf(nora)).toEqual([]);
  });
});

describe("inviting a colleague", () => {
  test("mails a link for 14 days, stores only its digest, and says who did it", async () => {
    const nora = await aCustomer();
    const email = addressAt(nora);
    const answer = await send(nora, per(email.toUpperCase()));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, page]);
    expect(await lettersTo(email)).toMatchObject([
      { letter: "colleague-invitation", data: { firstName: "Per", inviter: "Nora Test", businessName: "Acme" } },
    ]);
    const [invitation] = await invitationsOf(nora);
    expect(invitation?.expiresAt.getTime()).toBeCloseTo(Date.now() + 14 * day, -5);
    expect(JSON.stringify(invitation)).not.toContain(await tokenTo(email));
    expect(await db.auditEvent.findFirst({ where: { subjectId: invitation?.id ?? "" } })).toMatchObject({
      action: "colleague.invite",
      actorId: nora.userId,
      businessId: nora.business.id,
      after: { name: "Per Nygård" },
    });
  });

  test.each([
    ["firstName", " ", "Enter the first name"],
    ["lastName", "x".repeat(121), "Shorten the last name"],
    ["firstName", "Per\u202E", "Type the first name anew"],
    ["email", "per@gmail.com", "Use your business email"],
    ["email", "per", "Enter the email as an address"],
  ])("a bad %s comes back with what is to be done, and what was typed", async (field, value, message) => {
    const nora = await aCustomer();
    const answer = await handle(post(data, { ...per(addressAt(nora)), [field]: value }, nora));
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    expect(Object.keys(result.initialValue)).toContain("lastName");
    expect(await invitationsOf(nora)).toEqual([]);
  });

  test("twice at once invites once", async () => {
    const nora = await aCustomer();
    const email = addressAt(nora);
    const answers = await Promise.all([send(nora, per(email)), send(nora, per(email))]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await lettersTo(email)).toHaveLength(1);
    expect(await invitationsOf(nora)).toHaveLength(1);
  });

  test("who is here already is refused at the field", async () => {
    const nora = await aCustomer();
    expect((await send(nora, per((await aMember(nora)).email))).status).toBe(400);
    expect(await invitationsOf(nora)).toEqual([]);
  });

  test("an address with an account elsewhere looks the same; only its owner is told, and nothing changes", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    expect((await send(nora, per(gus.email))).status).toBe(303);
    expect(await lettersTo(gus.email)).toMatchObject([{ letter: "colleague-elsewhere", secret: null }]);
    const shown = (await (await handle(get(data, nora))).json()) as { invitations: { email: string }[] };
    expect(shown.invitations).toMatchObject([{ email: gus.email, hasExpired: false }]);
    expect((await userOf(gus)).businessId).toBe(gus.business.id);
  });

  test("sending again replaces the link, once per click; a stranger's invitation is a 404", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    const email = addressAt(nora);
    await send(nora, per(email));
    const old = await tokenTo(email);
    const [invitation] = await invitationsOf(nora);
    if (!invitation) throw new Error("no invitation");
    const again = { intent: "send-again", id: invitation.id, expiresAt: invitation.expiresAt.toISOString() };
    expect((await send(gus, again)).status).toBe(404);
    expect((await send(gus, { intent: "withdraw", id: invitation.id })).status).toBe(404);
    await Promise.all([send(nora, again), send(nora, again)]);
    expect(await lettersTo(email)).toHaveLength(2);
    expect((await readJoinLink(old)).is).toBe("dead");
    expect((await readJoinLink(await tokenTo(email))).is).toBe("open");

    await send(nora, { intent: "withdraw", id: invitation.id });
    expect((await send(nora, { intent: "withdraw", id: invitation.id })).status).toBe(303);
    expect((await readJoinLink(await tokenTo(email))).is).toBe("dead");
    expect(await db.auditEvent.count({ where: { subjectId: invitation.id, action: "colleague.withdraw" } })).toBe(1);
  });

  test("an expired invitation gives way to a new one", async () => {
    const nora = await aCustomer();
    const email = addressAt(nora);
    const invite = (now?: Date) => inviteColleague(asColleague(nora), { ...per(email) }, now);
    await invite(new Date(Date.now() - 15 * day));
    const old = await tokenTo(email);
    expect(await invite()).toBe("invited");
    expect((await readJoinLink(old)).is).toBe("dead");
    expect((await readJoinLink(await tokenTo(email))).is).toBe("open");
  });
});

describe("a team member who is invited", () => {
  test("fills the form in, and stays the same person", async () => {
    const nora = await aCustomer();
    const member = await aTeamMember(nora.business.id, "Per Ove Nygård");
    const shown = (await (await handle(get(`${data}&member=${member.id}`, nora))).json()) as { member: object };
    expect(shown.member).toMatchObject({ id: member.id, firstName: "Per", lastName: "Ove Nygård" });
    const email = addressAt(nora);
    await send(nora, { ...per(email), memberId: member.id });
    await join(await tokenTo(email), goodPassword);
    const linked = await db.teamMember.findMany({ where: { customerId: nora.business.id }, include: { user: true } });
    expect(linked).toMatchObject([{ id: member.id, user: { email } }]);
  });

  test("is known by the address alone", async () => {
    const nora = await aCustomer();
    const email = addressAt(nora);
    const member = await aTeamMember(nora.business.id, "Per Nygård", email);
    await send(nora, per(email));
    await join(await tokenTo(email), goodPassword);
    expect((await db.teamMember.findUniqueOrThrow({ where: { id: member.id } })).userId).not.toBeNull();
  });

  test("of another business, or removed, is a 404", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    const theirs = await aTeamMember(gus.business.id);
    const gone = await aTeamMember(nora.business.id);
    await transact((tx) => tx.teamMember.update({ where: { id: gone.id }, data: { removedAt: new Date() } }));
    for (const { id } of [theirs, gone]) {
      expect((await handle(get(`${page}?member=${id}`, nora))).status).toBe(404);
      expect((await send(nora, { ...per(addressAt(nora)), memberId: id })).status).toBe(404);
    }
    expect(await invitationsOf(nora)).toEqual([]);
  });
});

describe("the link of an invitation", () => {
  async function invited() {
    const nora = await aCustomer();
    const email = addressAt(nora);
    await send(nora, per(email));
    return { nora, email, token: await tokenTo(email) };
  }
  const submit = (token: string, newPassword = goodPassword, confirmPassword = newPassword) =>
    handle(post(`/join/${token}`, { newPassword, confirmPassword }));

  test("says who invites to what, is not used up by opening, and makes a member who can log in", async () => {
    const { nora, email, token } = await invited();
    expect(await readJoinLink(token)).toEqual({
      is: "open",
      inviter: "Nora Test",
      businessName: "Acme",
      firstName: "Per",
      email,
    });
    expect((await handle(get(`/join/${token}`))).status).toBe(200);
    expect(await db.user.count({ where: { email } })).toBe(0);

    const answer = await submit(token);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/join/${token}`]);
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({
      businessId: nora.business.id,
      firstName: "Per",
      ownerSince: null,
      adminSince: null,
    });
    const outcome = await from(someAddress(), () => logIn(email, goodPassword, post("/", {})));
    expect(outcome).toMatchObject({ is: "in", home: `/customers/${nora.business.slug}/profile` });
    expect((await readJoinLink(token)).is).toBe("joined");
  });

  test.each([
    ["too short", "short", "short", "Use at least"],
    ["of the person's name", "per nygård per nygård", "per nygård per nygård", "a name that goes with your account"],
    ["typed differently", goodPassword, `${goodPassword}!`, "these two differ"],
  ])("refuses a password that is %s, and makes nobody", async (_, one, two, message) => {
    const { email, token } = await invited();
    const path = `/join/${token}?_data=account%2Fcolleagues%2Fjoin.route`;
    const answer = await handle(post(path, { newPassword: one, confirmPassword: two }));
    expect(answer.status).toBe(400);
    const body = await answer.text();
    expect(body).toContain(message);
    expect(body).not.toContain(`"${one}"`);
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  test("sent twice at once makes one account, with the first password", async () => {
    const { email, token } = await invited();
    const answers = await Promise.all([submit(token), submit(token, "seven tall herons wait")]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await db.user.count({ where: { email } })).toBe(1);
    expect(await lettersTo(email)).toHaveLength(2);
    await submit(token, "another one that comes later");
    expect(await lettersTo(email)).toHaveLength(2);
  });

  test("works for 14 days, and not for a suspended business", async () => {
    const { nora, token } = await invited();
    expect((await readJoinLink(token, new Date(Date.now() + 14 * day + 1000))).is).toBe("dead");
    const suspend = (suspendedAt: Date | null) =>
      transact((tx) => tx.business.update({ where: { id: nora.business.id }, data: { suspendedAt } }));
    await suspend(new Date());
    expect((await handle(get(`/join/${token}`))).status).toBe(410);
    expect((await join(token, goodPassword)).is).toBe("dead");
  });

  test("of an address that got an account elsewhere by then changes nothing, and says so", async () => {
    const { email, token } = await invited();
    const gus = await aCustomer("Gus", "Globex");
    await transact((tx) => tx.user.update({ where: { id: gus.userId }, data: { email } }));
    const before = await userOf(gus);
    expect((await readJoinLink(token)).is).toBe("has account");
    expect((await join(token, goodPassword)).is).toBe("has account");
    expect(await userOf(gus)).toEqual(before);
  });

  test("brings back somebody who was removed, as a member, and asks for a new password", async () => {
    const nora = await aCustomer();
    const old = await aMember(nora, "Per", true);
    await removeColleague(asColleague(nora), old.userId);
    await send(nora, per(old.email));
    await join(await tokenTo(old.email), goodPassword);
    expect(await userOf(old)).toMatchObject({ disabledAt: null, ownerSince: null, lastName: "Nygård" });
    expect(await isLoggedIn(old)).toBe(false);
  });

  test("brings nobody back whom an admin disabled, whenever it was sent, before the admin enables them", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    const per = await aMember(nora);
    await removeColleague(asColleague(nora), per.userId);
    const invite = () => inviteColleague(asColleague(nora), { firstName: "Per", lastName: "Nygård", email: per.email });
    expect(await invite()).toBe("invited");
    const token = await tokenTo(per.email);
    await asAdmin(ada, per, "enable");
    await asAdmin(ada, per, "disable");

    expect((await readJoinLink(token)).is).toBe("has account");
    expect((await join(token, goodPassword)).is).toBe("has account");
    expect(await invite()).toBe("disabled-by-admin");
    expect((await userOf(per)).disabledAt).not.toBeNull();

    await asAdmin(ada, per, "enable");
    await removeColleague(asColleague(nora), per.userId);
    expect((await join(token, goodPassword)).is).toBe("joined");
  });

  test("brings back nobody's older wish to close the account", async () => {
    const [nora, ada] = [await aCustomer(), await anAdmin()];
    const [per, eva] = [await aMember(nora), await aMember(nora, "Eva")];
    const wish = { closeRequestedAt: new Date(), closesAt: new Date(Date.now() + day) };
    for (const { userId } of [per, eva]) {
      await transact((tx) => tx.user.update({ where: { id: userId }, data: wish }));
      await removeColleague(asColleague(nora), userId);
    }
    await inviteColleague(asColleague(nora), { firstName: "Per", lastName: "Nygård", email: per.email });
    await join(await tokenTo(per.email), goodPassword);
    await asAdmin(ada, eva, "enable");
    for (const person of [per, eva])
      expect(await userOf(person)).toMatchObject({ disabledAt: null, closeRequestedAt: null, closesAt: null });
  });
});

describe("owners", () => {
  test("remove a colleague, whose sessions, links and invitations end at once", async () => {
    const nora = await aCustomer();
    const member = await aMember(nora, "Per", true);
    const email = addressAt(nora);
    await inviteColleague(asColleague(member), { firstName: "Eva", lastName: "Ek", email });
    expect((await send(nora, { intent: "remove", id: member.userId })).status).toBe(303);
    expect((await send(nora, { intent: "remove", id: member.userId })).status).toBe(303);
    expect((await userOf(member)).disabledAt).not.toBeNull();
    expect(await isLoggedIn(member)).toBe(false);
    expect((await readJoinLink(await tokenTo(email))).is).toBe("dead");
    expect(await db.auditEvent.count({ where: { subjectId: member.userId, action: "colleague.remove" } })).toBe(1);
  });

  test("do not remove themselves, nor anybody of another business", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    expect((await send(nora, { intent: "remove", id: nora.userId })).status).toBe(400);
    for (const intent of ["remove", "make-owner", "hand-over"])
      expect((await send(nora, { intent, id: gus.userId })).status).toBe(404);
    expect([await userOf(nora), await userOf(gus)]).toMatchObject([{ disabledAt: null }, { disabledAt: null }]);
    expect([await ownersOf(nora), await ownersOf(gus)]).toEqual([1, 1]);
  });

  test("make a colleague an owner, hand over, and step down; the last one stays", async () => {
    const nora = await aCustomer();
    const member = await aMember(nora);
    expect((await send(nora, { intent: "step-down" })).status).toBe(400);
    await send(nora, { intent: "make-owner", id: member.userId });
    expect(await ownersOf(nora)).toBe(2);
    expect((await send(nora, { intent: "step-down" })).status).toBe(303);
    expect((await send(nora, { intent: "step-down" })).status).toBe(403);
    expect((await userOf(nora)).ownerSince).toBeNull();

    await send(member, { intent: "hand-over", id: nora.userId });
    expect([await userOf(nora), await userOf(member)]).toMatchObject([
      { ownerSince: expect.any(Date) },
      { ownerSince: null },
    ]);
    expect((await send(member, { intent: "hand-over", id: nora.userId })).status).toBe(403);
  });

  test("who remove each other at once leave one owner", async () => {
    const nora = await aCustomer();
    const other = await aMember(nora, "Per", true);
    const outcomes = await Promise.all([
      removeColleague(asColleague(nora), other.userId),
      removeColleague(asColleague(other), nora.userId),
    ]);
    expect(outcomes.map((outcome) => outcome?.is).sort()).toEqual(["done", "no-owner"]);
    expect(await ownersOf(nora)).toBe(1);
  });

  test("who step down or hand over at once leave one owner", async () => {
    const nora = await aCustomer();
    const other = await aMember(nora, "Per", true);
    await Promise.all([stepDown(asColleague(nora)), stepDown(asColleague(other))]);
    expect(await ownersOf(nora)).toBe(1);

    const gus = await aCustomer("Gus", "Globex");
    const gina = await aMember(gus, "Gina", true);
    await Promise.all([
      handOver(asColleague(gus), gina.userId),
      removeColleague(asColleague(gina), gus.userId),
      makeOwner(asColleague(gina), gus.userId),
    ]);
    expect(await ownersOf(gus)).toBeGreaterThanOrEqual(1);
  });
});
