import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { letters } from "~/mail/letters.server";
import { handle } from "../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, get, type Person, post } from "../../tests/support/cast";
import { writeDigests } from "./digest.server";
import { digestSlot } from "./digest-slot";
import { listInbox, noticesPerPage } from "./inbox.server";
import { readInboxSearch } from "./inbox-search";
import { kindNames, kindsFor, type NotificationKind } from "./kinds";
import { notify } from "./notify.server";
import { deleteOldNotices } from "./old-notices.server";
import type { Cadence } from "./preference";
import { getPreference, savePreference } from "./preferences.server";
import { countUnread } from "./unread.server";
import { unsubscribePath } from "./unsubscribe-token.server";

interface Told {
  kind?: NotificationKind;
  title?: string;
  path?: string;
  businessId?: string | null;
  reminderId?: string;
  mail?: "as-chosen" | "always" | "never";
}

function tell(
  people: Person[],
  { kind = "requests", title = "Something happened", path = "/training", ...rest }: Told = {},
) {
  const to = people.map(({ userId, email }) => ({ userId, email }));
  return transact((tx) => notify(tx, { kind, to, title, path, ...rest }));
}

const mailsTo = ({ email }: Pick<Person, "email">) =>
  db.outboxMail.findMany({ where: { toEmail: email }, orderBy: { createdAt: "asc" } });
const noticesOf = ({ userId }: Pick<Person, "userId">) =>
  db.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
const inboxOf = async (person: Person, query = "") =>
  (await listInbox(actorOf(person), readInboxSearch(new URLSearchParams(query)))).notices;

async function choose(person: Person, cadence: Cadence, muted: NotificationKind[] = []) {
  const { version } = await getPreference(person.userId);
  const kinds = kindsFor(person.kind).filter((kind) => !muted.includes(kind));
  return savePreference(actorOf(person), { cadence, kinds, version });
}

describe("a notice", () => {
  test("stands in the inbox, and knocks by mail at once unless something else was chosen", async () => {
    const nora = await aCustomer();
    await tell([nora], { title: "Acme requests ZPA" });
    expect(await noticesOf(nora)).toMatchObject([{ title: "Acme requests ZPA", mail: "now", readAt: null }]);
    expect(await mailsTo(nora)).toMatchObject([{ letter: "notice", userId: nora.userId }]);
  });

  test("knocks as each person chose, and stands in every inbox", async () => {
    const [nora, mute, daily] = [await aCustomer(), await aCustomer("Mute"), await aCustomer("Dagny")];
    await choose(mute, "now", ["requests"]);
    await choose(daily, "daily");
    await tell([nora, mute, daily, nora]);
    expect((await Promise.all([nora, mute, daily].map(mailsTo))).map(({ length }) => length)).toEqual([1, 0, 0]);
    expect((await Promise.all([nora, mute, daily].map(noticesOf))).map(([one]) => one?.mail)).toEqual([
      "now",
      "none",
      "digest",
    ]);
  });

  test("about safety is mailed whatever was chosen; one without a mail is not", async () => {
    const nora = await aCustomer();
    await choose(nora, "weekly", [...kindsFor("customer")]);
    await tell([nora], { kind: "safety" });
    await tell([nora], { kind: "safety", mail: "never" });
    await tell([nora], { mail: "always" });
    expect(await mailsTo(nora)).toHaveLength(2);
    expect(await noticesOf(nora)).toHaveLength(3);
  });

  test("goes to nobody whose account is disabled, and to a suspended business without a mail", async () => {
    const [nora, gone] = [await aCustomer(), await aCustomer("Gone")];
    await transact(async (tx) => {
      await tx.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
      await tx.business.update({ where: { id: nora.business.id }, data: { suspendedAt: new Date() } });
    });
    await tell([nora, gone]);
    expect(await noticesOf(gone)).toEqual([]);
    expect(await noticesOf(nora)).toMatchObject([{ mail: "none" }]);
    expect(await mailsTo(nora)).toEqual([]);
  });

  test("leads nowhere but into this portal", async () => {
    const nora = await aCustomer();
    for (const path of ["https://evil.example", "//evil.example", "/\\evil.example", "evil"])
      await expect(tell([nora], { path })).rejects.toThrow("paths of this site only");
    expect(await noticesOf(nora)).toEqual([]);
  });

  test("of a change that is undone is not left", async () => {
    const nora = await aCustomer();
    const failing = transact(async (tx) => {
      await notify(tx, { kind: "requests", to: [nora], title: "Never", path: "/training" });
      throw new Error("undone");
    });
    await expect(failing).rejects.toThrow("undone");
    expect([await noticesOf(nora), await mailsTo(nora)]).toEqual([[], []]);
  });
});

