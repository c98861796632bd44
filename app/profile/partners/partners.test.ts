import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { withdraw } from "~/profile/partners/end.server";
import { accept } from "~/profile/partners/invitation.server";
import { listPartners } from "~/profile/partners/partners.server";
import { bundledLists } from "~/signup/business-email.server";
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
import { lettersTo } from "../../../tests/support/logins";

beforeAll(bundledLists);

let made = 0;
const anAddress = (name = "ray") => `${name}-${++made}@corvus-${Math.random().toString(36).slice(2, 8)}.example`;
const pageOf = (business: Business) => `/customers/${business.slug}/profile/partners`;
const data = "?_data=profile%2Fpartners%2Fpartners.route";

const press = (as: Person, business: Business, fields: Record<string, string>) =>
  handle(post(pageOf(business) + data, fields, as));

const invite = (as: Person, business: Business, email: string, more: Record<string, string> = {}) =>
  press(as, business, { intent: "invite", type: "reseller", businessName: "Corvus Networks", email, ...more });

const rowsOf = (business: Business) =>
  db.partnership.findMany({ where: { customerId: business.id }, orderBy: { invitedAt: "asc" } });

async function theRow(business: Business) {
  const [row, ...others] = await rowsOf(business);
  if (!row || others.length > 0) throw new Error("Exactly one invitation was expected.");
  return row;
}

async function errorsOf(response: Response): Promise<Record<string, string[]>> {
  return (await response.json()).result.error;
}

const eventsOf = async (business: Business) =>
  (await db.auditEvent.findMany({ where: { businessId: business.id }, orderBy: { id: "asc" } })).map(
    ({ action, actorId }) => [action, actorId],
  );

