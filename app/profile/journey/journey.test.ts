import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
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
import { listScoresAt } from "./journey.server";
import { saveScore } from "./save-score.server";
import { averageOf, coverageOf } from "./scores";

const journeyOf = (business: Business) => `/customers/${business.slug}/profile/journey`;
const topicOf = (business: Business, topic = "tls-inspection") => `${journeyOf(business)}/${topic}`;
const asData = (path: string, route: string) => `${path}?_data=${encodeURIComponent(`profile/journey/${route}.route`)}`;

const ours = { cm360Score: "2", cm360Feedback: "Branches need the **certificate**.", cm360Reason: "", version: "0" };
const theirs = { businessScore: "4", businessNote: "Decided.", businessReason: "", version: "0" };

/** As the page's script posts it; a redirect is a header then. */
const save = (as: Person, business: Business, fields: Record<string, string>, topic?: string) =>
  handle(post(asData(topicOf(business, topic), "topic"), fields, as));

const read = async (path: string, route: "journey" | "topic", as: Person) =>
  (await (await handle(get(asData(path, route), as))).json()) as Record<string, unknown>;

const storedOf = (business: Business, topicKey = "tls-inspection") =>
  db.journeyScore.findMany({ where: { customerId: business.id, topicKey }, orderBy: { side: "asc" } });

const changesOf = (business: Business) =>
  db.journeyScoreChange.findMany({ where: { customerId: business.id }, orderBy: { id: "asc" } });

describe("a score", () => {
  test("of each side is saved with its words, its history and an audit event that names who acted and for whom", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    const answer = await save(nora, nora.business, theirs);
    expect(answer.headers.get("X-Remix-Redirect")).toBe(topicOf(nora.business));
    await save(ada, nora.business, ours);

    expect(await storedOf(nora.business)).toMatchObject([
      { side: "business", score: 4, note: "Decided.", updatedById: nora.userId, version: 1 },
      { side: "cm360", score: 2, note: "Branches need the **certificate**.", updatedByName: ada.name, version: 1 },
    ]);
    expect(await changesOf(nora.business)).toMatchObject([
      { side: "business", score: 4, byName: nora.name },
      { side: "cm360", score: 2, byId: ada.userId },
    ]);
    expect(
      await db.auditEvent.findMany({ where: { businessId: nora.business.id }, orderBy: { id: "asc" } }),
    ).toMatchObject([
      { action: "journey.score", actorId: nora.userId, after: { topic: "TLS inspection", value: "4" } },
      { action: "journey.score", actorId: ada.userId, before: { value: "Not scored" }, after: { value: "2" } },
    ]);
  });

  test("saved again as it is changes nothing, and leaves no trace in the history", async () => {
    const nora = await aCustomer();
    await save(nora, nora.business, theirs);
    for (const version of ["0", "1"])
      expect((await save(nora, nora.business, { ...theirs, version })).headers.has("X-Remix-Redirect")).toBe(true);
    expect((await storedOf(nora.business))[0]?.version).toBe(1);
    expect(await changesOf(nora.business)).toHaveLength(1);
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id } })).toBe(1);
  });

  test("can be not applicable, with a reason, and can be taken back", async () => {
    const nora = await aCustomer();
    const reason = { businessScore: "not-applicable", businessReason: "No branches.", businessNote: "" };
    await save(nora, nora.business, { ...reason, version: "0" });
    expect(await storedOf(nora.business)).toMatchObject([{ score: null, notApplicableReason: "No branches." }]);
    await save(nora, nora.business, { businessScore: "not-scored", version: "1" });
    expect(await storedOf(nora.business)).toMatchObject([{ score: null, notApplicableReason: null, version: 2 }]);
    expect(await changesOf(nora.business)).toHaveLength(2);
  });

  test.each([
    ["businessScore", { businessScore: "" }, "Choose a step from 0 to 5"],
    ["businessScore", { businessScore: "6" }, "Choose a step from 0 to 5"],
    ["businessScore", { businessScore: "-1" }, "Choose a step from 0 to 5"],
    ["businessScore", { businessScore: "2.5" }, "Choose a step from 0 to 5"],
    ["businessReason", { businessScore: "not-applicable" }, "Say why this topic does not apply"],
    ["businessReason", { businessReason: "No branches" }, "Choose Not applicable, or take the reason away"],
    ["businessNote", { businessNote: "x".repeat(2001) }, "Shorten the note to 2,000 characters"],
    ["version", { version: "many" }, "Open the page again"],
  ])("with a bad %s comes back with what is to be done (%j), and changes nothing", async (field, typed, message) => {
    const nora = await aCustomer();
    const answer = await save(nora, nora.business, { ...theirs, ...typed });
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    if (field !== "businessNote") expect(result.initialValue).toMatchObject({ businessNote: "Decided." });
    expect(await storedOf(nora.business)).toEqual([]);
  });

  test("of a topic that does not exist is a 404", async () => {
    const nora = await aCustomer();
    expect((await save(nora, nora.business, theirs, "no-such-topic")).status).toBe(404);
    expect((await handle(get(topicOf(nora.business, "no-such-topic"), nora))).status).toBe(404);
  });
});

