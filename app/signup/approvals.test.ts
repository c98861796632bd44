import { describe, expect, test } from "vitest";
import { writeCursor } from "~/infra/cursor";
import { db, transact } from "~/infra/db.server";
import { countPendingApprovals } from "~/signup/approvals.server";
import { noMail } from "~/signup/approvals-search";
import { tellOfWaiting } from "~/signup/escalate.server";
import { aCustomer, anAdmin, aPartner, get, type Person, post } from "../../tests/support/cast";
import { action, loader } from "./approvals.route";
import { loader as download } from "./approvals-csv.route";
import { action as rejectAction, loader as rejectLoader } from "./reject.route";

const path = "/admin/approvals";
const ada = await anAdmin("Ada");
const ben = await anAdmin("Ben");

let made = 0;

async function aRequest(changes: { email?: string; website?: string; businessName?: string } = {}) {
  const domain = `northgate-${++made}.example`;
  const email = changes.email ?? `ida@${domain}`;
  const website = changes.website ?? domain;
  const data = {
    businessName: changes.businessName ?? `Northgate Tools ${made}`,
    businessWebsite: `https://${website}`,
    websiteDomain: website,
    firstName: "Ida",
    lastName: "Brandt",
    email,
    emailDomain: email.split("@")[1] ?? "",
    privacyVersion: 1,
    termsVersion: 1,
  };
  const { id } = await transact((tx) => tx.signupRequest.create({ data, select: { id: true } }));
  return { id, email, domain, businessName: data.businessName };
}

const press = (fields: Record<string, string>, as: Person = ada) =>
  action({ request: post(path, fields, as), params: {}, context: {} });
const approve = (id: string, as?: Person, more: Record<string, string> = {}) =>
  press({ intent: "approve", id, ...more }, as);
const rejectWith = (id: string, fields: Record<string, string>, as: Person = ada) =>
  rejectAction({ request: post(`${path}/${id}/reject`, fields, as), params: { id }, context: {} });
const reject = (id: string, as?: Person) => rejectWith(id, { code: "unverified", mail: "on" }, as);
const page = async (search = "", as: Person = ada) =>
  (await loader({ request: get(path + search, as), params: {}, context: {} })).json();
const waitingRow = async (id: string) => {
  for (let search = ""; ; ) {
    const { rows, next } = await page(search);
    const row = rows.find((each) => each.id === id);
    if (row && "likely" in row) return row;
    if (!next) return null;
    search = `?page=${next}`;
  }
};

/** What the redirect's toast says. */
function toastOf(response: Response): string {
  const value = decodeURIComponent(/toast=([^;]*)/.exec(response.headers.get("Set-Cookie") ?? "")?.[1] ?? "");
  return decodeURIComponent(escape(atob(value.split(".")[0] ?? "")));
}

