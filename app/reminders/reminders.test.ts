import { describe, expect, test } from "vitest";
import { addDays } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { drawLetter } from "~/mail/letters.server";
import { writeDigests } from "~/notifications/digest.server";
import { listInbox } from "~/notifications/inbox.server";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person, post } from "../../tests/support/cast";
import { markupOf } from "../../tests/support/page";
import { at } from "../../tests/support/portfolios";
import { aMember } from "../../tests/support/team";
import { reminderLetter } from "./letters/reminder.letter";
import { loader as rehearsalLoader } from "./rehearsal.route";
import { loader as csvLoader } from "./rehearsal-csv.route";
import { usualReminderSettings } from "./reminder-settings";
import { getReminderSettings } from "./reminder-settings.server";
import { loader as remindersLoader } from "./reminders.route";
import { giveReminders } from "./reminders.server";
import { loader as givenCsvLoader } from "./reminders-csv.route";
import { action, loader as settingsLoader } from "./settings.route";

// Each test has days of its own, so that none gives what another one made.
let years = 2030;
const aYear = () => `${++years}`;
const ada = await anAdmin("Ada");

// So many years ahead every health check is old.
await transact((tx) =>
  tx.setting.create({
    data: { key: "reminders", value: { version: 1, kinds: { "stale-health-check": { isOn: false } } } },
  }),
);

function aTerm(customer: Business, endDate: string, sku = "ZIA-BIZ-EDITION") {
  const made = { sku, source: "zscaler", createdById: "x", createdByName: "x" } as const;
  return transact((tx) =>
    tx.subscription.create({ data: { ...made, customerId: customer.id, endDate }, select: { id: true } }),
  );
}

const given = (itemId: string) =>
  db.reminder.findMany({ where: { itemId }, orderBy: { at: "asc" }, select: { date: true, threshold: true } });

const toldOf = async (itemId: string) => {
  const reminders = await db.reminder.findMany({ where: { itemId }, select: { id: true } });
  const notices = await db.notification.findMany({
    where: { reminderId: { in: reminders.map(({ id }) => id) } },
    select: { userId: true, title: true, text: true, path: true },
  });
  return notices;
};