describe("each side changes only its own", () => {
  test.each(["cm360Score", "cm360Feedback", "cm360Reason"])("Z-7 a customer who posts %s is refused", async (field) => {
    const nora = await aCustomer();
    expect((await save(nora, nora.business, { ...theirs, [field]: "5" })).status).toBe(403);
    expect((await save(nora, nora.business, { [field]: "5", version: "0" })).status).toBe(403);
    expect(await storedOf(nora.business)).toEqual([]);
  });

  test.each(["businessScore", "businessNote", "businessReason"])(
    "Z-7 an admin who posts %s is refused",
    async (field) => {
      const nora = await aCustomer();
      const ada = await anAdmin();
      expect((await save(ada, nora.business, { ...ours, [field]: "5" })).status).toBe(403);
      expect((await save(ada, nora.business, { [field]: "5", version: "0" })).status).toBe(403);
      expect(await storedOf(nora.business)).toEqual([]);
    },
  );

  test.each([
    ["professional_service", 200],
    ["managed_service", 200],
    ["reseller", 403],
  ] as const)("a %s may not score, and reading answers %d", async (type, reading) => {
    const nora = await aCustomer();
    const partner = await aPartner(nora.business, type);
    expect((await handle(get(journeyOf(nora.business), partner))).status).toBe(reading);
    expect((await handle(get(topicOf(nora.business), partner))).status).toBe(reading);
    for (const fields of [ours, theirs]) expect((await save(partner, nora.business, fields)).status).toBe(403);
    expect(await storedOf(nora.business)).toEqual([]);
  });

  test("a stranger finds nothing there, and changes nothing", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    expect((await handle(get(topicOf(nora.business), gus))).status).toBe(404);
    expect((await save(gus, nora.business, theirs)).status).toBe(404);
    await save(gus, gus.business, theirs);
    expect(await storedOf(nora.business)).toEqual([]);
    expect(await read(topicOf(nora.business), "topic", nora)).toMatchObject({ topic: { business: null }, changes: [] });
  });
});

describe("two editors", () => {
  test("of one side: the second is told, sees both values, and may then save", async () => {
    const nora = await aCustomer();
    await save(nora, nora.business, theirs);
    const second = await save(nora, nora.business, { ...theirs, businessScore: "1", version: "0" });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({
      result: { initialValue: { businessScore: "1" } },
      saved: { score: 4, note: "Decided.", updatedByName: nora.name, version: 1 },
    });
    expect((await storedOf(nora.business))[0]?.score).toBe(4);
    await save(nora, nora.business, { ...theirs, businessScore: "1", version: "1" });
    expect((await storedOf(nora.business))[0]?.score).toBe(1);
  });

  test("of two sides never stand in each other's way", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    await save(nora, nora.business, theirs);
    expect((await save(ada, nora.business, ours)).headers.has("X-Remix-Redirect")).toBe(true);
  });
});