describe("Approve", () => {
  test("makes the business, its owner, the link and the mail in one go", async () => {
    const request = await aRequest({ businessName: "Müller & Søn" });
    const before = await countPendingApprovals();
    const answer = await approve(request.id);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    expect(toastOf(answer)).toContain("Approved: Ida Brandt, Müller & Søn.");
    // No mail leaves a portal without Mailgun.
    expect(toastOf(answer)).toMatch(/The mail to \S+, to set the password, is kept in the outbox/);
    const user = await db.user.findUniqueOrThrow({
      where: { email: request.email },
      include: { business: true, passwordTokens: true, signupRequest: true },
    });
    expect(user.business).toMatchObject({ kind: "customer", name: "Müller & Søn", websiteDomain: request.domain });
    expect(user.business?.slug).toMatch(/^muller-son/);
    expect(user.ownerSince).not.toBe(null);
    expect(user.passwordHash).toBe(null);
    expect(user.passwordTokens).toMatchObject([{ purpose: "set", usedAt: null, revokedAt: null }]);
    expect(user.signupRequest).toMatchObject({ id: request.id, approvedById: ada.userId, businessId: user.businessId });
    const mails = await db.outboxMail.findMany({ where: { toEmail: request.email } });
    expect(mails).toMatchObject([{ letter: "signup-approved", userId: user.id, businessId: user.businessId }]);
    expect(mails[0]?.sealedSecret).toBeTruthy();
    expect(JSON.stringify(mails[0]?.data)).not.toContain(user.passwordTokens[0]?.tokenHash);
    expect(await countPendingApprovals()).toBe(before - 1);
  });

  test("numbers the address of a second business of the same name", async () => {
    const name = `Twin ${crypto.randomUUID().slice(0, 8)}`;
    for (const { id } of [await aRequest({ businessName: name }), await aRequest({ businessName: name })])
      await approve(id);
    const slug = name.toLowerCase().replace(" ", "-");
    expect((await db.business.findMany({ where: { name }, orderBy: { slug: "asc" } })).map((row) => row.slug)).toEqual([
      slug,
      `${slug}-2`,
    ]);
  });

  test("makes a second person where it is approved into an existing business", async () => {
    const { business } = await aCustomer();
    const request = await aRequest({ email: `paul@${business.slug}.example`, website: `${business.slug}.example` });
    const row = await waitingRow(request.id);
    expect(row).toMatchObject({
      suggested: business.id,
      likely: [
        {
          ...{ name: business.name, reason: "same-domain", people: 1 },
          why: [
            `1 person of ${business.name} has an address at ${business.slug}.example.`,
            `The website is the same: ${business.slug}.example.`,
          ],
        },
      ],
    });
    expect(toastOf(await approve(request.id, ada, { into: business.id }))).toContain("added to the existing business");
    expect(await db.user.findMany({ where: { businessId: business.id }, orderBy: { createdAt: "asc" } })).toMatchObject(
      [{ firstName: "Nora" }, { email: request.email, ownerSince: null }],
    );
  });

  test("makes an owner where all people of the business are disabled", async () => {
    const nora = await aCustomer("Nora", "Initrode");
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    const { id, email } = await aRequest();
    await approve(id, ada, { into: nora.business.id });
    const user = await db.user.findUniqueOrThrow({ where: { email } });
    expect([user.businessId, user.ownerSince]).toEqual([nora.business.id, expect.any(Date)]);
  });

  test("only warns where website and email have different domains, and suggests no stranger's business", async () => {
    const { business } = await aCustomer("Gina", "Globex");
    const request = await aRequest({ website: `${business.slug}.example` });
    expect(await waitingRow(request.id)).toMatchObject({ suggested: null, likely: [{ reason: "website-used" }] });
    expect((await approve(request.id)).status).toBe(303);
    expect(await db.user.count({ where: { businessId: business.id } })).toBe(1);
  });

  test("founds no twin that the page did not show", async () => {
    const domain = `fresh-${crypto.randomUUID().slice(0, 8)}.example`;
    const [ida, paul] = [
      await aRequest({ email: `ida@${domain}`, website: domain }),
      await aRequest({ email: `paul@${domain}`, website: domain }),
    ];
    expect(await waitingRow(ida.id)).toMatchObject({ likely: [], alsoWaiting: ["Ida Brandt"] });
    await approve(ida.id, ada, { seen: "offered" });
    expect(toastOf(await approve(paul.id, ada, { seen: "offered" }))).toContain("exists meanwhile");
    expect(await db.business.count({ where: { websiteDomain: domain } })).toBe(1);
    const [likely] = (await waitingRow(paul.id))?.likely ?? [];
    expect((await approve(paul.id, ada, { seen: `offered ${likely?.id}`, into: likely?.id ?? "" })).status).toBe(303);
    expect(await db.user.count({ where: { businessId: likely?.id ?? "" } })).toBe(2);
  });

  test("says so where the address has an account meanwhile, or the business is gone", async () => {
    const nora = await aCustomer();
    const request = await aRequest({ email: nora.email });
    expect(toastOf(await approve(request.id))).toContain("has an account already");
    const other = await aRequest();
    expect(toastOf(await approve(other.id, ada, { into: "no-such-business" }))).toContain("not there any more");
    expect(await waitingRow(other.id)).not.toBe(null);
  });

  test.each([2, 4, 8])("D-13 by %i admins at once makes one account, one mail and one record", async (admins) => {
    for (let round = 0; round < 5; round++) {
      const { id, email } = await aRequest();
      const answers = await Promise.all(Array.from({ length: admins }, (_, n) => approve(id, n % 2 ? ada : ben)));
      expect(answers.map((answer) => answer.status)).toEqual(Array(admins).fill(303));
      const toasts = answers.map(toastOf);
      expect(toasts.filter((toast) => toast.includes("Approved: "))).toHaveLength(1);
      expect(toasts.filter((toast) => /(Ada|Ben) Test approved Ida Brandt already, on \d+ /.test(toast))).toHaveLength(
        admins - 1,
      );
      expect(await db.user.count({ where: { email } })).toBe(1);
      expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(1);
      expect(await db.auditEvent.count({ where: { subjectId: id } })).toBe(1);
    }
  });

  test("and Reject at once: exactly one of them wins, and the mail says the same", async () => {
    for (let round = 0; round < 10; round++) {
      const { id, email } = await aRequest();
      const answers = await Promise.all(round % 2 ? [approve(id), reject(id, ben)] : [reject(id, ben), approve(id)]);
      expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
      const { approvedAt, rejectedAt } = await db.signupRequest.findUniqueOrThrow({ where: { id } });
      expect([approvedAt, rejectedAt].filter(Boolean)).toHaveLength(1);
      expect(await db.user.count({ where: { email } })).toBe(approvedAt ? 1 : 0);
      expect(await db.outboxMail.findMany({ where: { toEmail: email } })).toMatchObject([
        { letter: approvedAt ? "signup-approved" : "signup-rejected" },
      ]);
    }
  });

  test("Z-14 is refused to customers, visitors, and for what is not there", async () => {
    const nora = await aCustomer();
    const request = await aRequest();
    const refused = (as?: Person) =>
      action({ request: post(path, { intent: "approve", id: request.id }, as), params: {}, context: {} }).catch(
        (r) => r,
      );
    expect((await refused(nora)).status).toBe(403);
    expect((await refused()).headers.get("Location")).toContain("redirectTo=");
    expect((await approve("no-such-request").catch((r) => r)).status).toBe(404);
    expect((await press({ intent: "promote", id: request.id })).status).toBe(400);
    expect(await db.user.count({ where: { email: request.email } })).toBe(0);
  });
});