describe("the job", () => {
  test("gives each reminder once, however often and wherever it runs", async () => {
    const year = aYear();
    const { business, userId } = await aCustomer();
    const { id } = await aTerm(business, `${year}-12-31`);
    const day = at(`${year}-12-01`);
    const runs = await Promise.all([giveReminders(day), giveReminders(day), giveReminders(day)]);
    expect(runs.map(({ given }) => given).sort()).toEqual([0, 0, 1]);
    await giveReminders(at(`${year}-12-02`));
    expect(await given(id)).toEqual([{ date: `${year}-12-31`, threshold: 30 }]);
    expect((await toldOf(id)).filter((one) => one.userId === userId)).toHaveLength(1);
    const twice = { kind: "service-end", itemId: id, date: `${year}-12-31`, threshold: 30, recipients: 0 };
    await expect(transact((tx) => tx.reminder.create({ data: twice }))).rejects.toThrow();
  });

  test("reminds anew of a date that was moved, and not again of one that came back", async () => {
    const year = aYear();
    const { business } = await aCustomer();
    const { id } = await aTerm(business, `${year}-06-30`);
    const move = (endDate: string) => transact((tx) => tx.subscription.update({ where: { id }, data: { endDate } }));
    await giveReminders(at(`${year}-05-31`));
    await move(`${year}-07-15`);
    await giveReminders(at(`${year}-06-01`));
    await giveReminders(at(`${year}-06-15`));
    await move(`${year}-06-30`);
    await giveReminders(at(`${year}-06-15`));
    await giveReminders(at(`${year}-06-16`));
    expect(await given(id)).toEqual([
      { date: `${year}-06-30`, threshold: 30 },
      { date: `${year}-07-15`, threshold: 60 },
      { date: `${year}-07-15`, threshold: 30 },
      { date: `${year}-06-30`, threshold: 14 },
    ]);
  });

  test("makes up once for days on which no machine ran, and says the days that are left", async () => {
    const year = aYear();
    const { business } = await aCustomer();
    const { id } = await aTerm(business, `${year}-06-30`);
    await giveReminders(at(`${year}-03-01`));
    await giveReminders(at(`${year}-06-20`));
    expect(await given(id)).toEqual([{ date: `${year}-06-30`, threshold: 14 }]);
    expect((await toldOf(id))[0]?.text).toBe("The service ends in 10 days. Nothing follows it yet.");
  });

  test("that is cut off gives nothing of what it was giving, and all of it when it runs again", async () => {
    const year = aYear();
    const { business } = await aCustomer();
    const { id } = await aTerm(business, `${year}-06-30`);
    await transact(
      (tx) =>
        tx.$executeRaw`CREATE TRIGGER "crash" BEFORE INSERT ON "Notification" BEGIN SELECT RAISE(ABORT, 'crash'); END`,
    );
    await expect(giveReminders(at(`${year}-06-23`))).rejects.toThrow();
    expect(await given(id)).toEqual([]);
    await transact((tx) => tx.$executeRaw`DROP TRIGGER "crash"`);
    await giveReminders(at(`${year}-06-23`));
    expect(await given(id)).toHaveLength(1);
  });

  test("passes over what is followed, suspended, closed or over", async () => {
    const year = aYear();
    const [one, two, three] = [await aCustomer(), await aCustomer(), await aCustomer()];
    const end = `${year}-06-30`;
    const [followed, suspended, closing] = [
      await aTerm(one.business, end),
      await aTerm(two.business, end),
      await aTerm(three.business, end),
    ];
    const next = await aTerm(one.business, `${year}-12-31`, "Z-MDR");
    await transact(async (tx) => {
      await tx.subscription.update({ where: { id: followed.id }, data: { nextId: next.id } });
      await tx.business.update({ where: { id: two.business.id }, data: { suspendedAt: new Date() } });
      await tx.business.update({ where: { id: three.business.id }, data: { closesAt: at(`${year}-06-01`) } });
    });
    await giveReminders(at(`${year}-06-23`));
    await giveReminders(at(`${year}-07-01`));
    for (const { id } of [followed, suspended, closing]) expect(await given(id)).toEqual([]);
  });
});