describe("Invite", () => {
  test("keeps the invitation for 14 days, and mails who has no account a link to sign up", async () => {
    const nora = await aCustomer();
    const email = anAddress();
    const answer = await invite(nora, nora.business, email.toUpperCase());
    expect(answer.headers.get("X-Remix-Redirect")).toBe(pageOf(nora.business));

    const row = await theRow(nora.business);
    expect(row).toMatchObject({ type: "reseller", invitedEmail: email, invitedById: nora.userId, partnerId: null });
    expect(row.expiresAt.getTime() - row.invitedAt.getTime()).toBe(14 * 86_400_000);
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({
      letter: "partner-invitation",
      data: { customerName: "Acme", inviter: "Nora Test" },
    });
    expect(letter?.secret).toBeTruthy();
    expect(JSON.stringify(row)).not.toContain(letter?.secret);
    expect(await eventsOf(nora.business)).toEqual([["partnership.invite", nora.userId]]);
  });

  test("asks a partner that is known to log in, and answers the same", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    const ray = await aPartner(gina.business, "reseller");
    const unknown = await invite(nora, nora.business, anAddress(), { type: "managed_service" });
    const known = await invite(nora, nora.business, ray.email);
    expect([known.status, known.headers.get("X-Remix-Redirect")]).toEqual([
      unknown.status,
      unknown.headers.get("X-Remix-Redirect"),
    ]);
    const [letter] = await lettersTo(ray.email);
    expect(letter).toMatchObject({ letter: "partner-invitation-known", secret: null });
    expect(JSON.stringify(letter)).not.toContain("Globex");
  });

  test.each(["customer", "admin"])("Z-11 never changes the account of a %s, and answers the same", async (kind) => {
    const nora = await aCustomer();
    const other = kind === "admin" ? await anAdmin() : await aCustomer("Gina", "Globex");
    const before = await db.user.findUniqueOrThrow({ where: { id: other.userId } });
    expect((await invite(nora, nora.business, other.email)).headers.get("X-Remix-Redirect")).toBe(
      pageOf(nora.business),
    );
    const { id } = await theRow(nora.business);
    expect((await lettersTo(other.email)).map(({ letter, secret }) => [letter, secret])).toEqual([
      ["partner-invitation-other", null],
    ]);
    expect((await handle(get(`/invitations/${id}`, other))).status).toBe(404);
    expect((await handle(post(`/invitations/${id}`, { intent: "accept" }, other))).status).toBe(404);
    expect(await db.user.findUniqueOrThrow({ where: { id: other.userId } })).toEqual(before);
    expect((await theRow(nora.business)).acceptedAt).toBe(null);
  });

  test.each([
    [{ email: "ray@gmail.com" }, "email", "Enter the partner’s business email: gmail.com is a free-mail address"],
    [{ email: "ray at corvus" }, "email", "Enter the email as an address"],
    [{ email: "" }, "email", "Enter the partner’s business email"],
    [{ businessName: " " }, "businessName", "Enter the business name"],
    [{ type: "owner" }, "type", ""],
  ])("sends %j back with what is to be done", async (fields, field, message) => {
    const nora = await aCustomer();
    const answer = await invite(nora, nora.business, "ray@corvus.example", fields as Record<string, string>);
    expect(answer.status).toBe(400);
    const { result } = await answer.json();
    expect(result.error[field].join()).toContain(message);
    expect(result.initialValue.intent).toBe("invite");
    expect(await rowsOf(nora.business)).toEqual([]);
  });

  test("refuses oneself, one's own people and one's own domain", async () => {
    const nora = await aCustomer();
    for (const email of [nora.email, `someone@${nora.email.split("@")[1]}`, `x@mail.${nora.business.slug}.example`]) {
      const answer = await invite(nora, nora.business, email);
      expect(answer.status, email).toBe(400);
      expect((await errorsOf(answer)).email?.join()).toContain("belongs to your own business");
    }
    expect(await rowsOf(nora.business)).toEqual([]);
  });

  test("of one form, sent ten times at once, is one invitation and one mail", async () => {
    const nora = await aCustomer();
    const email = anAddress();
    const formKey = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => invite(nora, nora.business, email, { formKey })),
    );
    expect(answers.filter((answer) => answer.headers.has("X-Remix-Redirect")).length).toBeGreaterThan(0);
    expect(await rowsOf(nora.business)).toHaveLength(1);
    expect(await lettersTo(email)).toHaveLength(1);
    expect((await invite(nora, nora.business, email, { formKey })).headers.has("X-Remix-Redirect")).toBe(true);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test("points to Send Again where the address is invited already, and opens anew what expired", async () => {
    const nora = await aCustomer();
    const email = anAddress();
    await invite(nora, nora.business, email);
    const again = await invite(nora, nora.business, email);
    expect(again.status).toBe(400);
    expect((await errorsOf(again)).email?.join()).toContain("Send Again");

    const { id } = await theRow(nora.business);
    await transact((tx) => tx.partnership.update({ where: { id }, data: { expiresAt: new Date(0) } }));
    await invite(nora, nora.business, email, { businessName: "Corvus GmbH" });
    const renewed = await theRow(nora.business);
    expect(renewed).toMatchObject({ id, invitedBusinessName: "Corvus GmbH" });
    expect(renewed.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  test("causes five mails an hour to an address, then says to wait", async () => {
    const email = anAddress();
    const answers = [];
    for (let i = 0; i < 6; i++) {
      const nora = await aCustomer();
      answers.push(await invite(nora, nora.business, email));
    }
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 429]);
    expect(answers[5]?.headers.get("Retry-After")).toBeTruthy();
    expect(await lettersTo(email)).toHaveLength(5);
  });
});

describe("Send Again", () => {
  test("mails once, with a link that ends the older one, for another 14 days", async () => {
    const nora = await aCustomer();
    const email = anAddress();
    await invite(nora, nora.business, email);
    const first = await theRow(nora.business);
    await transact((tx) => tx.partnership.update({ where: { id: first.id }, data: { expiresAt: new Date(0) } }));
    const form = { intent: "send-again", id: first.id, sentAt: first.sentAt?.toISOString() ?? "" };
    await Promise.all([press(nora, nora.business, form), press(nora, nora.business, form)]);
    await press(nora, nora.business, form);

    const row = await theRow(nora.business);
    expect(row.expiresAt.getTime()).toBeGreaterThan(Date.now() + 13 * 86_400_000);
    expect(row.tokenDigest).not.toBe(first.tokenDigest);
    const letters = await lettersTo(email);
    expect(letters).toHaveLength(2);
    const [old, fresh] = await Promise.all(
      letters.map(async ({ secret }) =>
        (await handle(get(`/signup?_data=signup%2Fsignup.route&invitation=${secret}`))).json(),
      ),
    );
    expect([old.isDeadLink, fresh.invitation.email]).toEqual([true, email]);
  });
});

