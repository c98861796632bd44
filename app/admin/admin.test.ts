import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { tellOfAgreements } from "~/signup/agreement-notices.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { loader as openHome } from "./home.route";
import { loader as openText, action as sendText } from "./text.route";
import type { TextConflict } from "./text-answers.server";
import { loader as openTextVersion, action as restoreVersion } from "./text-version.route";
import { loader as openTexts } from "./texts.route";

beforeAll(seedReferenceData);

const ada = await anAdmin("Ada");

const open = async (key: string, as: Person = ada) =>
  (await openText({ request: get(`/admin/texts/${key}`, as), params: { key }, context: {} })).json();
const send = (key: string, fields: Record<string, string>, as: Person = ada) =>
  sendText({ request: post(`/admin/texts/${key}`, fields, as), params: { key }, context: {} });

/** What the form holds as it is opened. */
const opened = async (key: string) => {
  const { version, draft } = await open(key);
  return { startedFrom: String(draft?.startedFrom ?? version), draft: String(draft?.version ?? 0) };
};
const publish = async (key: string, body: string, as?: Person) =>
  send(key, { ...(await opened(key)), intent: "publish", body }, as);
const openVersion = async (key: string, version: number, search = "") =>
  (
    await openTextVersion({
      request: get(`/admin/texts/${key}/versions/${version}${search}`, ada),
      params: { key, version: String(version) },
      context: {},
    })
  ).json();
const restore = (key: string, version: number, draft = 0) =>
  restoreVersion({
    request: post(`/admin/texts/${key}/versions/${version}`, { draft: String(draft) }, ada),
    params: { key, version: String(version) },
    context: {},
  });
const shownAt = async (path: string) =>
  JSON.stringify(await (await handle(get(`${path}&_data=signup%2F${path.slice(1).split("?")[0]}.route`))).json());