describe("who is told", () => {
  test("of a service end: the customer and its reseller, and no other partner; without a reseller the admins", async () => {
    const year = aYear();
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    await aPartner(nora.business, "managed_service", "Max");
    const { id } = await aTerm(nora.business, `${year}-06-30`);
    await giveReminders(at(`${year}-06-01`));
    const told = await toldOf(id);
    expect(told.map(({ userId }) => userId).sort()).toEqual([nora.userId, ray.userId].sort());
    expect(told.find(({ userId }) => userId === ray.userId)?.title).toMatch(/^Acme: .+ ends on /);
    await transact((tx) =>
      tx.partnership.updateMany({ where: { id: ray.partnershipId }, data: { endedAt: new Date() } }),
    );
    await giveReminders(at(`${year}-06-23`));
    const later = (await toldOf(id)).filter(({ text }) => text.includes("in 7 days")).map(({ userId }) => userId);
    expect(later).toContain(ada.userId);
    expect(later).not.toContain(ray.userId);
  });

  test("whoever is responsible in the team comes before the owners", async () => {
    const year = aYear();
    const { business, userId } = await aCustomer();
    const colleague = await aColleague(business);
    const { id: memberId } = await aMember(business.id, "Carla");
    await transact(async (tx) => {
      await tx.teamMember.update({ where: { id: memberId }, data: { userId: colleague } });
      const { id } = await tx.responsibility.create({
        data: { customerId: business.id, templateKey: "renewal", phase: "Govern", name: "Renewal", position: 0 },
      });
      await tx.assignment.create({ data: { responsibilityId: id, memberId, letter: "R" } });
    });
    const { id } = await aTerm(business, `${year}-06-30`);
    await giveReminders(at(`${year}-06-23`));
    const told = (await toldOf(id)).map((one) => one.userId);
    expect(told).toContain(colleague);
    expect(told).not.toContain(userId);
  });

  test("of an accepted risk: no word of what was found", async () => {
    const year = aYear();
    const { business, userId } = await aCustomer();
    const { id } = await transact((tx) =>
      tx.followUp.create({
        data: {
          ...{
            customerId: business.id,
            checkKey: "k",
            title: "SSL inspection is off",
            areaName: "SSL",
            status: "accepted",
          },
          ...{ acceptedUntil: `${year}-06-30`, reason: "R", updatedById: "x", updatedByName: "x" },
        },
      }),
    );
    await giveReminders(at(`${year}-06-23`));
    const told = await toldOf(id);
    expect(told.map((one) => one.userId)).toEqual([userId]);
    expect(JSON.stringify(told)).not.toMatch(/SSL/);
  });

  test("of a service that is kept and renews by itself: its notice date, not its end", async () => {
    const year = aYear();
    const { business } = await aCustomer();
    const make = (autoRenews: boolean) =>
      transact((tx) =>
        tx.legacyService.create({
          data: {
            ...{ customerId: business.id, name: "VPN", decision: "keep", autoRenews },
            ...{ noticeDate: `${year}-06-20`, expirationDate: `${year}-06-30` },
          },
        }),
      );
    const [renews, ends] = [await make(true), await make(false)];
    await giveReminders(at(`${year}-06-16`));
    const kinds = async (itemId: string) =>
      (await db.reminder.findMany({ where: { itemId } })).map(({ kind }) => kind).sort();
    expect(await kinds(renews.id)).toEqual(["notice-date"]);
    expect(await kinds(ends.id)).toEqual(["legacy-expiry"]);
  });

  test("where nobody has an account the reminder is noted, and the list says so", async () => {
    const year = aYear();
    const { business, userId } = await aCustomer();
    await transact(async (tx) => {
      await tx.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
      await tx.legacyService.create({
        data: { customerId: business.id, name: "VPN", expirationDate: `${year}-06-30` },
      });
    });
    await giveReminders(at(`${year}-06-23`));
    expect(await db.reminder.findFirst({ where: { customerId: business.id } })).toMatchObject({ recipients: 0 });
    const markup = await markupOf(get(`/admin/reminders?tab=given&business=${business.slug}`, ada));
    expect(markup).toContain("Nobody had an account");
    const csv = await givenCsvLoader({
      request: get(`/admin/reminders.csv?tab=given&business=${business.slug}`, ada),
      ...args,
    });
    expect((await csv.text()).split("\r\n")[1]).toContain(`Acme,Expiring services,${year}-06-30,7,Nobody`);
  });

  test("the partner that was invited finds it in its inbox, and in its digest where it wants that", async () => {
    const year = aYear();
    const { business } = await aCustomer("Nora", "Inviting");
    const ray = await aPartner(business, "professional_service", "Ray", "invited");
    await transact(async (tx) => {
      await tx.mailPreference.create({ data: { userId: ray.userId, cadence: "daily", muted: [] } });
      const expiresAt = at(`${year}-06-30`);
      await tx.partnership.update({ where: { id: ray.partnershipId }, data: { expiresAt } });
    });
    await giveReminders(at(`${year}-06-29`));
    const path = `/invitations/${ray.partnershipId}`;
    expect((await toldOf(ray.partnershipId)).filter(({ userId }) => userId === ray.userId)).toMatchObject([{ path }]);
    const search = { isUnreadOnly: false, kind: null, cursor: null };
    expect((await listInbox(actorOf(ray), search)).notices).toMatchObject([
      { title: expect.stringContaining("Inviting") },
    ]);
    await writeDigests(new Date(Date.now() + 2 * 86_400_000));
    const digests = await db.outboxMail.findMany({ where: { letter: "digest", userId: ray.userId } });
    expect(digests.map(({ data }) => JSON.stringify(data))).toEqual([expect.stringContaining(path)]);
  });

  test("nobody is told that an invited partner has not answered while its sign-up waits", async () => {
    const year = aYear();
    const { business } = await aCustomer();
    const { partnershipId } = await aPartner(business, "reseller", "Ray", "invited");
    const asked = {
      businessName: "Ray",
      businessWebsite: "",
      websiteDomain: "",
      firstName: "R",
      lastName: "R",
      email: "r@x.example",
    };
    const { id } = await transact(async (tx) => {
      await tx.partnership.update({ where: { id: partnershipId }, data: { expiresAt: at(`${year}-06-30`) } });
      return tx.signupRequest.create({
        data: { ...asked, emailDomain: "x.example", privacyVersion: 1, termsVersion: 1, partnershipId },
        select: { id: true },
      });
    });
    await giveReminders(at(`${year}-06-28`));
    expect(await given(partnershipId)).toEqual([]);
    await transact((tx) => tx.signupRequest.update({ where: { id }, data: { rejectedAt: new Date() } }));
    await giveReminders(at(`${year}-06-29`));
    expect(await given(partnershipId)).toHaveLength(1);
  });

  test("a mail comes under the sender's name, at once or in the digest as the person chose", async () => {
    const year = aYear();
    const [now, weekly] = [await aCustomer("Nora"), await aCustomer("Wanda")];
    await transact((tx) => tx.mailPreference.create({ data: { userId: weekly.userId, cadence: "weekly", muted: [] } }));
    await aTerm(now.business, `${year}-06-30`);
    await aTerm(weekly.business, `${year}-06-30`);
    await giveReminders(at(`${year}-06-23`));
    const mails = await db.outboxMail.findMany({
      where: { letter: "reminder", userId: { in: [now.userId, weekly.userId] } },
    });
    expect(mails.map(({ userId }) => userId)).toEqual([now.userId]);
    const data = mails[0]?.data as unknown as typeof reminderLetter.sample;
    expect((await drawLetter(reminderLetter, data, null, now.userId)).sender).toBe(usualReminderSettings.sender);
    expect(reminderLetter.expired?.(data, at(`${year}-06-30`))).toBe(false);
    expect(reminderLetter.expired?.(data, at(`${year}-07-01`))).toBe(true);
  });
});

