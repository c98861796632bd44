import { beforeAll, describe, expect, test } from "vitest";
import { deleteExpired } from "~/access/expired.server";
import { idleLifetime } from "~/access/session.server";
import { sentenceOf } from "~/audit/sentence";
import { db, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { getSeller } from "~/licensing/requests/seller.server";
import { endpoints, handle } from "../../tests/support/app";
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
import { getBusiness } from "./business.server";
import { getPerson } from "./person.server";
import { viewMinutes } from "./view-minutes";

const because = { reason: "Nora asked for help with her quotes." };

const suspendAt = ({ slug }: Business) => `/admin/businesses/${slug}/suspend`;
const viewAt = ({ slug }: Business) => `/admin/businesses/${slug}/view`;
const statusOf = async (request: Request) => (await handle(request)).status;

function eventsOf(businessId: string) {
  return db.auditEvent.findMany({ where: { businessId }, orderBy: { id: "asc" } });
}

const actionsOf = async ({ id }: Business) => (await eventsOf(id)).map(({ action }) => action);

describe("a business that is suspended", () => {
  test("loses its sessions at once, is told by mail and keeps its data; restored, it goes on", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer("Nora", "Acme");
    const ray = await aPartner(nora.business, "reseller");
    const gina = await aCustomer("Gina", "Globex");
    expect((await handle(post(suspendAt(nora.business), because, ada))).status).toBe(303);
    expect(await db.session.count({ where: { userId: nora.userId } })).toBe(0);
    expect(await db.session.count({ where: { userId: { in: [ray.userId, gina.userId] } } })).toBe(2);
    expect(await db.outboxMail.findMany({ where: { userId: nora.userId } })).toMatchObject([
      { letter: "business-suspended", data: { reason: because.reason } },
    ]);
    expect(await db.notification.count({ where: { userId: ray.userId, kind: "partners" } })).toBe(1);
    expect(await db.outboxMail.count({ where: { userId: ray.userId } })).toBe(0);
    expect(await getBusiness(nora.business.slug)).toMatchObject({
      business: { state: "suspended", suspended: { by: ada.name, reason: because.reason } },
    });

    await handle(post(`/admin/businesses/${nora.business.slug}`, { intent: "restore" }, ada));
    expect(await getBusiness(nora.business.slug)).toMatchObject({ business: { state: "active", suspended: null } });
    const again = await loggedInAnew(nora);
    expect(await statusOf(get(`/customers/${nora.business.slug}/profile`, again))).toBe(200);
    expect(await actionsOf(nora.business)).toEqual(["business.suspend", "business.restore"]);
  });

  test("is suspended once, however often the form is sent, and restored once", async () => {
    const ada = await anAdmin();
    const { business: acme, userId } = await aCustomer();
    await Promise.all([1, 2, 3].map(() => handle(post(suspendAt(acme), because, ada))));
    await Promise.all([1, 2].map(() => handle(post(`/admin/businesses/${acme.slug}`, { intent: "restore" }, ada))));
    expect(await actionsOf(acme)).toEqual(["business.suspend", "business.restore"]);
    expect(await db.outboxMail.count({ where: { userId } })).toBe(2);
  });

  test("needs a reason, and what was typed comes back", async () => {
    const ada = await anAdmin();
    const { business: acme } = await aCustomer();
    for (const reason of ["", "   ", "x".repeat(301)])
      expect(await statusOf(post(suspendAt(acme), { reason }, ada)), reason).toBe(400);
    expect(await getBusiness(acme.slug)).toMatchObject({ business: { state: "active" } });
  });

  test("as a partner: its people are out, the partnership pauses and Secure Dynamics sells meanwhile", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    await handle(post(suspendAt(ray.business), because, ada));
    expect(await statusOf(get(`/customers/${nora.business.slug}/profile`, ray))).toBe(302);
    expect(await statusOf(get(`/customers/${nora.business.slug}/profile/partners`, nora))).toBe(200);
    expect(await getSeller(nora.business.id)).toEqual({ name: "Secure Dynamics", businessId: null });
    expect(await getBusiness(nora.business.slug)).toMatchObject({ partnerships: { rows: [{ isPaused: true }] } });
    expect(await db.notification.count({ where: { userId: nora.userId, kind: "partners" } })).toBe(1);
  });
});