describe("Send Again", () => {
  test("mails a fresh link, which ends the older one", async () => {
    const { id, email } = await aRequest();
    await approve(id);
    expect(toastOf(await press({ intent: "send-again", id }))).toContain("Sent again.");
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { passwordTokens: true } });
    expect(user.passwordTokens.filter((token) => token.revokedAt === null)).toHaveLength(1);
    expect(await db.outboxMail.count({ where: { toEmail: email, letter: "signup-approved" } })).toBe(2);
  });

  test("pressed twice on one page mails once", async () => {
    const { id, email } = await aRequest();
    await approve(id);
    const [shown] = (await page("?state=approved")).rows;
    const newest = shown && "mail" in shown ? (shown.mail?.id ?? "") : "";
    const press2 = () => press({ intent: "send-again", id, newest });
    expect(toastOf(await press2())).toContain("Sent again.");
    expect(toastOf(await press2())).toContain("Nothing more was sent.");
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(2);
  });

  test("pressed twice where no mail was found mails once", async () => {
    const { id, email } = await aRequest();
    await approve(id);
    await transact((tx) => tx.outboxMail.deleteMany({ where: { toEmail: email } }));
    const press2 = () => press({ intent: "send-again", id, newest: noMail });
    expect(toastOf(await press2())).toContain("Sent again.");
    expect(toastOf(await press2())).toContain("Nothing more was sent.");
  });

  test("sends nothing once the password is set", async () => {
    const { id, email } = await aRequest();
    await approve(id);
    await transact((tx) =>
      tx.user.update({ where: { email }, data: { passwordSetAt: new Date(), passwordHash: "x" } }),
    );
    expect(toastOf(await press({ intent: "send-again", id }))).toContain("Nothing was sent.");
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(1);
    expect((await page("?state=approved")).rows[0]).toMatchObject({ id, hasPassword: true, mayBeSentAgain: false });
  });
});