describe("the Transformation Journey", () => {
  test("leads the customer and the admin to the topic that waits for them, a partner to none", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    await save(nora, nora.business, theirs, "identity");
    const nextFor = async (person: Person) => (await read(journeyOf(nora.business), "journey", person)).next;
    expect(await nextFor(nora)).toMatchObject({ key: "endpoint" });
    expect(await nextFor(ada)).toMatchObject({ key: "identity" });
    expect(await nextFor(pia)).toBeNull();
    expect(await read(topicOf(nora.business, "identity"), "topic", nora)).toMatchObject({ next: { key: "endpoint" } });
  });

  test("holds the scores of this customer alone", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await save(gus, gus.business, { ...theirs, businessScore: "0" });
    await save(nora, nora.business, theirs);
    const { stages } = (await read(journeyOf(nora.business), "journey", nora)) as {
      stages: { topics: Parameters<typeof averageOf>[0] }[];
    };
    const topics = stages.flatMap((stage) => stage.topics);
    expect(averageOf(topics, "business")).toBe(4);
    expect(coverageOf(topics, "business")).toMatchObject({ scored: 1 });
  });

  test("knows what was scored at an earlier time", async () => {
    const nora = await aCustomer();
    const say = (score: number | null, version: number, day: string) => {
      const edit = { score, notApplicableReason: null, note: "", version };
      return saveScore(nora.business.id, "dlp", "business", edit, actorOf(nora), new Date(day));
    };
    await say(2, 0, "2026-01-10");
    await say(3, 1, "2026-03-10");
    await say(null, 2, "2026-05-10");
    const at = async (day: string) => (await listScoresAt(nora.business.id, new Date(day))).business.get("dlp");
    expect(await Promise.all(["2026-01-01", "2026-02-01", "2026-04-01", "2026-06-01"].map(at))).toEqual([
      undefined,
      2,
      3,
      undefined,
    ]);
  });

  test("draws the trend and the history of a topic, newest first", async () => {
    const nora = await aCustomer();
    await save(nora, nora.business, theirs);
    await save(nora, nora.business, { ...theirs, businessScore: "5", version: "1" });
    const { changes } = (await read(topicOf(nora.business), "topic", nora)) as { changes: unknown[] };
    expect(changes).toMatchObject([
      { side: "business", score: 5, byName: nora.name },
      { side: "business", score: 4 },
    ]);
  });
});

test("a topic names the objectives that it serves, of this customer alone", async () => {
  const nora = await aCustomer();
  const gus = await aCustomer("Gus", "Globex");
  await transact(async (tx) => {
    for (const [customerId, title] of [
      [nora.business.id, "Fewer incidents"],
      [gus.business.id, "A secret plan"],
    ] as const)
      await tx.objective.create({
        data: { customerId, title, category: "risk", priority: "must", topics: { create: { topicKey: "dlp" } } },
      });
  });
  const { related } = await read(topicOf(nora.business, "dlp"), "topic", nora);
  expect(related).toMatchObject({ objectives: [{ title: "Fewer incidents" }] });
});

test("a topic retired while the form was open takes no score, and keeps what it had", async () => {
  const nora = await aCustomer();
  await transact(async (tx) => {
    const { stageKey } = await tx.journeyTopic.findUniqueOrThrow({ where: { key: "identity" } });
    const empty = { anchors: {}, relatedProducts: [], relatedAreas: [], position: 99 };
    await tx.journeyTopic.create({ data: { key: "old-topic", stageKey, name: "Old", description: "Old.", ...empty } });
  });
  await save(nora, nora.business, theirs, "old-topic");
  await transact((tx) => tx.journeyTopic.update({ where: { key: "old-topic" }, data: { retiredAt: new Date() } }));

  await save(nora, nora.business, { ...theirs, businessScore: "1", version: "1" }, "old-topic");
  expect(await storedOf(nora.business, "old-topic")).toMatchObject([{ score: 4, version: 1 }]);
  const page = await read(topicOf(nora.business, "old-topic"), "topic", nora);
  expect(page).toMatchObject({ side: null, topic: { business: { score: 4 } }, changes: [{ score: 4 }] });
  const { stages } = await read(journeyOf(nora.business), "journey", nora);
  expect(JSON.stringify(stages)).not.toContain("old-topic");
});