test("of 1,000 old health checks each admin gets one mail a day, and finds each in the portal", {
  timeout: 60_000,
}, async () => {
  const admins = [await anAdmin("Bea"), await anAdmin("Cyd")].map(({ userId }) => userId);
  const year = aYear();
  const turn = (isOn: boolean) =>
    transact((tx) =>
      tx.setting.update({
        where: { key: "reminders" },
        data: { value: { version: 1, kinds: { "stale-health-check": { isOn } } } },
      }),
    );
  await turn(true);
  await transact(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 999)
      INSERT INTO "Business" ("id", "kind", "slug", "name", "website", "websiteDomain", "createdAt")
      SELECT 'old' || "i", 'customer', 'old' || "i", 'Old ' || "i", '', '', '2026-11-01T00:00:00.000+00:00' FROM "n"`,
  );
  await giveReminders(at(`${year}-06-23`));
  await turn(false);
  await writeDigests(new Date(Date.now() + 2 * 86_400_000));
  for (const userId of admins) {
    const notices = await db.notification.count({ where: { userId, kind: "reminder:stale-health-check" } });
    expect(notices).toBeGreaterThanOrEqual(1000);
    const mails = await db.outboxMail.findMany({ where: { userId }, select: { letter: true, data: true } });
    expect(mails).toMatchObject([{ letter: "digest", data: { count: notices, more: notices - 50 } }]);
  }
  await transact((tx) => tx.business.deleteMany({ where: { slug: { startsWith: "old" } } }));
});

async function aColleague(business: Business): Promise<string> {
  const email = `carla@${business.slug}.example`;
  const { id } = await transact((tx) =>
    tx.user.create({
      data: { businessId: business.id, email, emailDomain: "x.example", firstName: "Carla", lastName: "Test" },
      select: { id: true },
    }),
  );
  return id;
}

const args = { params: {}, context: {} };

describe("the pages", () => {
  test("show what was given page by page, and all of it in the download", async () => {
    const { business } = await aCustomer("Nora", "Müller Röhren");
    await transact(
      (tx) => tx.$executeRaw`
        WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 1029)
        INSERT INTO "Reminder" ("id", "kind", "itemId", "date", "threshold", "customerId", "at", "recipients")
        SELECT 'g' || "i", 'service-end', 'g' || "i", '2026-12-01', 7, ${business.id},
          strftime('%Y-%m-%dT06:00:00.000+00:00', '2026-11-30', (-"i" / 3) || ' days'), 0 FROM "n"`,
    );
    const list = async (query: string) => {
      const request = get(`/admin/reminders?tab=given&q=rohren+muller${query}`, ada);
      const { given } = await (await remindersLoader({ request, ...args })).json();
      return { ...given, ids: given?.reminders.map(({ id }) => id) ?? [] };
    };
    const first = await list("");
    const second = await list(`&page=${first.next}`);
    expect(new Set([...first.ids, ...second.ids]).size).toBe(100);
    expect((await list(`&page=${second.previous}`)).ids).toEqual(first.ids);
    const request = get(`/admin/reminders.csv?tab=given&business=${business.slug}`, ada);
    const lines = (await (await givenCsvLoader({ request, ...args })).text()).trim().split("\r\n");
    expect(lines).toHaveLength(1 + 1030);
  });

  test("warn of a mail that failed until it is sent again, or for 30 days", async () => {
    const { userId } = await aCustomer();
    const warned = async () =>
      (await (await remindersLoader({ request: get("/admin/reminders", ada), ...args })).json()).failed;
    const before = await warned();
    const data = { letter: "reminder", toEmail: "n@x.example", userId, data: reminderLetter.sample as object };
    const fail = (daysAgo: number) => {
      const createdAt = new Date(Date.now() - daysAgo * 86_400_000);
      return transact((tx) =>
        tx.outboxMail.create({ data: { ...data, createdAt, deadAt: createdAt }, select: { id: true } }),
      );
    };
    const { id } = await fail(1);
    await fail(31);
    expect(await warned()).toBe(before + 1);
    await transact((tx) => tx.outboxMail.update({ where: { id }, data: { againId: "again" } }));
    expect(await warned()).toBe(before);
  });

  test("show what comes to whom, filtered by kind and business, before it is given", async () => {
    const { business } = await aCustomer("Nora", "Coming");
    const today = new Date().toISOString().slice(0, 10);
    await aTerm(business, addDays(today, 45));
    const list = async (query: string) =>
      (await (await remindersLoader({ request: get(`/admin/reminders?${query}`, ada), ...args })).json()).coming;
    const coming = await list(`business=${business.slug}`);
    // 60 days have passed already: that one is given with the next run, then 30, 14 and 7.
    expect(coming?.reminders.map(({ threshold }) => threshold)).toEqual([60, 30, 14, 7]);
    expect(coming?.reminders[1]?.day).toBe(addDays(today, 15));
    expect((await list(`business=${business.slug}&kind=quote-validity`))?.count).toBe(0);
    expect((await list(`q=coming business edition`))?.count).toBe(4);
    const { total, months } = await (
      await rehearsalLoader({ request: get(`/admin/reminders/rehearsal?business=${business.slug}`, ada), ...args })
    ).json();
    expect([total, months.length]).toEqual([4, 19]);
    const csv = await csvLoader({
      request: get(`/admin/reminders/rehearsal.csv?business=${business.slug}`, ada),
      ...args,
    });
    // The head, and four reminders to Nora and to each admin.
    const admins = await db.user.count({ where: { adminSince: { not: null }, disabledAt: null } });
    expect((await csv.text()).trim().split("\r\n")).toHaveLength(1 + 4 * (1 + admins));
    expect(await markupOf(get("/admin/reminders?q=coming&kind=service-end", ada))).toMatch(
      /href="[^"]*\?q=coming&amp;kind=service-end&amp;tab=given"/,
    );
    expect(await markupOf(get(`/admin/reminders/rehearsal?business=${business.slug}`, ada))).toContain(
      "Only what concerns Coming",
    );
  });
});

test("the pages show an invited partner's own link, and lead on to the business in the same month", async () => {
  const { business } = await aCustomer();
  const { partnershipId } = await aPartner(business, "reseller", "Ray", "invited");
  const month = addDays(new Date().toISOString().slice(0, 10), 7).slice(0, 7);
  const markup = await markupOf(
    get(`/admin/reminders/rehearsal?kind=invitation-end&business=${business.slug}&month=${month}`, ada),
  );
  expect(markup).toContain(`href="/invitations/${partnershipId}"`);
  expect(markup).toContain(`href="/customers/${business.slug}/profile/partners"`);
  expect(markup).toMatch(new RegExp(`href="[^"]*\\?month=${month}&amp;business=${business.slug}"`));
});

