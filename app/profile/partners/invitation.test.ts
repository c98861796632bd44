import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { accept } from "~/profile/partners/invitation.server";
import { approve } from "~/signup/approve.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, get, type Person, post } from "../../../tests/support/cast";
import { lettersTo } from "../../../tests/support/logins";

const pathOf = (id: string) => `/invitations/${id}`;
const rowOf = (id: string) => db.partnership.findUniqueOrThrow({ where: { id } });
const answer = (as: Person, id: string, fields: Record<string, string>) => handle(post(pathOf(id), fields, as));

async function standing(as: Person, id: string): Promise<string> {
  const page = await handle(get(`${pathOf(id)}?_data=profile%2Fpartners%2Finvitation.route`, as));
  return (await page.json()).invitation.standing;
}

async function colleagueOf(ray: Person): Promise<Person> {
  const mia = await aPartner((await aCustomer("Gina", "Globex")).business, "managed_service", "Mia", "ended");
  await transact((tx) => tx.user.update({ where: { id: mia.userId }, data: { businessId: ray.business?.id ?? null } }));
  return { ...mia, business: ray.business };
}

describe("an invitation", () => {
  test("Z-10 is read by the person whose address was invited, and by nobody else", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller", "Ray", "invited");
    const [gina, ada, mia] = [await aCustomer("Gina", "Globex"), await anAdmin(), await colleagueOf(ray)];
    expect((await handle(get(pathOf(ray.partnershipId), ray))).status).toBe(200);
    for (const other of [nora, gina, ada, mia]) {
      expect((await handle(get(pathOf(ray.partnershipId), other))).status).toBe(404);
      expect((await answer(other, ray.partnershipId, { intent: "accept" })).status).toBe(404);
    }
    const visitor = await handle(get(pathOf(ray.partnershipId)));
    expect(visitor.headers.get("Location")).toBe(`/?redirectTo=${encodeURIComponent(pathOf(ray.partnershipId))}`);
    expect((await rowOf(ray.partnershipId)).acceptedAt).toBe(null);
  });

  test("that is accepted opens the customer's pages to all people of the partner, once", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller", "Ray", "invited");
    const mia = await colleagueOf(ray);
    const profile = `/customers/${nora.business.slug}/profile`;
    expect((await handle(get(profile, ray))).status).toBe(404);
    for (let i = 0; i < 2; i++) {
      const done = await answer(ray, ray.partnershipId, { intent: "accept" });
      expect([done.status, done.headers.get("Location")]).toEqual([303, profile]);
    }
    for (const person of [ray, mia]) expect((await handle(get(profile, person))).status).toBe(200);
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id } });
    expect(events).toMatchObject([{ action: "partnership.accept", actorId: ray.userId }]);
    expect((await lettersTo(nora.email)).map(({ letter }) => letter)).toEqual(["partnership-changed"]);
  });

  test("that is declined tells the customer why, and opens nothing", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "managed_service", "Ray", "invited");
    const long = await answer(ray, ray.partnershipId, { intent: "decline", reason: "x".repeat(501) });
    expect(long.status).toBe(400);
    const done = await answer(ray, ray.partnershipId, { intent: "decline", reason: " No room this year. " });
    expect(done.headers.get("Location")).toBe("/customers");
    expect(await rowOf(ray.partnershipId)).toMatchObject({ declineReason: "No room this year.", acceptedAt: null });
    expect((await lettersTo(nora.email))[0]?.data).toMatchObject({ what: "declined", reason: "No room this year." });
    expect((await handle(get(`/customers/${nora.business.slug}/profile`, ray))).status).toBe(404);

    expect((await answer(ray, ray.partnershipId, { intent: "accept" })).status).toBe(409);
    expect(await standing(ray, ray.partnershipId)).toBe("declined");
  });

  test.each([
    ["expired", { expiresAt: new Date(0) }],
    ["withdrawn", { withdrawnAt: new Date() }],
  ])("that is %s says so and changes nothing, though its page was open", async (state, change) => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller", "Ray", "invited");
    await transact((tx) => tx.partnership.update({ where: { id: ray.partnershipId }, data: change }));
    expect((await answer(ray, ray.partnershipId, { intent: "accept" })).status).toBe(409);
    expect((await answer(ray, ray.partnershipId, { intent: "decline" })).status).toBe(409);
    expect(await standing(ray, ray.partnershipId)).toBe(state);
    expect(await rowOf(ray.partnershipId)).toMatchObject({ acceptedAt: null, declinedAt: null });
  });

  test("without a known button changes nothing", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller", "Ray", "invited");
    expect((await answer(ray, ray.partnershipId, {})).status).toBe(400);
    expect(await standing(ray, ray.partnershipId)).toBe("invited");
  });
});