describe("Withdraw", () => {
  test("ends the invitation and its link, and tells the address once", async () => {
    const nora = await aCustomer();
    const email = anAddress();
    await invite(nora, nora.business, email);
    const { id } = await theRow(nora.business);
    const [invitation] = await lettersTo(email);
    for (let i = 0; i < 2; i++)
      expect((await press(nora, nora.business, { intent: "withdraw", id })).headers.has("X-Remix-Redirect")).toBe(true);
    expect((await theRow(nora.business)).withdrawnAt).not.toBe(null);
    expect((await lettersTo(email)).map(({ letter }) => letter)).toEqual([
      "partner-invitation",
      "partner-invitation-withdrawn",
    ]);
    const page = await handle(get(`/signup?_data=signup%2Fsignup.route&invitation=${invitation?.secret}`));
    expect((await page.json()).isDeadLink).toBe(true);
  });

  test("and Accept at the same time: one of the two holds, and the other is told", async () => {
    for (let i = 0; i < 10; i++) {
      const nora = await aCustomer();
      const ray = await aPartner(nora.business, "reseller", "Ray", "invited");
      const [answered, withdrawn] = await Promise.all([
        accept(actorOf(ray), ray.partnershipId),
        withdraw(nora.business, ray.partnershipId, actorOf(nora)),
      ]);
      const row = await theRow(nora.business);
      expect([row.acceptedAt !== null, row.withdrawnAt !== null].filter(Boolean)).toHaveLength(1);
      expect(answered?.outcome).toBe(row.acceptedAt ? "done" : "over");
      expect(withdrawn).toBe(row.withdrawnAt !== null);
    }
  });
});

describe("End", () => {
  test("Z-9 holds from the partner's very next request, for all its people and for the form that is open", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const page = `/customers/${nora.business.slug}/profile`;
    expect((await handle(get(page, ray))).status).toBe(200);
    const held = () => handle(post(pageOf(nora.business), { intent: "end", id: ray.partnershipId }, ray));
    expect((await held()).status).toBe(403);

    await press(nora, nora.business, { intent: "end", id: ray.partnershipId });
    expect((await handle(get(page, ray))).status).toBe(404);
    expect((await handle(get(`${page}?_data=profile%2Fprofile.route`, ray))).status).toBe(404);
    expect((await held()).status).toBe(404);
    expect((await theRow(nora.business)).endedById).toBe(nora.userId);
    expect((await lettersTo(ray.email)).map(({ letter }) => letter)).toEqual(["partnership-ended"]);
    expect((await lettersTo(nora.email)).map(({ letter }) => letter)).toEqual(["partnership-changed"]);

    await press(nora, nora.business, { intent: "end", id: ray.partnershipId });
    expect(await eventsOf(nora.business)).toEqual([["partnership.end", nora.userId]]);
    expect(await lettersTo(ray.email)).toHaveLength(1);
  });
});

describe("another customer", () => {
  test.each(["send-again", "withdraw", "end"])("finds nothing to %s here", async (intent) => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    const ray = await aPartner(nora.business, "reseller", "Ray", intent === "end" ? "accepted" : "invited");
    const before = await theRow(nora.business);
    expect((await press(gina, nora.business, { intent, id: ray.partnershipId })).status).toBe(404);
    expect((await press(gina, gina.business, { intent, id: ray.partnershipId })).status).toBe(404);
    expect(await theRow(nora.business)).toEqual(before);
  });

  test("cannot invite for this one, and a partner cannot either", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    const ray = await aPartner(nora.business, "reseller");
    expect((await invite(gina, nora.business, anAddress())).status).toBe(404);
    expect((await invite(ray, nora.business, anAddress())).status).toBe(403);
    expect(await rowsOf(nora.business)).toHaveLength(1);
  });
});

test("a partner at work that is suspended is shown as paused", async () => {
  const { business } = await aCustomer();
  const ray = await aPartner(business, "reseller");
  expect(await listPartners(business.id)).toMatchObject([{ standing: "accepted", isPaused: false }]);
  const suspendedAt = new Date();
  await transact((tx) => tx.business.update({ where: { id: ray.business.id }, data: { suspendedAt } }));
  expect(await listPartners(business.id)).toMatchObject([{ standing: "accepted", isPaused: true }]);
});

test("an admin invites for the customer, and is named as who does", async () => {
  const [nora, ada] = [await aCustomer(), await anAdmin()];
  const email = anAddress();
  await invite(ada, nora.business, email);
  expect((await lettersTo(email))[0]?.data).toMatchObject({ inviter: "Ada Test of Secure Dynamics" });
  expect(await eventsOf(nora.business)).toEqual([["partnership.invite", ada.userId]]);
});
