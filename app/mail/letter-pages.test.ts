import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { mailgunStandIn } from "../../tests/support/mailgun";
import { loader as openLetter, action as pressTest } from "./letter.route";
import { letterFacts } from "./letter-facts";
import { loader as openHtml } from "./letter-html.route";
import { loader as openLetters } from "./letters.route";
import { letters } from "./letters.server";
import { queueMail } from "./outbox.server";

const mailgun = mailgunStandIn();

const at = (path: string, as: Person, letter = "") => ({ request: get(path, as), params: { letter }, context: {} });
const open = async (letter: string, as: Person, query = "") =>
  (await (await openLetter(at(`/admin/letters/${letter}${query}`, as, letter))).json()).letter;
const sendTest = (letter: string, as: Person, from = "sample") =>
  pressTest({ request: post(`/admin/letters/${letter}`, { from }, as), params: { letter }, context: {} });

test("every letter of the portal is described, and none that is not there", async () => {
  expect(Object.keys(letterFacts).sort()).toEqual([...letters.keys()].sort());
  const { letters: listed } = await (await openLetters(at("/admin/letters", await anAdmin()))).json();
  expect(listed.map(({ name }) => name).sort()).toEqual([...letters.keys()].sort());
});

test("every letter can be looked at from invented data, in text and in a page of its own that can do nothing", {
  timeout: 30_000,
}, async () => {
  const ada = await anAdmin();
  for (const name of letters.keys()) {
    expect(await open(name, ada)).toMatchObject({ from: "sample", hasNewest: false, text: expect.any(String) });
    const page = await openHtml(at(`/admin/letters/${name}/html`, ada, name));
    const policy = page.headers.get("Content-Security-Policy");
    expect(policy).toMatch(/^default-src 'none';.*sandbox$/);
    expect(policy).not.toContain("script");
    expect(await page.text()).toContain("<!DOCTYPE html");
  }
});

test("it is drawn from the newest mail of its kind, without the link that leads into an account", async () => {
  const ada = await anAdmin();
  const data = { ...approvedLetter.sample, firstName: "Norbert" };
  await transact((tx) => queueMail(tx, approvedLetter, { to: "n@acme.example", data, secret: "token-of-norbert" }));
  const newest = await open(approvedLetter.name, ada);
  expect(newest).toMatchObject({ from: "newest", hasNewest: true });
  expect(newest.text).toContain("link-not-shown");
  expect(newest.text).not.toContain("token-of-norbert");
  const html = await (await openHtml(at("/admin/letters/x/html", ada, approvedLetter.name))).text();
  expect(html).not.toContain("token-of-norbert");
  expect(await open(approvedLetter.name, ada, "?from=sample")).toMatchObject({ from: "sample" });

  // One of an older build, whose data the letter cannot be drawn from any more.
  const old = { letter: approvedLetter.name, toEmail: "o@acme.example", createdAt: new Date(Date.now() + 1_000) };
  await transact((tx) => tx.outboxMail.create({ data: { ...old, data: Prisma.JsonNull } }));
  expect(await open(approvedLetter.name, ada)).toMatchObject({ from: "sample", hasNewest: true });
});

test("a test goes to the admin's own address, once a minute, marked as one, however old its data are", async () => {
  const ada = await anAdmin();
  expect((await sendTest(approvedLetter.name, ada)).status).toBe(303);
  expect((await sendTest(approvedLetter.name, ada)).status).toBe(303);
  const mails = await mailgun.mailsTo(ada.email);
  expect(mails).toMatchObject([{ subject: expect.stringMatching(/^Test: /) }]);
  expect(mails[0]?.text).toContain("link-not-shown");
  expect(await db.auditEvent.count({ where: { actorId: ada.userId, action: "letter.test" } })).toBe(1);
});

test("letters are for admins alone, and unknown ones are not found", async () => {
  const nora = await aCustomer();
  const ada = await anAdmin();
  await expect(open(approvedLetter.name, nora)).rejects.toMatchObject({ status: 403 });
  await expect(sendTest(approvedLetter.name, nora)).rejects.toMatchObject({ status: 403 });
  await expect(openHtml(at("/x", nora, approvedLetter.name))).rejects.toMatchObject({ status: 403 });
  await expect(open("none", ada)).rejects.toMatchObject({ status: 404 });
  await expect(sendTest("none", ada)).rejects.toMatchObject({ status: 404 });
  expect((await sendTest(approvedLetter.name, ada, "nonsense")).status).toBe(400);
});