describe("the inbox", () => {
  const act = (person: Person, fields: Record<string, string>, path = "/inbox") => handle(post(path, fields, person));

  test("opens a notice: it is read, and its page is next", async () => {
    const nora = await aCustomer();
    await tell([nora], { path: `/customers/${nora.business.slug}/profile` });
    const [notice] = await noticesOf(nora);
    expect(await countUnread(actorOf(nora))).toBe(1);
    for (const _ of ["once", "twice"]) {
      const answer = await act(nora, { intent: "open", id: notice?.id ?? "" });
      expect([answer.status, answer.headers.get("Location")]).toEqual([
        303,
        `/customers/${nora.business.slug}/profile`,
      ]);
    }
    expect(await countUnread(actorOf(nora))).toBe(0);
    expect(await inboxOf(nora, "show=unread")).toEqual([]);
    expect((await handle(get("/inbox", nora))).status).toBe(200);
  });

  test("marks read and unread, and keeps when it was first read", async () => {
    const nora = await aCustomer();
    await tell([nora]);
    const [{ id = "" } = {}] = await noticesOf(nora);
    const readAt = async () => (await noticesOf(nora))[0]?.readAt;
    const answer = await act(nora, { intent: "read", id }, "/inbox?show=unread&kind=requests");
    expect(answer.headers.get("Location")).toBe("/inbox?show=unread&kind=requests");
    const first = await readAt();
    await act(nora, { intent: "read", id });
    expect(await readAt()).toEqual(first);
    await act(nora, { intent: "unread", id });
    expect(await readAt()).toBeNull();
  });

  test("is nobody else's: another's notice is not there to be opened, marked or counted", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await tell([nora]);
    const [{ id = "" } = {}] = await noticesOf(nora);
    for (const intent of ["open", "read", "unread"]) expect((await act(gina, { intent, id })).status).toBe(404);
    await act(gina, { intent: "read-all", newest: `9999-12-31T00:00:00.000+00:00 ${id}` });
    expect(await noticesOf(nora)).toMatchObject([{ readAt: null }]);
    expect(await inboxOf(gina)).toEqual([]);
    expect(await countUnread(actorOf(gina))).toBe(0);
  });

  test("marks all read of what its page showed: what came meanwhile stays unread", async () => {
    const nora = await aCustomer();
    await tell([nora], { title: "One" });
    await tell([nora], { title: "Two", kind: "partners" });
    const { newest } = await listInbox(actorOf(nora), readInboxSearch(new URLSearchParams()));
    await tell([nora], { title: "Three" });
    const marked = await act(nora, { intent: "read-all", newest: newest ?? "" }, "/inbox?kind=partners&page=x");
    expect(marked.headers.get("Location")).toBe("/inbox?kind=partners");
    expect((await inboxOf(nora, "show=unread")).map(({ title }) => title)).toEqual(["Three", "One"]);
    await act(nora, { intent: "read-all", newest: newest ?? "" });
    expect((await inboxOf(nora, "show=unread")).map(({ title }) => title)).toEqual(["Three"]);
  });

  test("answers what no page of it would send without harm", async () => {
    const nora = await aCustomer();
    await tell([nora]);
    const answers = [
      await act(nora, { intent: "read-all", newest: "' OR 1=1 --" }),
      await act(nora, { intent: "burn", id: "1" }),
      await act(nora, { intent: "open", id: "x".repeat(65) }),
      await handle(get("/inbox?page=%FF&kind=nothing&show=x", nora)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 400, 400, 200]);
    expect(await countUnread(actorOf(nora))).toBe(1);
  });

  test("is paged from either side without losing or repeating a notice", async () => {
    const nora = await aCustomer();
    const total = noticesPerPage * 2 + 3;
    for (let at = 0; at < total; at += 1) await tell([nora], { title: `Notice ${at}`, mail: "never" });
    const seen: string[] = [];
    let page: string | null = "";
    let back: string | null = null;
    while (page !== null) {
      const list = await listInbox(actorOf(nora), readInboxSearch(new URLSearchParams({ page })));
      seen.push(...list.notices.map(({ title }) => title));
      back = list.previous;
      page = list.next;
    }
    expect(seen).toEqual(Array.from({ length: total }, (_, at) => `Notice ${total - 1 - at}`));
    const before = await listInbox(actorOf(nora), readInboxSearch(new URLSearchParams({ page: back ?? "" })));
    expect(before.notices.map(({ title }) => title)).toEqual(seen.slice(noticesPerPage, noticesPerPage * 2));
  });
});