describe("a second reseller", () => {
  test("that accepts replaces the first in the same transaction, and both sides are told", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const rosa = await aPartner(nora.business, "reseller", "Rosa", "invited");
    await answer(rosa, rosa.partnershipId, { intent: "accept" });
    const [old, present] = [await rowOf(ray.partnershipId), await rowOf(rosa.partnershipId)];
    expect(old).toMatchObject({ endedAt: present.acceptedAt, endedById: rosa.userId });
    expect((await handle(get(`/customers/${nora.business.slug}/profile`, ray))).status).toBe(404);
    expect((await lettersTo(ray.email))[0]?.data).toMatchObject({ replaced: true });
    expect((await lettersTo(nora.email))[0]?.data).toMatchObject({ what: "accepted", replacedName: "Ray Partners" });
  });

  test("and a third who accept at the same time leave one at work", async () => {
    const nora = await aCustomer();
    const people = await Promise.all(
      ["Ray", "Rosa", "Rolf"].map((name) => aPartner(nora.business, "reseller", name, "invited")),
    );
    await Promise.all(people.map((person) => accept(actorOf(person), person.partnershipId)));
    const active = await db.partnership.count({
      where: { customerId: nora.business.id, acceptedAt: { not: null }, endedAt: null },
    });
    expect(active).toBe(1);
  });
});