describe("a view as customer", () => {
  async function viewing() {
    const ada = await anAdmin();
    const nora = await aCustomer("Nora", "Acme");
    const gina = await aCustomer("Gina", "Globex");
    const started = await handle(post(viewAt(nora.business), because, ada));
    expect(started.headers.get("Location")).toBe(`/customers/${nora.business.slug}/profile`);
    return { ada, nora, gina, acme: nora.business };
  }

  test("shows what the customer sees and nothing else, and stands in the customer's log", async () => {
    const { ada, acme, gina } = await viewing();
    for (const page of ["profile", "profile/activated", "profile/partners", "health-checks", "licensing/requests"])
      expect(await statusOf(get(`/customers/${acme.slug}/${page}`, ada)), page).toBe(200);
    expect(await statusOf(get(`/customers/${gina.business.slug}/profile`, ada))).toBe(404);
    for (const closed of ["/admin", "/admin/approvals", "/account", "/Account/", "/%61ccount/sessions", "/inbox"])
      expect(await statusOf(get(closed, ada)), closed).toBe(403);
    expect(await statusOf(get("/customers", ada))).toBe(302);

    const ended = await handle(post("/view/end", {}, ada));
    expect(ended.headers.get("Location")).toBe(`/admin/businesses/${acme.slug}`);
    expect(await statusOf(get("/admin", ada))).toBe(200);
    const events = await eventsOf(acme.id);
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["view.start", ada.name],
      ["view.end", ada.name],
    ]);
    expect(events.map(sentenceOf)[0]).toContain(because.reason);
  });

  test("says why a page is closed, and where the way back is", async () => {
    const { ada, acme } = await viewing();
    const answer = await handle(get("/admin?_data=admin%2Fhome.route", ada));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(`You view CM360 as ${acme.name}`);
  });

  test("needs a reason, a customer, and that it is not suspended", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    expect(await statusOf(post(viewAt(nora.business), { reason: " " }, ada))).toBe(400);
    expect(await statusOf(post(viewAt(ray.business), because, ada))).toBe(404);
    await handle(post(suspendAt(nora.business), because, ada));
    expect(await statusOf(post(viewAt(nora.business), because, ada))).toBe(409);
    expect(await db.customerView.count({ where: { adminId: ada.userId } })).toBe(0);
  });

  test("is one at a time, whichever browser; pressed twice it is one", async () => {
    const ada = await anAdmin();
    const acme = (await aCustomer()).business;
    const globex = (await aCustomer("Gina", "Globex")).business;
    await Promise.all([1, 2].map(() => handle(post(viewAt(acme), because, ada))));
    expect(await db.customerView.count({ where: { adminId: ada.userId } })).toBe(1);
    expect(await statusOf(post(viewAt(globex), because, ada))).toBe(403);
    const elsewhere = await loggedInAnew(ada);
    expect(await statusOf(post(viewAt(globex), because, elsewhere))).toBe(303);
    expect(await statusOf(get("/admin", ada))).toBe(200);
    expect(await db.customerView.count({ where: { adminId: ada.userId, endedAt: null } })).toBe(1);
    expect(await actionsOf(acme)).toEqual(["view.start", "view.end"]);
  });

  test("enters each download in the customer's log", async () => {
    const { ada, acme } = await viewing();
    const answer = await handle(get(`/customers/${acme.slug}/profile/team/team.csv`, ada));
    expect(answer.status).toBe(200);
    // No file goes out: the address of an export leads to its page.
    expect(await statusOf(get(`/customers/${acme.slug}/export.zip`, ada))).toBe(303);
    expect(await actionsOf(acme)).toEqual(["view.start", "view.download"]);
  });

  test("ends by itself; a form drawn in it is refused until a page was read anew", async () => {
    const { ada, acme } = await viewing();
    const past = new Date(Date.now() - 1000);
    const startedAt = new Date(past.getTime() - viewMinutes * 60_000);
    await transact((tx) =>
      tx.customerView.updateMany({ where: { adminId: ada.userId }, data: { startedAt, endsAt: past } }),
    );
    expect(await statusOf(post(`/customers/${acme.slug}/profile/activated`, { firstName: "Ada" }, ada))).toBe(403);
    expect(await statusOf(get("/admin", ada))).toBe(200);
    expect(await statusOf(post(`/customers/${acme.slug}/profile/activated`, { firstName: "Ada" }, ada))).toBe(400);
    expect(await db.customerView.findFirst({ where: { adminId: ada.userId } })).toMatchObject({ endedAt: past });
    expect(await actionsOf(acme)).toEqual(["view.start", "view.end"]);
  });

  test("ends with the admin's session, whichever way that ends", async () => {
    for (const end of [
      (ada: Person) => handle(post("/logout", {}, ada)),
      (ada: Person) =>
        transact((tx) =>
          tx.session.updateMany({ where: { userId: ada.userId }, data: { expiresAt: new Date(0) } }),
        ).then(() => deleteExpired()),
    ]) {
      const { ada, acme } = await viewing();
      await end(ada);
      expect(await db.customerView.count({ where: { adminId: ada.userId, endedAt: null } })).toBe(0);
      expect(await actionsOf(acme)).toEqual(["view.start", "view.end"]);
    }
  });

  test("ends when the customer is suspended", async () => {
    const { ada, acme } = await viewing();
    await handle(post(suspendAt(acme), because, await anAdmin("Bob")));
    expect(await statusOf(get("/admin", ada))).toBe(200);
  });

  test("lasts half an hour", async () => {
    const { ada } = await viewing();
    const view = await db.customerView.findFirstOrThrow({ where: { adminId: ada.userId } });
    expect(view.endsAt.getTime() - view.startedAt.getTime()).toBe(viewMinutes * 60_000);
  });
});