describe("a partner's notices of a customer", () => {
  test("go when the partnership ends, and with them the customer's name", async () => {
    const acme = await aCustomer();
    const ray = await aPartner(acme.business, "reseller");
    await tell([ray], { title: "Acme requests ZPA", businessId: acme.business.id, mail: "never" });
    await tell([ray], { title: "Your own business", businessId: ray.business.id, mail: "never" });
    expect(await inboxOf(ray)).toMatchObject([{ businessName: null }, { businessName: acme.business.name }]);

    await transact((tx) => tx.partnership.update({ where: { id: ray.partnershipId }, data: { endedAt: new Date() } }));
    expect((await inboxOf(ray)).map(({ title }) => title)).toEqual(["Your own business"]);
    expect(await countUnread(actorOf(ray))).toBe(1);
    const hidden = (await noticesOf(ray)).find(({ title }) => title === "Acme requests ZPA");
    const answer = await handle(post("/inbox", { intent: "open", id: hidden?.id ?? "" }, ray));
    expect(answer.status).toBe(404);
  });

  test("are only those that its type of partnership may see", async () => {
    const acme = await aCustomer();
    const [ray, max] = [
      await aPartner(acme.business, "reseller"),
      await aPartner(acme.business, "managed_service", "Max"),
    ];
    for (const kind of ["requests", "health-checks", "reminder:legacy-expiry"] as const)
      await tell([ray, max], { kind, title: kind, businessId: acme.business.id, mail: "never" });
    expect((await inboxOf(ray)).map(({ title }) => title)).toEqual(["reminder:legacy-expiry", "requests"]);
    expect((await inboxOf(max)).map(({ title }) => title)).toEqual(["health-checks", "requests"]);
  });
});