test("who is invited again for the same type keeps one partnership at work", async () => {
  const nora = await aCustomer();
  const ray = await aPartner(nora.business, "managed_service");
  const again = await transact((tx) =>
    tx.partnership.create({
      data: {
        customerId: nora.business.id,
        type: "managed_service",
        invitedBusinessName: "Ray Partners",
        invitedEmail: ray.email,
        invitedById: nora.userId,
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    }),
  );
  expect((await answer(ray, again.id, { intent: "accept" })).status).toBe(303);
  expect((await rowOf(ray.partnershipId)).endedAt).not.toBe(null);
  expect(await lettersTo(ray.email)).toEqual([]);
});

describe("signing up from an invitation", () => {
  const typed = {
    businessName: "Corvus Networks",
    businessWebsite: "www.corvus-networks.example",
    firstName: "Rosa",
    lastName: "Weber",
    privacy: "on",
    terms: "on",
  };

  async function anInvitation(email: string) {
    const nora = await aCustomer();
    const page = `/customers/${nora.business.slug}/profile/partners`;
    await handle(post(page, { intent: "invite", type: "reseller", businessName: "Corvus", email }, nora));
    const secret = (await lettersTo(email)).at(-1)?.secret ?? "";
    const { id } = await db.partnership.findFirstOrThrow({ where: { customerId: nora.business.id } });
    return { nora, secret, id };
  }

  const signUp = (fields: Record<string, string>) => handle(post("/signup", { ...typed, ...fields }));
  const requestOf = (email: string) => db.signupRequest.findFirstOrThrow({ where: { email } });

  test("fills the form in, holds to the invited address, and makes a partner after approval", async () => {
    const email = `rosa-1@corvus-networks.example`;
    const { nora, secret, id } = await anInvitation(email);
    const page = await (await handle(get(`/signup?invitation=${secret}&_data=signup%2Fsignup.route`))).json();
    expect(page.invitation).toMatchObject({ businessName: "Corvus", email, customerName: "Acme" });

    const done = await signUp({ invitation: secret, email: "eve@evil-tools.example" });
    expect(done.headers.get("Location")).toBe("/signup/received");
    expect(await db.signupRequest.count({ where: { email: "eve@evil-tools.example" } })).toBe(0);
    const request = await requestOf(email);
    expect(request.partnershipId).toBe(id);

    const ada = await anAdmin();
    expect(await approve(actorOf(ada), request.id, { into: "new" })).toMatchObject({ state: "approved" });
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { business: true } });
    expect(user.business).toMatchObject({ kind: "partner", name: "Corvus Networks" });
    expect(await rowOf(id)).toMatchObject({ partnerId: user.businessId, acceptedAt: null });

    const rosa = actorOf({
      userId: user.id,
      email,
      name: "Rosa Weber",
      kind: "partner",
      business: user.business,
      cookie: "",
    });
    expect(await accept(rosa, id)).toMatchObject({ outcome: "done", customer: { id: nora.business.id } });
    const link = await handle(get(`/signup?invitation=${secret}`));
    expect(link.status).toBe(200);
  });

  test("never follows from public sign-up alone, whatever is sent along", async () => {
    const email = "rosa-2@corvus-two.example";
    const { secret, id } = await anInvitation("ray@corvus-two.example");
    await signUp({ email, partnershipId: id, kind: "partner" });
    const request = await requestOf(email);
    expect(request.partnershipId).toBe(null);
    await approve(actorOf(await anAdmin()), request.id, { into: "new" });
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { business: true } });
    expect(user.business?.kind).toBe("customer");
    const forged = await signUp({ email: "rosa-3@corvus-two.example", invitation: `${secret}x` });
    expect(forged.headers.get("Location")).toContain("/signup?invitation=");
    expect(await db.signupRequest.count({ where: { email: "rosa-3@corvus-two.example" } })).toBe(0);
  });

  test("takes up a request that the same address made without the invitation", async () => {
    const email = "rosa@corvus-four.example";
    await signUp({ email });
    const { secret, id } = await anInvitation(email);
    await signUp({ invitation: secret });
    const requests = await db.signupRequest.findMany({ where: { email } });
    expect(requests).toMatchObject([{ partnershipId: id }]);
  });

  test("founds no partner once the invitation was withdrawn", async () => {
    const email = "rosa@corvus-five.example";
    const { nora, secret, id } = await anInvitation(email);
    await signUp({ invitation: secret });
    await handle(post(`/customers/${nora.business.slug}/profile/partners`, { intent: "withdraw", id }, nora));
    const request = await requestOf(email);
    expect(await approve(actorOf(await anAdmin()), request.id, { into: "new" })).toEqual({
      state: "invitation-over",
      customerName: "Acme",
    });
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  test("joins a partner business that is there, never a customer's", async () => {
    const email = "rosa@corvus-six.example";
    const { nora, secret } = await anInvitation(email);
    await signUp({ invitation: secret });
    const ray = await aPartner(nora.business, "managed_service");
    const request = await requestOf(email);
    const ada = actorOf(await anAdmin());
    expect(await approve(ada, request.id, { into: nora.business.id })).toEqual({ state: "no-such-business" });
    expect(await approve(ada, request.id, { into: ray.business.id })).toMatchObject({
      state: "approved",
      joined: true,
    });
  });

  test("leads who has an account by now to log in", async () => {
    const email = "rosa@corvus-seven.example";
    const { secret, id } = await anInvitation(email);
    await signUp({ invitation: secret });
    await approve(actorOf(await anAdmin()), (await requestOf(email)).id, { into: "new" });
    const answer = await handle(get(`/signup?invitation=${secret}`));
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/invitations/${id}`]);
  });
});