describe("Reject", () => {
  test("keeps the reason, mails it where wanted, and can be undone", async () => {
    const { id, email } = await aRequest();
    const answer = await rejectWith(id, { code: "duplicate", words: "Ask Ida.", mail: "on" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    const reason = "The business has an account already. Its owner can invite you. Ask Ida.";
    expect(await db.signupRequest.findUnique({ where: { id } })).toMatchObject({
      rejectCode: "duplicate",
      rejectReason: reason,
      rejectedById: ada.userId,
    });
    expect(await db.outboxMail.findMany({ where: { toEmail: email } })).toMatchObject([
      { letter: "signup-rejected", data: { reason } },
    ]);
    expect((await page("?state=rejected")).rows[0]).toMatchObject({ id, by: "Ada Test", rejectReason: reason });

    expect(toastOf(await press({ intent: "undo", id }))).toContain("Ida Brandt waits again.");
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(0);
    expect(await waitingRow(id)).toMatchObject({ id, rejectedBefore: 0 });
    expect(toastOf(await press({ intent: "undo", id }))).toContain("not rejected any more");
  });

  test("undone after the mail has left says so, and leaves the mail in the outbox", async () => {
    const { id, email } = await aRequest();
    await reject(id);
    await transact((tx) => tx.outboxMail.updateMany({ where: { toEmail: email }, data: { sentAt: new Date() } }));
    expect((await page("?state=rejected")).rows[0]).toMatchObject({ id, mail: { state: "sent" } });
    expect(toastOf(await press({ intent: "undo", id }))).toContain(`has gone to ${email} already`);
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(1);
    await rejectWith(id, { code: "not-served" });
    expect((await page("?state=rejected")).rows[0]).toMatchObject({ id, mail: null });
    expect(toastOf(await press({ intent: "undo", id }))).toContain("No mail about the rejection had been sent");
  });

  test("mails nothing unless the box is checked", async () => {
    const { id, email } = await aRequest();
    await rejectWith(id, { code: "not-served" });
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(0);
  });

  test("shows the mail before it is sent, and changes nothing by that", async () => {
    const { id } = await aRequest();
    const answer = await rejectWith(id, { intent: "preview", code: "other", words: "We know no Ida." });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { preview: { subject: "Your request for a CM360 account", text: expect.stringContaining("We know no Ida.") } },
    ]);
    expect(await waitingRow(id)).not.toBe(null);
  });

  test("asks for a reason, and for words where it is another one", async () => {
    const { id } = await aRequest();
    for (const [fields, field] of [
      [{}, "code"],
      [{ code: "other", words: "  " }, "words"],
    ] as const) {
      const answer = await rejectWith(id, { ...fields });
      expect(answer.status).toBe(400);
      expect((await answer.json()).result.error).toHaveProperty(field);
    }
  });

  test("cannot be undone while a newer request of the same person waits", async () => {
    const first = await aRequest();
    await reject(first.id);
    const second = await aRequest({ email: first.email });
    expect(await waitingRow(second.id)).toMatchObject({ rejectedBefore: 1 });
    expect(toastOf(await press({ intent: "undo", id: first.id }))).toContain("signed up again");
  });

  test("is an admin's page", async () => {
    const { id } = await aRequest();
    const nora = await aCustomer();
    const refusal = (as?: Person) =>
      rejectLoader({ request: get(`${path}/${id}/reject`, as), params: { id }, context: {} }).catch((r) => r);
    expect((await refusal(nora)).status).toBe(403);
    expect((await refusal()).status).toBe(302);
    expect((await rejectWith(id, { code: "duplicate" }, nora).catch((r) => r)).status).toBe(403);
    expect((await reject("no-such-request").catch((r) => r)).status).toBe(404);
  });
});

describe("Approving into a business that the row does not offer", () => {
  test("finds it by a part of its name, and only of the kind that fits", async () => {
    const name = `Halden ${crypto.randomUUID().slice(0, 8)}`;
    const { business } = await aCustomer("Nora", name);
    await aPartner(business, "reseller", name);
    const request = await aRequest();
    const { choice } = await page(`?for=${request.id}&find=${encodeURIComponent(name.slice(2).toUpperCase())}`);
    expect(choice).toMatchObject({ kind: "customer", businesses: [{ id: business.id, people: 1 }] });
    expect(toastOf(await approve(request.id, ada, { into: business.id }))).toContain("added to the existing business");
    expect((await page(`?for=${request.id}&find=Halden`)).choice).toBe(null);
  });

  test("takes no suspended one, and says so", async () => {
    const { business } = await aCustomer("Nora", "Initech");
    await transact((tx) => tx.business.update({ where: { id: business.id }, data: { suspendedAt: new Date() } }));
    const request = await aRequest({ email: `paul@${business.slug}.example` });
    expect(await waitingRow(request.id)).toMatchObject({ suggested: null, likely: [{ isSuspended: true }] });
    expect(toastOf(await approve(request.id, ada, { into: business.id }))).toContain("is suspended");
    expect(await db.user.count({ where: { email: request.email } })).toBe(0);
  });
});