describe("one's choice of mails", () => {
  const path = "/account/notifications";

  test("is saved, and once more changes nothing", async () => {
    const nora = await aCustomer();
    const form = { cadence: "weekly", kinds: ["requests", "partners"], version: "0" };
    for (const _ of ["once", "twice"]) {
      const answer = await handle(post(path, form, nora));
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    }
    const saved = await getPreference(nora.userId);
    expect(saved).toMatchObject({ cadence: "weekly", version: 1 });
    expect(saved.muted).not.toContain("requests");
    expect(saved.muted).not.toContain("safety");
    expect(saved.muted).toContain("health-checks");
    const events = await db.auditEvent.findMany({ where: { subjectId: nora.userId, action: "notifications.choose" } });
    expect(events).toMatchObject([{ actorId: nora.userId, businessId: nora.business.id }]);
  });

  test("made in two windows: the second is told of both", async () => {
    const nora = await aCustomer();
    await choose(nora, "daily");
    const answer = await handle(post(path, { cadence: "weekly", kinds: kindNames.slice(0, 3), version: "0" }, nora));
    expect(answer.status).toBe(409);
    expect(await getPreference(nora.userId)).toMatchObject({ cadence: "daily", version: 1 });
  });

  test("that is none is sent back as it was typed", async () => {
    const nora = await aCustomer();
    for (const form of [
      { cadence: "hourly", version: "0" },
      { version: "0" },
      { cadence: "now", kinds: "all", version: "0" },
    ])
      expect((await handle(post(path, form as Record<string, string>, nora))).status).toBe(400);
    expect(await db.mailPreference.findUnique({ where: { userId: nora.userId } })).toBeNull();
  });
});