describe("the settings", () => {
  const read = async () => (await settingsLoader({ request: get("/admin/settings/reminders", ada), ...args })).json();
  const save = async (fields: Record<string, string>, as: Person = ada): Promise<Response> =>
    action({ request: post("/admin/settings/reminders", fields, as), ...args });
  const typed = async () => {
    const { settings, version } = await getReminderSettings();
    const kinds = Object.entries(settings.kinds).flatMap(([kind, { isOn, thresholds }]) => [
      [`${kind}-days`, thresholds.join(", ")],
      ...(isOn ? [[`${kind}-on`, "on"]] : []),
    ]);
    return { sender: settings.sender, version: String(version), ...Object.fromEntries(kinds) } as Record<
      string,
      string
    >;
  };

  test("hold at once, with who changed what", async () => {
    const { "quote-validity-on": _, ...off } = await typed();
    const answer = await save({ ...off, sender: "Secure Dynamics", "service-end-days": "120;60 30" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/admin/settings/reminders"]);
    const { settings, history } = await read();
    expect(settings.kinds["service-end"].thresholds).toEqual([120, 60, 30]);
    expect(settings.kinds["quote-validity"].isOn).toBe(false);
    expect(history[0]).toMatchObject({
      who: "Ada Test",
      changes: [
        { label: "Sender", before: "CM360 reminders", after: "Secure Dynamics" },
        { label: "Service ends", before: "90, 60, 30, 14, 7 days", after: "120, 60, 30 days" },
        { label: "Quotes", before: "7, 2 days", after: "off (7, 2 days)" },
      ],
    });
  });

  test.each([
    ["service-end-days", "90, 90", "Service ends"],
    ["service-end-days", "30, 60", "Service ends"],
    ["service-end-days", "", "Service ends"],
    ["service-end-days", "400", "Service ends"],
    ["service-end-days", "9,8,7,6,5,4,3,2,1", "Service ends"],
    ["service-end-days", "90, soon", "Service ends"],
    ["notice-date-days", "0", "Notice dates"],
    ["notice-date-days", "7.5", "Notice dates"],
    ["invitation-end-days", "15", "Invitations"],
    ["stale-health-check-days", "130, 100", "larger"],
    ["sender", "", "Enter the sender"],
    ["sender", 'Eve" <eve@evil.example>', "Enter the sender"],
    ["sender", "Two\r\nBcc: eve@evil.example", "Enter the sender"],
    ["sender", "x".repeat(61), "Enter the sender"],
  ])("%s of “%s” comes back with what was typed, and nothing is saved", async (field, value, words) => {
    const before = await getReminderSettings();
    const answer = await save({ ...(await typed()), [field]: value });
    const { result } = await answer.json();
    expect(answer.status).toBe(400);
    expect(Object.keys(result.error)).toEqual([field]);
    expect(result.error[field][0]).toContain(words);
    expect(result.initialValue?.[field] ?? "").toBe(value);
    expect(await getReminderSettings()).toEqual(before);
  });

  test("the second of two editors gets both values; the same form twice changes once", async () => {
    const fields = { ...(await typed()), "last-safe-day-days": "20, 10" };
    const events = () => db.auditEvent.count({ where: { action: "reminders.settings" } });
    const before = await events();
    const answers = await Promise.all([save(fields), save(fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await events()).toBe(before + 1);
    const refused = await save({ ...fields, "last-safe-day-days": "5" }, await anAdmin("Ben"));
    expect(refused.status).toBe(409);
    const { conflict } = await refused.json();
    expect(conflict).toMatchObject({
      by: "Ada Test",
      overwritten: [{ label: "Last safe days", stored: "20, 10 days", typed: "5 days" }],
    });
  });
});