describe("The list", () => {
  test("is searched, narrowed, paged in both directions, and downloaded whole", async () => {
    const word = `Q${crypto.randomUUID().slice(0, 8)}`;
    for (let n = 0; n < 27; n++) await aRequest({ businessName: `${word} ${n}` });
    const first = await page(`?q=${word}`);
    expect([first.count, first.rows.length, first.previous]).toEqual([27, 25, null]);
    const second = await page(`?q=${word}&page=${first.next}`);
    expect([second.rows.length, second.next]).toEqual([2, null]);
    const back = await page(`?q=${word}&page=${second.previous}`);
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const newest = await page(`?q=${word}&sort=newest`);
    expect(newest.rows[0]?.id).toBe(second.rows[1]?.id);
    expect((await page(`?q=${word}&only=partners`)).count).toBe(0);
    const csv = await (await download({ request: get(`${path}.csv?q=${word}`, ada), params: {}, context: {} })).text();
    expect(csv.trim().split("\r\n")).toHaveLength(28);
  });

  test("takes % and _ in a search for the letters they are", async () => {
    const word = `Z${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await aRequest({ businessName: `${word} 100%_sure` });
    await aRequest({ businessName: `${word} 100 and sure` });
    for (const search of ["100%25_sure", "%25", "_"]) {
      const { rows } = await page(`?q=${word}+${search}`);
      expect(rows.map((row) => row.id)).toEqual([id]);
    }
    await aCustomer("Nora", `${word}_`);
    const { id: other } = await aRequest();
    expect((await page(`?for=${other}&find=${word}_`)).choice?.businesses).toHaveLength(1);
    expect((await page(`?for=${other}&find=${word.slice(0, -1)}_`)).choice?.businesses).toEqual([]);
  });

  test("stays as it was narrowed after a press, and begins anew where a page has become empty", async () => {
    const word = `R${crypto.randomUUID().slice(0, 8)}`;
    const made: { id: string }[] = [];
    for (let n = 0; n < 26; n++) made.push(await aRequest({ businessName: `${word} ${n}` }));
    const { next } = await page(`?q=${word}`);
    const narrowed = `?q=${word}&page=${next}`;
    const last = (await page(narrowed)).rows[0]?.id ?? "";
    const request = post(`${path}${narrowed}&for=x&find=y`, { intent: "approve", id: last }, ada);
    const answer = await action({ request, params: {}, context: {} });
    expect(answer.headers.get("Location")).toBe(path + narrowed);
    expect((await page(narrowed)).rows).toHaveLength(25);
    const rejecting = post(`${path}/${made[0]?.id}/reject?q=${word}`, { code: "duplicate" }, ada);
    const rejected = await rejectAction({ request: rejecting, params: { id: made[0]?.id }, context: {} });
    expect(rejected.headers.get("Location")).toBe(`${path}?q=${word}`);
  });

  test("says who else of the domain waits, on whatever page", async () => {
    const website = `shared-${crypto.randomUUID().slice(0, 8)}.example`;
    const businessName = `First ${website}`;
    const { id } = await aRequest({ website, businessName });
    await aRequest({ website, businessName: "Second" });
    const [row] = (await page(`?q=${encodeURIComponent(businessName)}`)).rows;
    expect(row).toMatchObject({ id, alsoWaiting: ["Ida Brandt"] });
  });

  test.each([
    "?page=x",
    `?page=${writeCursor({ side: "after", key: "no date", id: "x" })}`,
    "?state=none&only=late&sort=up",
  ])("opens whatever stands in the URL: %s", async (search) => {
    expect((await page(search)).counts.waiting).toBeGreaterThan(0);
  });
});

describe("A sign-up that waits too long", () => {
  test("is told to the admins once, whatever number of machines look", async () => {
    const { id } = await aRequest({ businessName: "Slow Works" });
    const later = new Date(Date.now() + 25 * 3_600_000);
    await transact((tx) =>
      tx.signupRequest.updateMany({
        where: { id: { not: id }, approvedAt: null, rejectedAt: null },
        data: { escalatedAt: new Date() },
      }),
    );
    expect(await tellOfWaiting(new Date())).toBe(0);
    const told = await Promise.all([tellOfWaiting(later), tellOfWaiting(later)]);
    expect(told.sort()).toEqual([0, 1]);
    const notices = await db.notification.findMany({ where: { userId: ada.userId, kind: "approvals" } });
    expect(notices).toMatchObject([{ title: "A sign-up waits too long", path }]);
    expect(notices[0]?.text).toContain("Ida Brandt of Slow Works has waited for 25 hours.");
    expect(await waitingRow(id)).toMatchObject({ escalatedAt: later.toISOString() });
  });
});
