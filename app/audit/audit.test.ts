import { expect, test } from "vitest";
import { record } from "~/audit/audit.server";
import { listAudit } from "~/audit/list-audit.server";
import { actionNames, sentenceOf } from "~/audit/sentence";
import { transact } from "~/infra/db.server";
import { aCustomer, anAdmin, get, type Person } from "../../tests/support/cast";
import { loader } from "./audit.route";

const ada = await anAdmin();

const did = (businessId: string | null, subjectId: string, action = "text.save") =>
  transact((tx) =>
    record(tx, { actor: ada, businessId, action, subjectType: "TextVersion", subjectId, after: { version: 2 } }),
  );
const open = async (search: string, as: Person = ada) =>
  (await loader({ request: get(`/admin/audit${search}`, as), params: {}, context: {} })).json();

test("the newest event comes first, and pages lead to the oldest without losing or repeating one", async () => {
  const { business } = await aCustomer();
  for (let n = 0; n < 120; n++) await did(business.id, `${n}`);
  const seen: string[] = [];
  let before: number | undefined;
  do {
    const { events, next } = await listAudit({ business: business.slug, before });
    seen.push(...events.map((event) => event.subjectId));
    before = next ?? undefined;
  } while (before);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `${119 - n}`));
});

test("events can be narrowed to an action and a business", async () => {
  const [acme, globex] = [(await aCustomer()).business, (await aCustomer("Gina", "Globex")).business];
  await did(acme.id, "one");
  await did(acme.id, "two", "signup.approve");
  await did(globex.id, "three");
  const { events, businesses } = await open(`?business=${acme.slug}&action=text.save`);
  expect(events).toMatchObject([
    { subjectId: "one", actorName: ada.name, business: { slug: acme.slug }, after: { version: 2 } },
  ]);
  expect(businesses).toContainEqual({ slug: globex.slug, name: globex.name });
  expect((await open("?business=nobody")).events).toEqual([]);
  expect((await open("?before=-1")).events.length).toBeGreaterThan(0);
});

test("an event reads as a sentence", () => {
  const event = { subjectType: "x", subjectId: "terms" };
  const after = { name: "Ida Brandt", businessName: "Northgate Tools", version: 2 };
  expect(sentenceOf({ ...event, action: "signup.approve", after })).toBe("approved Ida Brandt, Northgate Tools");
  expect(sentenceOf({ ...event, action: "text.save", after })).toBe("saved version 2 of the text “terms”");
  expect(sentenceOf({ ...event, action: "password.set" })).toBe("set the first password");
  expect(sentenceOf({ ...event, action: "some.thing", after: "odd" })).toBe("some.thing");
  for (const action of Object.keys(actionNames)) expect(sentenceOf({ ...event, action })).not.toContain("undefined");
});

test("the log is the admins'", async () => {
  const nora = await aCustomer();
  expect((await open("", nora).catch((r) => r)).status).toBe(403);
});