describe("a digest", () => {
  // Every test has its own day, so that nobody else's notices are due.
  beforeEach(() => transact((tx) => tx.notification.deleteMany()));

  const hour = 3_600_000;
  const day = 24 * hour;
  /** The moments around the daily digest that comes next. */
  const next = () => digestSlot("daily", new Date(Date.now() + day));
  const at = (date: Date, hours: number) => new Date(date.getTime() + hours * hour);
  const digestsOf = async (person: Person) =>
    (await mailsTo(person)).filter(({ letter }) => letter === "digest").map(({ data }) => data);

  test("tells once a day what is unread, grouped by business, the nearest date first", async () => {
    const ray = await aPartner((await aCustomer()).business, "reseller");
    const [acme, globex] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    for (const { business } of [acme, globex])
      await transact((tx) =>
        tx.partnership.create({
          data: {
            ...{ customerId: business.id, partnerId: ray.business.id, type: "reseller", invitedById: "test" },
            ...{ invitedBusinessName: "Ray", invitedEmail: ray.email, expiresAt: new Date(), acceptedAt: new Date() },
          },
        }),
      );
    await choose(ray, "daily", ["partners"]);
    const reminder = (date: string) =>
      transact((tx) =>
        tx.reminder.create({
          data: { kind: "service-end", itemId: randomUUID(), date, threshold: 30, recipients: 1 },
          select: { id: true },
        }),
      );
    await tell([ray], { title: "Requested", businessId: acme.business.id });
    const far = { kind: "reminder:service-end", reminderId: (await reminder("2030-02-01")).id } as const;
    await tell([ray], { ...far, title: "Far", businessId: acme.business.id });
    const near = { kind: "reminder:service-end", reminderId: (await reminder("2030-01-01")).id } as const;
    await tell([ray], { ...near, title: "Near", businessId: globex.business.id });
    await tell([ray], { title: "Of the portal" });
    await tell([ray], { title: "Read before", businessId: acme.business.id });
    await transact((tx) =>
      tx.notification.updateMany({ where: { title: "Read before" }, data: { readAt: new Date() } }),
    );
    await tell([ray], { kind: "partners", title: "Muted" });

    expect(await writeDigests(at(next(), -0.01))).toBe(0);
    expect(await writeDigests(next())).toBe(1);
    expect(await writeDigests(at(next(), 1))).toBe(0);
    expect(await digestsOf(ray)).toMatchObject([
      {
        cadence: "daily",
        count: 4,
        more: 0,
        groups: [
          { name: globex.business.name, notices: [{ title: "Near" }] },
          { name: acme.business.name, notices: [{ title: "Far" }, { title: "Requested" }] },
          { name: "Secure Dynamics", notices: [{ title: "Of the portal" }] },
        ],
      },
    ]);
    expect(await writeDigests(at(next(), 24))).toBe(0);
  });

  test("is never empty: where all is read, muted since, or of an ended partnership, none is written", async () => {
    const acme = await aCustomer();
    const ray = await aPartner(acme.business, "reseller");
    await choose(ray, "daily");
    await tell([ray], { title: "Of Acme", businessId: acme.business.id });
    await tell([ray], { title: "Read" });
    await tell([ray], { title: "Muted", kind: "partners" });
    await transact(async (tx) => {
      await tx.notification.updateMany({ where: { title: "Read" }, data: { readAt: new Date() } });
      await tx.partnership.update({ where: { id: ray.partnershipId }, data: { endedAt: new Date() } });
    });
    await choose(ray, "daily", ["partners"]);
    expect(await writeDigests(next())).toBe(0);
    expect(await digestsOf(ray)).toEqual([]);
    expect(await noticesOf(ray)).toMatchObject([{ mail: "none" }, { mail: "none" }, { mail: "none" }]);
  });

  test("comes once, however many machines write digests at the same moment", async () => {
    const people = [await aCustomer(), await aCustomer("Nils"), await aCustomer("Nina")];
    for (const person of people) await choose(person, "daily");
    await tell(people);
    const written = await Promise.all([1, 2, 3, 4].map(() => writeDigests(next())));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(people.length);
    for (const person of people) expect(await digestsOf(person)).toHaveLength(1);
  });

  test("of a week comes on Mondays, and what comes after it waits for the next", async () => {
    const nora = await aCustomer();
    await choose(nora, "weekly");
    await tell([nora], { title: "First" });
    const monday = digestSlot("weekly", new Date(Date.now() + 7 * day));
    expect([monday.getUTCDay(), monday.getUTCHours()]).toEqual([1, 7]);
    expect(await writeDigests(at(monday, -1))).toBe(0);
    // A machine that was down on Monday makes up for it.
    expect(await writeDigests(at(monday, 30))).toBe(1);
    await tell([nora], { title: "Second" });
    await transact((tx) =>
      tx.notification.updateMany({ where: { title: "Second" }, data: { createdAt: at(monday, 40) } }),
    );
    expect(await writeDigests(at(monday, 72))).toBe(0);
    expect(await writeDigests(at(monday, 7 * 24))).toBe(1);
    expect(await digestsOf(nora)).toMatchObject([
      { groups: [{ notices: [{ title: "First" }] }] },
      { groups: [{ notices: [{ title: "Second" }] }] },
    ]);
  });

  test("that waits is still written to whoever wants mails at once from now on", async () => {
    const nora = await aCustomer();
    await choose(nora, "weekly");
    await tell([nora], { title: "Before" });
    await choose(nora, "now");
    await tell([nora], { title: "After" });
    expect(await writeDigests(next())).toBe(1);
    expect(await digestsOf(nora)).toMatchObject([{ count: 1, groups: [{ notices: [{ title: "Before" }] }] }]);
  });

  test("holds fifty notices and says how many more there are", async () => {
    const nora = await aCustomer();
    await choose(nora, "daily");
    for (let at = 0; at < 53; at += 1) await tell([nora], { title: `Notice ${at}` });
    expect(await writeDigests(next())).toBe(1);
    const [digest] = (await digestsOf(nora)) as { count: number; more: number; groups: { notices: unknown[] }[] }[];
    expect([digest?.count, digest?.more, digest?.groups[0]?.notices.length]).toEqual([53, 3, 50]);
  });
});