describe("Texts", () => {
  test("how many people a notice of a new version would reach stands beside its box", async () => {
    const { readers } = await open("terms");
    const nora = await aCustomer("Nora", "Initrode");
    expect((await open("terms")).readers).toBe(readers + 1);
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    expect((await open("terms")).readers).toBe(readers);
    expect((await open("training")).readers).toBe(0);
  });

  test("a draft is seen by admins alone, until it is published as a new version", async () => {
    const { version } = await open("terms");
    const saved = await send("terms", { ...(await opened("terms")), intent: "save", body: "# New\r\n\r\nTerms." });
    expect([saved.status, saved.headers.get("Location")]).toEqual([303, "/admin/texts/terms"]);
    expect(await open("terms")).toMatchObject({
      version,
      body: "# New\n\nTerms.",
      draft: { by: "Ada Test", startedFrom: version },
    });
    expect(await shownAt("/terms?x")).not.toContain("New");

    expect((await publish("terms", "# New\n\nTerms.")).status).toBe(303);
    expect(await open("terms")).toMatchObject({ version: version + 1, body: "# New\n\nTerms.", draft: null });
    expect(await shownAt("/terms?x")).toContain("New");
    expect(await shownAt(`/terms?version=${version}`)).toContain(`"newer":${version + 1}`);
    const actions = await db.auditEvent.findMany({ where: { subjectId: "terms" }, orderBy: { id: "asc" } });
    expect(actions.map(({ action }) => action)).toEqual(["text.draft", "text.publish"]);
  });

  test("the same form sent twice publishes once", async () => {
    const form = { ...(await opened("terms")), intent: "publish", body: "Once." };
    const [one, other] = [await send("terms", form), await send("terms", form)];
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(await db.textVersion.count({ where: { key: "terms", body: "Once." } })).toBe(1);
  });

  test("the second of two editors of a draft is told, and sees both texts and the difference", async () => {
    const form = await opened("privacy");
    await send("privacy", { ...form, intent: "save", body: "What Ada wrote." });
    const ben = await anAdmin("Ben");
    const answer = await send("privacy", { ...form, intent: "save", body: "What Ben wrote." }, ben);
    expect(answer.status).toBe(409);
    const { result, conflict } = (await answer.json()) as Conflicted;
    expect(result.initialValue.body).toBe("What Ben wrote.");
    expect(conflict).toMatchObject({ by: "Ada Test", body: "What Ada wrote." });
    expect(JSON.stringify(conflict.difference)).toContain("Ben");
    expect((await open("privacy")).body).toBe("What Ada wrote.");
    const again = { ...form, draft: String(conflict.draft), intent: "save", body: "What both wrote." };
    expect((await send("privacy", again, ben)).status).toBe(303);
    expect((await open("privacy")).body).toBe("What both wrote.");
  });

  test("a draft that was discarded does not come back unasked", async () => {
    await send("terms", { ...(await opened("terms")), intent: "save", body: "To be discarded." });
    const form = await opened("terms");
    await send("terms", { intent: "discard", draft: form.draft });
    for (const intent of ["save", "publish"]) {
      const answer = await send("terms", { ...form, intent, body: "To be discarded, with more." });
      expect(answer.status).toBe(409);
      expect(((await answer.json()) as Conflicted).conflict).toMatchObject({ draft: 0, startedFrom: null });
    }
    expect((await open("terms")).draft).toBe(null);
    const again = { ...form, draft: "0", intent: "save", body: "To be discarded, with more." };
    expect((await send("terms", again)).status).toBe(303);
    await send("terms", { intent: "discard", draft: (await opened("terms")).draft });
  });

  test("a draft that publishing ends, because it says what is shown, leaves an event", async () => {
    const { version, body } = await open("terms");
    await transact((tx) => tx.textDraft.create({ data: { key: "terms", body, startedFrom: version, version: 9 } }));
    expect((await publish("terms", body)).status).toBe(303);
    expect(await open("terms")).toMatchObject({ version, draft: null });
    const last = await db.auditEvent.findFirst({ where: { subjectId: "terms" }, orderBy: { id: "desc" } });
    expect(last?.action).toBe("text.discard");
  });

  test("who publishes over a version that came since is told first, with the difference", async () => {
    const form = await opened("training");
    await publish("training", "Version of Ada.");
    const answer = await send("training", { ...form, intent: "publish", body: "Version of Ben." });
    expect(answer.status).toBe(409);
    const { conflict } = (await answer.json()) as Conflicted;
    expect(conflict).toMatchObject({ body: "Version of Ada.", startedFrom: (await open("training")).version });
    const again = { ...form, startedFrom: String(conflict.startedFrom), intent: "publish", body: "Version of Ben." };
    expect((await send("training", again)).status).toBe(303);
  });

  test("a draft begun before the newest version says what it would undo", async () => {
    const { version } = await open("terms");
    await transact((tx) =>
      tx.textDraft.create({ data: { key: "terms", body: "Old draft.", startedFrom: version, version: 7 } }),
    );
    await transact((tx) => tx.textVersion.create({ data: { key: "terms", version: version + 1, body: "Meanwhile." } }));
    const { draft } = await open("terms");
    expect(draft?.missed).toMatchObject({ version: version + 1 });
    expect(JSON.stringify(draft?.missed?.difference)).toContain("Meanwhile");
    expect((await send("terms", { intent: "discard", draft: "6" })).status).toBe(303);
    expect((await open("terms")).draft).not.toBe(null);
    expect((await send("terms", { intent: "discard", draft: "7" })).status).toBe(303);
    expect((await open("terms")).draft).toBe(null);
  });

  test("of several who publish at once one wins, and none is lost unseen", async () => {
    const form = await opened("training");
    const { version } = await open("training");
    const answers = await Promise.all(
      ["One.", "Two.", "Three."].map((body) => send("training", { ...form, intent: "publish", body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409]);
    expect((await open("training")).version).toBe(version + 1);
  });

  test("any version can be read, compared and restored as a draft", async () => {
    await publish("training", "Kept for long.\n\nSecond.");
    const { version } = await open("training");
    await publish("training", "Changed for good.\n\nSecond.");
    const page = await openVersion("training", version + 1);
    expect(page).toMatchObject({ by: "Ada Test", from: version });
    expect(JSON.stringify(page.difference)).toContain("Changed");
    expect((await openVersion("training", version + 1, "?from=1")).from).toBe(1);
    expect((await restore("training", version)).status).toBe(303);
    expect(await open("training")).toMatchObject({ body: "Kept for long.\n\nSecond.", version: version + 1 });
    await send("training", { ...(await opened("training")), intent: "save", body: "Ben's own." });
    expect((await restore("training", version, 0)).status).toBe(409);
    expect((await open("training")).body).toBe("Ben's own.");
    await send("training", { intent: "discard", draft: (await opened("training")).draft });
  });

  test("a preview shows the text and saves nothing", async () => {
    const { version } = await open("terms");
    const answer = await send("terms", { intent: "preview", body: "# Title\n\n<b>x</b>" });
    expect(await answer.json()).toMatchObject({ preview: [{ kind: "heading" }, { kind: "paragraph" }] });
    expect(await open("terms")).toMatchObject({ version, draft: null });
  });

  test("an empty text, and one too long, are sent back with what to do", async () => {
    for (const [body, message] of [
      ["  ", "Enter the text"],
      ["x".repeat(50_001), "Shorten the text to 50,000 characters"],
    ]) {
      const answer = await send("terms", { intent: "publish", body: body ?? "" });
      expect(answer.status).toBe(400);
      expect((await answer.json()).result).toMatchObject({ error: { body: [message] } });
    }
  });

  test("new terms are told to everyone of before, once, where the admin says so", async () => {
    const nora = await aCustomer();
    const form = await opened("privacy");
    await send("privacy", { ...form, intent: "publish", tell: "on", body: "Newer than Nora." });
    const gina = await aCustomer("Gina", "Globex");
    const { version } = await open("privacy");
    await tellOfAgreements();
    expect(await tellOfAgreements()).toBe(0);
    const told = await db.notification.findMany({
      where: { kind: "texts", userId: { in: [nora.userId, gina.userId] } },
    });
    expect(told).toMatchObject([{ userId: nora.userId, path: `/privacy?version=${version}` }]);
    await publish("privacy", "A mere correction.");
    expect(await tellOfAgreements()).toBe(0);
  });

  test("only texts and versions that there are can be seen, and only by admins", async () => {
    const nora = await aCustomer();
    expect((await open("constructor").catch((r) => r)).status).toBe(404);
    for (const version of [99, 0, Number.NaN, 1e12])
      expect((await openVersion("terms", version).catch((r) => r)).status).toBe(404);
    for (const version of [99, 0, Number.NaN, 1e12])
      expect((await restore("terms", version).catch((r) => r)).status).toBe(404);
    for (const search of ["?version=99", "?version=x", "?version=", "?version=99999999999999"])
      expect((await handle(get(`/terms${search}`))).status).toBe(404);
    expect((await send("terms", { body: "x" }, nora).catch((r) => r)).status).toBe(403);
    expect(
      (await openTexts({ request: get("/admin/texts", nora), params: {}, context: {} }).catch((r) => r)).status,
    ).toBe(403);
  });
});

interface Conflicted {
  result: { initialValue: { body: string } };
  conflict: TextConflict;
}

const openWork = async (search = "", as: Person = ada) =>
  (await openHome({ request: get(`/admin${search}`, as), params: {}, context: {} })).json();

describe("Home", () => {
  test("is one list of what waits: what is past its date, what has been due for longest, what is due next, each with its one next step", async () => {
    const { business } = await aCustomer();
    const day = (date: number) => new Date(Date.UTC(2026, 0, date));
    const soon = (days: number) => new Date(Date.now() + days * 86_400_000);
    const [draft, signup, mail, invitation] = await transact(async (tx) => [
      await tx.healthCheck.create({
        data: {
          customerId: business.id,
          date: "2026-01-01",
          uploadedById: ada.userId,
          // Longer ago than the sign-up, which alone has hours to be answered in.
          uploadedAt: day(-300),
          readyAt: day(-300),
        },
      }),
      await tx.signupRequest.create({
        data: {
          businessName: "Globex",
          businessWebsite: "https://globex.example",
          websiteDomain: "globex.example",
          firstName: "Gina",
          lastName: "Test",
          email: "gina@globex.example",
          emailDomain: "globex.example",
          privacyVersion: 1,
          termsVersion: 1,
          createdAt: day(1),
        },
      }),
      await tx.outboxMail.create({
        data: { letter: "x", toEmail: "nora@acme.example", data: {}, createdAt: soon(-1), deadAt: soon(0) },
      }),
      await tx.partnership.create({
        data: {
          customerId: business.id,
          type: "reseller",
          invitedBusinessName: "Ray Partners",
          invitedEmail: "ray@partners.example",
          invitedById: "nora",
          expiresAt: soon(2),
        },
      }),
    ]);
    const { work, counts } = await openWork();
    expect(work.map(({ kind, id }) => [kind, id])).toEqual([
      ["approval", signup.id],
      ["draft", draft.id],
      ["mail", mail.id],
      ["invitation", invitation.id],
    ]);
    expect(work.map(({ until }) => until)).toEqual([
      day(2).toISOString(),
      null,
      null,
      invitation.expiresAt.toISOString(),
    ]);
    expect(work.every(({ step, to }) => step !== "" && to.startsWith("/"))).toBe(true);
    expect(counts).toMatchObject({ approval: 1, draft: 1, mail: 1, invitation: 1, job: 0, closing: 0, score: 0 });
    const only = await openWork("?kind=mail");
    expect([only.work.map(({ id }) => id), only.total]).toEqual([[mail.id], 1]);
    expect((await openWork("?kind=nonsense")).work).toHaveLength(4);
  });

  test("shows the requests that a seller has to move on, the nearest last safe day first", async () => {
    const { business } = await aCustomer("Nora", "Acme");
    const ask = (sku: string, lastSafeDay: string, actsNext: "seller" | "customer") =>
      transact((tx) =>
        tx.productRequest.create({
          data: {
            ...{ customerId: business.id, sku, timing: "quarter", startDate: "2027-04-01", lastSafeDay, quantity: 5 },
            ...{ state: actsNext === "seller" ? "requested" : "quoted", actsNext },
            ...{ requestedById: "nora", requestedByName: "Nora" },
          },
          select: { id: true },
        }),
      );
    const later = await ask("ZIA-BIZ-EDITION", "2027-03-18", "seller");
    const late = await ask("ZPA-BIZ-EDITION", "2026-01-01", "seller");
    await ask("ZDX-STD", "2026-01-01", "customer");
    const { work, counts } = await openWork("?kind=request");
    expect(counts.request).toBe(2);
    expect(work.map(({ id, until }) => [id, until])).toEqual([
      [late.id, "2026-01-01"],
      [later.id, "2027-03-18"],
    ]);
  });

  test("shows journeys that wait for CM360, one row for each customer", async () => {
    const { business } = await aCustomer("Nora", "Acme");
    const { business: globex } = await aCustomer("Gina", "Globex");
    const topics = await db.journeyTopic.findMany({ take: 3, select: { key: true } });
    const score = (customerId: string, side: "cm360" | "business", topic: number, updatedAt: Date) =>
      transact((tx) =>
        tx.journeyScore.create({
          data: {
            ...{ customerId, side, topicKey: topics[topic]?.key ?? "", score: 3, updatedAt },
            ...{ updatedById: "x", updatedByName: "X" },
          },
        }),
      );
    const long = new Date(Date.UTC(2026, 0, 5));
    await score(business.id, "business", 0, new Date());
    await score(business.id, "business", 1, new Date());
    await score(business.id, "cm360", 1, new Date());
    await score(globex.id, "cm360", 2, long);
    const { business: initech } = await aCustomer("Paul", "Initech");
    const later = new Date(Date.UTC(2026, 1, 5));
    await score(initech.id, "business", 0, later);
    // A score of ours is good for 180 days: it is late only from then on.
    expect((await openWork("?kind=score")).work).toMatchObject([
      { whom: "Initech", dueAt: later.toISOString() },
      { whom: "Globex", what: "Journey not scored anew for long", dueAt: new Date(Date.UTC(2026, 6, 4)).toISOString() },
      { whom: "Acme", what: "1 topic scored by the customer, not by CM360" },
    ]);
  });

  test("counts mails that were given up or bounced of late and were not sent again", async () => {
    const data = { letter: "x", toEmail: "nora@acme.example", data: {} };
    const before = (await openWork()).counts.mail;
    await transact((tx) =>
      tx.outboxMail.createMany({
        data: [
          { ...data, sentAt: new Date(), bouncedAt: new Date() },
          { ...data, sentAt: new Date() },
          { ...data, deadAt: new Date(), againId: "x" },
          { ...data, deadAt: new Date(), createdAt: new Date(Date.UTC(2026, 0, 1)) },
        ],
      }),
    );
    const { counts, work } = await openWork("?kind=mail");
    expect([counts.mail, work.at(-1)?.what]).toEqual([before + 1, "A mail bounced"]);
  });

  test("leaves out invitations whose partner has signed up and waits for approval", async () => {
    const { business } = await aCustomer();
    const before = (await openWork()).counts.invitation;
    const email = "pia@partners.example";
    await transact((tx) =>
      tx.partnership.create({
        data: {
          ...{ customerId: business.id, type: "reseller", invitedBusinessName: "Pia Partners", invitedEmail: email },
          ...{ invitedById: "nora", expiresAt: new Date(Date.now() + 86_400_000) },
          signupRequests: {
            create: {
              ...{ businessName: "Pia Partners", businessWebsite: "https://partners.example", email },
              ...{ websiteDomain: "partners.example", firstName: "Pia", lastName: "Test" },
              ...{ emailDomain: "partners.example", privacyVersion: 1, termsVersion: 1 },
            },
          },
        },
      }),
    );
    expect((await openWork()).counts.invitation).toBe(before);
    await transact((tx) => tx.signupRequest.updateMany({ where: { email }, data: { rejectedAt: new Date() } }));
    expect((await openWork()).counts.invitation).toBe(before + 1);
  });

  test("shows jobs that failed, businesses that close and texts to publish, until they are settled", async () => {
    const { business } = await aCustomer("Nora", "Initech");
    await transact(async (tx) => {
      await tx.jobRun.create({ data: { job: "delete-expired", failedAt: new Date(), result: "The disk is full." } });
      await tx.business.update({ where: { id: business.id }, data: { closesAt: new Date("2027-01-01") } });
      await tx.textDraft.create({ data: { key: "privacy", body: "Draft.", startedFrom: 1 } });
    });
    const { work, counts } = await openWork();
    expect(counts).toMatchObject({ job: 1, closing: 1 });
    for (const [kind, to] of [
      ["job", "/admin/jobs"],
      ["closing", `/admin/businesses/${business.slug}`],
      ["draft", "/admin/texts/privacy"],
    ])
      expect(work).toContainEqual(expect.objectContaining({ kind, to }));
    await transact((tx) => tx.jobRun.create({ data: { job: "delete-expired", finishedAt: new Date() } }));
    expect((await openWork()).counts.job).toBe(0);
    // One whose machine died says nothing itself; while its lease holds it may still be under way.
    await transact((tx) => tx.jobRun.create({ data: { job: "delete-expired" } }));
    expect((await openWork()).counts.job).toBe(1);
    const until = new Date(Date.now() + 30_000);
    await transact((tx) => tx.jobLease.create({ data: { name: "job:delete-expired", holder: "a machine", until } }));
    expect((await openWork()).counts.job).toBe(0);
  });
});
