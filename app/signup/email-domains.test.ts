import { expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { action, loader } from "./email-domains.route";

const path = "/admin/email-domains";
const ada = await anAdmin();

const send = (fields: Record<string, string>, as: Person = ada) =>
  action({ request: post(path, fields, as), params: {}, context: {} });
const open = async (search = "", as: Person = ada) =>
  (await loader({ request: get(path + search, as), params: {}, context: {} })).json();

test("an admin's rule decides from the next sign-up on, until it is removed", async () => {
  const answer = await send({ intent: "add", domain: "x@GMX.de", decision: "allow", note: "Their own company" });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
  expect(await checkBusinessEmail("nora@mail.gmx.de")).toMatchObject({ fits: true });
  expect((await open()).rules).toContainEqual({ domain: "gmx.de", decision: "allow", note: "Their own company" });

  await send({ intent: "remove", domain: "gmx.de" });
  await send({ intent: "remove", domain: "gmx.de" });
  expect(await checkBusinessEmail("nora@gmx.de")).toMatchObject({ fits: false, why: "free-mail" });
  const events = await db.auditEvent.findMany({ where: { subjectId: "gmx.de" }, orderBy: { id: "asc" } });
  expect(events.map(({ action: what, actorName }) => [what, actorName])).toEqual([
    ["email-domain.add", "Ada Test"],
    ["email-domain.remove", "Ada Test"],
  ]);
});

test.each([
  [{ domain: "" }, "Enter the domain, such as northgate-tools.example"],
  [{ domain: "no domain" }, "Enter the domain as it stands after the @, such as northgate-tools.example"],
  [{ domain: "co.uk" }, "Enter one business's domain: co.uk is shared by many"],
])("%j comes back with what to do", async ({ domain }, message) => {
  const answer = await send({ intent: "add", decision: "block", domain });
  expect(answer.status).toBe(400);
  expect((await answer.json()).result.error).toEqual({ domain: [message] });
});

test("a domain stands in the list once, however many add it at once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => send({ intent: "add", decision: "block", domain: "twice.example" })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 400, 400, 400]);
});

test("an admin can try an address before anyone is refused", async () => {
  expect((await open("?test=nora%40gmail.com")).test).toEqual({
    address: "nora@gmail.com",
    asked: true,
    answer: "Use your business email: gmail.com is a free-mail address",
  });
  expect((await open("?test=nora%40acme.example")).test).toMatchObject({ asked: true, answer: null });
  expect((await open()).test).toMatchObject({ asked: false });
});

test("it is an admin's page", async () => {
  const nora = await aCustomer();
  expect((await open("", nora).catch((r) => r)).status).toBe(403);
  expect((await send({ intent: "add", decision: "allow", domain: "acme.example" }, nora).catch((r) => r)).status).toBe(
    403,
  );
  expect(await db.emailDomainRule.count({ where: { domain: "acme.example" } })).toBe(0);
});