describe("the link in a mail that turns such mails off", () => {
  const oneClick = { "List-Unsubscribe": "One-Click" };

  /** As a mail program posts it: from nowhere, as nobody. */
  const fromAMailProgram = (path: string) =>
    handle(new Request(`http://localhost:3000${path}`, { method: "POST", body: new URLSearchParams(oneClick) }));

  test("changes nothing when it is opened, however often, and turns them off when its button is pressed", async () => {
    const nora = await aCustomer();
    const path = unsubscribePath(nora.userId, "requests");
    expect(path).not.toContain(nora.userId);
    for (const _ of [1, 2, 3]) expect((await handle(get(path))).status).toBe(200);
    expect((await getPreference(nora.userId)).muted).toEqual([]);

    for (const _ of ["once", "twice"]) {
      const answer = await handle(post(path, {}));
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    }
    expect(await getPreference(nora.userId)).toMatchObject({ cadence: "now", muted: ["requests"], version: 1 });
    const events = await db.auditEvent.findMany({ where: { subjectId: nora.userId } });
    expect(events).toMatchObject([{ action: "notifications.unsubscribe", actorId: nora.userId }]);
    await tell([nora]);
    expect(await mailsTo(nora)).toEqual([]);
  });

  test("works by one click in the mail program", async () => {
    const nora = await aCustomer();
    expect((await fromAMailProgram(unsubscribePath(nora.userId, "requests"))).status).toBe(200);
    expect((await getPreference(nora.userId)).muted).toEqual(["requests"]);
  });

  test("in a digest turns off all that can be turned off", async () => {
    const nora = await aCustomer();
    await choose(nora, "daily");
    await fromAMailProgram(unsubscribePath(nora.userId, "digest"));
    const { muted } = await getPreference(nora.userId);
    expect(muted).toContain("requests");
    expect(muted).not.toContain("safety");
    await tell([nora], { kind: "safety" });
    expect(await mailsTo(nora)).toHaveLength(1);
  });

  test("is none for mails about safety, nor when somebody made it up", async () => {
    const nora = await aCustomer();
    const path = unsubscribePath(nora.userId, "requests");
    const forged = [
      unsubscribePath(nora.userId, "safety"),
      unsubscribePath(randomUUID(), "requests"),
      `${path.slice(0, -2)}AA`,
      "/unsubscribe/x",
      `/unsubscribe/${"A".repeat(5000)}`,
    ];
    for (const wrong of forged) {
      expect((await handle(get(wrong))).status, wrong).toBeGreaterThanOrEqual(400);
      expect((await fromAMailProgram(wrong)).status, wrong).toBeGreaterThanOrEqual(400);
    }
    expect((await getPreference(nora.userId)).muted).toEqual([]);
  });

  test("tells whoever opens it nothing of whom it is for", async () => {
    const nora = await aCustomer();
    const answer = await handle(
      get(`${unsubscribePath(nora.userId, "requests")}?_data=notifications/unsubscribe.route`),
    );
    const text = await answer.text();
    expect(text).toContain("Product requests");
    for (const secret of [nora.email, nora.name, nora.business.name, nora.userId]) expect(text).not.toContain(secret);
    expect(answer.headers.get("Content-Type")).toContain("json");
  });
});

test("read notices are deleted after half a year, unread ones never", async () => {
  const nora = await aCustomer();
  for (const title of ["old and read", "old and unread", "new and read"]) await tell([nora], { title, mail: "never" });
  const old = new Date(Date.now() - 181 * 86_400_000);
  await transact(async (tx) => {
    await tx.notification.updateMany({ where: { title: { startsWith: "old" } }, data: { createdAt: old } });
    await tx.notification.updateMany({ where: { title: { endsWith: " read" } }, data: { readAt: new Date() } });
  });
  expect(await deleteOldNotices(new Date())).toBe(1);
  expect((await noticesOf(nora)).map(({ title }) => title).sort()).toEqual(["new and read", "old and unread"]);
});

test("every letter that tells of a kind names one that there is", () => {
  for (const { kind, sample } of letters.values()) {
    const named = typeof kind === "function" ? kind(sample) : kind;
    if (named && named !== "digest") expect(kindNames).toContain(named);
  }
});

test("an admin reads of every customer", async () => {
  const [ada, acme] = [await anAdmin(), await aCustomer()];
  await tell([ada], { businessId: acme.business.id, mail: "never" });
  expect(await inboxOf(ada)).toMatchObject([{ businessName: acme.business.name }]);
});