describe("whoever views as a customer", () => {
  let ada: Person;
  let acme: Business;
  beforeAll(async () => {
    ada = await anAdmin();
    acme = (await aCustomer()).business;
    await handle(post(viewAt(acme), because, ada));
  });

  /** Open to visitors: they act by what is typed or by a link's token, and know no session. */
  const forVisitors = /^\/(signup|change-password|reset-password|join|email-change|unsubscribe|login|webhooks)\b|^\/$/;
  const wayBack = ["/view/end", "/logout"];
  const actions = endpoints.filter(
    ({ path, module }) => "action" in module && !forVisitors.test(path) && !wayBack.includes(path),
  );

  async function rows() {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite%'`;
    const counts = await Promise.all(
      tables.map(async ({ name }) => {
        const [row] = await db.$queryRaw<
          { count: bigint }[]
        >`SELECT count(*) AS "count" FROM ${Prisma.raw(`"${name}"`)}`;
        return `${name} ${row?.count}`;
      }),
    );
    return { counts, business: await db.business.findUnique({ where: { id: acme.id } }) };
  }

  test("can send nothing: every action of the portal refuses, and no row changes", async () => {
    expect(actions.length).toBeGreaterThan(60);
    const before = await rows();
    const wrong: string[] = [];
    for (const { path } of actions) {
      const url = path.replace(":customer", acme.slug).replace(":business", acme.slug).replaceAll(/:\w+/g, "some");
      for (const fields of [{}, { intent: "save", name: "Changed", reason: "Because" }]) {
        const { status } = await handle(post(url, fields, ada));
        if (status !== 403) wrong.push(`${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await statusOf(post("/email-change/some", {}, ada))).toBe(403);
    expect(await rows()).toEqual(before);
  });
});

describe("a person", () => {
  const press = (admin: Person, { userId }: Pick<Person, "userId">, intent: string, fields = {}) =>
    handle(post(`/admin/people/${userId}`, { intent, ...fields }, admin));
  const userOf = ({ userId }: Pick<Person, "userId">) => db.user.findUniqueOrThrow({ where: { id: userId } });

  test("A-20 who is disabled is logged out everywhere, and back when enabled", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    await Promise.all([press(ada, nora, "disable"), press(ada, nora, "disable")]);
    expect(await db.session.count({ where: { userId: nora.userId } })).toBe(0);
    expect((await userOf(nora)).disabledAt).not.toBeNull();
    await press(ada, nora, "enable");
    expect(await userOf(nora)).toMatchObject({ disabledAt: null });
    expect((await userOf(nora)).ownerSince).not.toBeNull();
    expect(await actionsOf(nora.business)).toEqual(["person.disable", "person.enable"]);
  });

  test("who is the last owner among others stays until another is made one", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    const { id } = await transact((tx) =>
      tx.user.create({
        data: {
          ...{ businessId: nora.business.id, email: `ida@${nora.business.slug}.example`, emailDomain: "x.example" },
          ...{ firstName: "Ida", lastName: "Test" },
        },
        select: { id: true },
      }),
    );
    await press(ada, nora, "disable");
    expect((await userOf(nora)).disabledAt).toBeNull();
    await press(ada, { userId: id }, "make-owner");
    await press(ada, nora, "disable");
    expect((await userOf(nora)).disabledAt).not.toBeNull();
  });

  test("gets one link for one press, and an older one dies", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    await Promise.all([press(ada, nora, "send-link", { seen: "" }), press(ada, nora, "send-link", { seen: "" })]);
    const [link, ...others] = await db.passwordToken.findMany({ where: { userId: nora.userId, revokedAt: null } });
    expect(others).toEqual([]);
    await press(ada, nora, "send-link", { seen: link?.id ?? "" });
    expect(await db.passwordToken.count({ where: { userId: nora.userId, revokedAt: null } })).toBe(1);
    expect(await db.outboxMail.count({ where: { userId: nora.userId, letter: "set-password" } })).toBe(2);
  });

  test("of a suspended business gets no link, since it would be dead", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    await handle(post(suspendAt(nora.business), because, ada));
    expect((await getPerson(nora.userId, ada.userId))?.person.mayLogIn).toBe(false);
    expect((await press(ada, nora, "send-link", { seen: "" })).status).toBe(303);
    expect(await db.passwordToken.count({ where: { userId: nora.userId } })).toBe(0);
    expect(await db.outboxMail.count({ where: { userId: nora.userId, letter: "set-password" } })).toBe(0);
  });

  test("is logged in on the devices seen within a day", async () => {
    const nora = await aCustomer();
    await loggedInAnew(nora);
    await transact(async (tx) => {
      const { id } = await tx.session.findFirstOrThrow({ where: { userId: nora.userId } });
      await tx.session.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - idleLifetime) } });
    });
    expect((await getPerson(nora.userId, ""))?.person.sessions).toBe(1);
  });

  test("is logged out everywhere by one button", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    await loggedInAnew(nora);
    await press(ada, nora, "end-sessions");
    expect(await db.session.count({ where: { userId: nora.userId } })).toBe(0);
  });

  test("an unknown one is a 404, an unknown button a 400", async () => {
    const ada = await anAdmin();
    expect((await press(ada, { userId: "nobody" }, "disable")).status).toBe(404);
    expect((await press(ada, await aCustomer(), "delete")).status).toBe(400);
  });
});

describe("the admins", () => {
  const someone = { firstName: "Mara", lastName: "Vale" };

  test("invite another, whose link works for 72 hours; twice is once", async () => {
    const ada = await anAdmin();
    const email = "mara.vale@secure-dynamics.example";
    for (const _ of [1, 2]) expect(await statusOf(post("/admin/admins", { ...someone, email }, ada))).toBe(303);
    const mara = await db.user.findUniqueOrThrow({ where: { email }, include: { passwordTokens: true } });
    expect(mara).toMatchObject({ businessId: null, adminSince: expect.any(Date), passwordSetAt: null });
    const [token, ...others] = mara.passwordTokens;
    expect(others).toEqual([]);
    expect(Number(token?.expiresAt) - Number(token?.createdAt)).toBe(72 * 3_600_000);
    expect(await db.outboxMail.findMany({ where: { userId: mara.id } })).toMatchObject([{ letter: "admin-invited" }]);
  });

  test("never move an account, and take business emails only", async () => {
    const ada = await anAdmin();
    const nora = await aCustomer();
    for (const email of [nora.email, "mara@gmail.com", "mara", ""])
      expect(await statusOf(post("/admin/admins", { ...someone, email }, ada)), email).toBe(400);
    expect(await db.user.findUniqueOrThrow({ where: { id: nora.userId } })).toMatchObject({ adminSince: null });
  });

  test("remove one another, but nobody the own account and nobody the last one", async () => {
    const [ada, bob] = [await anAdmin("Ada"), await anAdmin("Bob")];
    const disable = (who: Person, whom: Person) =>
      handle(post(`/admin/people/${whom.userId}`, { intent: "disable" }, who));
    await transact((tx) =>
      tx.user.updateMany({
        where: { adminSince: { not: null }, id: { notIn: [ada.userId, bob.userId] } },
        data: { disabledAt: new Date() },
      }),
    );
    await disable(ada, ada);
    await Promise.all([disable(ada, bob), disable(bob, ada)]);
    const left = await db.user.findMany({ where: { adminSince: { not: null }, disabledAt: null } });
    expect(left).toHaveLength(1);
    const last = left[0]?.id === ada.userId ? ada : bob;
    expect(actorOf(last).kind).toBe("admin");
    await disable(last, last);
    expect(await db.user.count({ where: { adminSince: { not: null }, disabledAt: null } })).toBe(1);
  });
});

test("a business of many is counted whole, page by page, and an invitation that ran out says so", async () => {
  const nora = await aCustomer();
  const { id: businessId, slug } = nora.business;
  const now = new Date();
  const someone = { businessId, emailDomain: "x.example", firstName: "Ida", lastName: "Test" };
  await transact(async (tx) => {
    await tx.user.createMany({
      data: Array.from({ length: 102 }, (_, nth) => ({
        ...{ ...someone, email: `ida${nth}@${slug}.example`, disabledAt: nth < 2 ? now : null },
      })),
    });
    await tx.partnership.createMany({
      data: Array.from({ length: 51 }, (_, nth) => ({
        ...{ customerId: businessId, type: "reseller" as const, invitedBusinessName: `Partner ${nth}` },
        ...{ invitedEmail: `p${nth}@x.example`, invitedById: nora.userId, tokenDigest: `${slug} ${nth}` },
        ...{ invitedAt: new Date(now.getTime() - nth), expiresAt: new Date(now.getTime() + (nth ? 60_000 : 0)) },
      })),
    });
  });
  const [first, last] = [await getBusiness(slug, now), await getBusiness(slug, now, 9)];
  expect(first?.people).toMatchObject({ total: 103, active: 101, page: 1, pages: 2, first: 1 });
  expect([first?.people.rows.length, last?.people.rows.length, last?.people.page]).toEqual([100, 3, 2]);
  expect([first?.partnerships.total, first?.partnerships.rows.length]).toEqual([51, 50]);
  expect(first?.partnerships.rows.map(({ hasExpired }) => hasExpired).indexOf(false)).toBe(1);
  const page = `/admin/businesses/${slug}?page=2&_data=businesses%2Fbusiness.route`;
  expect(await (await handle(get(page, await anAdmin()))).json()).toMatchObject({ people: { page: 2, first: 101 } });
});

test("the pages of businesses, people and admins open, whatever their state", async () => {
  const ada = await anAdmin();
  const nora = await aCustomer();
  const ray = await aPartner(nora.business, "reseller");
  for (const path of [
    ...[`/admin/businesses/${nora.business.slug}`, `/admin/businesses/${ray.business.slug}`, suspendAt(ray.business)],
    ...[viewAt(nora.business), `/admin/people/${nora.userId}`, `/admin/people/${ada.userId}`, "/admin/admins"],
    ...["/admin/partners", "/admin/partners?sort=-customers&state=active&type=reseller", "/admin/partners.csv?q=ray"],
  ])
    expect(await statusOf(get(path, ada)), path).toBe(200);
  for (const path of ["/admin/businesses/nobody", "/admin/people/nobody", `${viewAt(ray.business)}`])
    expect(await statusOf(get(path, ada)), path).toBe(404);
});
