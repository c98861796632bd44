import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, get, type Person, post } from "../../../tests/support/cast";
import { listScores } from "./journey.server";

let ada: Person;

beforeAll(async () => {
  ada = await anAdmin();
});

const pathOf = (key: string) => `/admin/journey-topics/${key}`;
const asData = (path: string) => `${path}?_data=${encodeURIComponent("profile/journey/edit-topic.route")}`;

const save = (key: string, fields: Record<string, string>, as = ada) => handle(post(asData(pathOf(key)), fields, as));

async function read(key: string) {
  const { topic } = (await (await handle(get(asData(pathOf(key)), ada))).json()) as {
    topic: {
      name: string;
      description: string;
      stageKey: string;
      place: number;
      version: string;
      anchors: Record<string, string>;
    };
  };
  return topic;
}

/** The form as the page shows it. */
async function formOf(key: string): Promise<Record<string, string>> {
  const { name, description, stageKey, place, version, anchors } = await read(key);
  const steps = Object.entries(anchors).map(([step, text]) => [`step${step}`, text]);
  return { name, description, stage: stageKey, order: String(place), version, ...Object.fromEntries(steps) };
}

const newTopic = (name: string) => ({
  name,
  description: "Who may ask what of which model.",
  stage: "operate",
  order: "2",
  step1: "Nobody knows.",
  step5: "Measured every month.",
});

const keysIn = async (stageKey: string) => {
  const topics = await db.journeyTopic.findMany({
    where: { stageKey, retiredAt: null },
    orderBy: { position: "asc" },
    select: { key: true },
  });
  return topics.map(({ key }) => key);
};

describe("a journey topic", () => {
  test("is added at its place, and every customer has it at once", async () => {
    const nora = await aCustomer();
    const before = await keysIn("operate");
    const answer = await save("new", newTopic("Model access"));
    expect(answer.headers.get("X-Remix-Redirect")).toBe("/admin/journey-topics");
    expect(await keysIn("operate")).toEqual([before[0], "model-access", ...before.slice(1)]);
    const stages = await listScores(nora.business.id);
    expect(stages.at(-1)?.topics[1]).toEqual({
      key: "model-access",
      name: "Model access",
      cm360: null,
      business: null,
    });
    const event = { action: "journey-topic.add", actorId: ada.userId, subjectId: "model-access" };
    expect(await db.auditEvent.findFirst({ where: { subjectId: "model-access" } })).toMatchObject(event);
  });

  test("added twice by a double click is there once; another of the same name is refused", async () => {
    await save("new", newTopic("Prompt review"));
    expect((await save("new", newTopic("Prompt review"))).headers.has("X-Remix-Redirect")).toBe(true);
    const other = await save("new", { ...newTopic("prompt REVIEW"), description: "Something else." });
    expect(other.status).toBe(400);
    expect(JSON.stringify(await other.json())).toContain("Choose another name");
    expect(await db.journeyTopic.count({ where: { name: { in: ["Prompt review", "prompt REVIEW"] } } })).toBe(1);
  });

  test("never takes the address of the form for new ones", async () => {
    await save("new", newTopic("New"));
    expect(await db.journeyTopic.findUnique({ where: { key: "new" } })).toBeNull();
    expect((await read("new-2")).name).toBe("New");
  });

  test("is edited: its words, the sentences of its steps, its stage and its order", async () => {
    const form = await formOf("branch");
    await save("branch", { ...form, name: "Branches", order: "99", step3: "Half of the branches.", step0: "None." });
    expect(await read("branch")).toMatchObject({
      name: "Branches",
      place: 4,
      anchors: { "0": "None.", "3": "Half of the branches." },
    });
    expect((await keysIn("simplify-network")).at(-1)).toBe("branch");
    await save("branch", { ...(await formOf("branch")), stage: "segment", order: "1" });
    expect((await keysIn("segment"))[0]).toBe("branch");
    expect(await keysIn("simplify-network")).not.toContain("branch");
  });

  test("saved again as it is changes nothing, also by a form of before", async () => {
    const form = { ...(await formOf("workloads")), order: "99" };
    await save("workloads", form);
    const events = await db.auditEvent.count({ where: { subjectId: "workloads" } });
    expect((await save("workloads", form)).headers.has("X-Remix-Redirect")).toBe(true);
    expect(await db.auditEvent.count({ where: { subjectId: "workloads" } })).toBe(events);
  });

  test("edited by two admins: the second is told, sees both values, and may then save", async () => {
    const form = await formOf("dlp");
    await save("dlp", { ...form, description: "What leaves is seen." });
    const second = await save("dlp", { ...form, description: "What leaves is stopped." });
    expect(second.status).toBe(409);
    const { current } = (await second.json()) as { current: { description: string; version: string } };
    expect(current.description).toBe("What leaves is seen.");
    await save("dlp", { ...form, description: "What leaves is stopped.", version: current.version });
    expect((await read("dlp")).description).toBe("What leaves is stopped.");
  });

  test.each([
    ["name", { name: " " }, "Name the topic"],
    ["name", { name: "x".repeat(121) }, "Shorten the name"],
    ["name", { name: "Risk quantification" }, "Choose another name"],
    ["description", { description: "" }, "Describe the topic"],
    ["stage", { stage: "no-such-stage" }, "Choose one of the stages"],
    ["order", { order: "0" }, "from 1 to 99"],
    ["order", { order: "first" }, "from 1 to 99"],
    ["step3", { step3: "x".repeat(301) }, "Shorten this sentence"],
  ])("with a bad %s comes back with what is to be done, and changes nothing", async (field, typed, message) => {
    const form = await formOf("experience");
    const answer = await save("experience", { ...form, step1: "Typed.", ...typed });
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    expect(result.initialValue).toMatchObject({ step1: "Typed." });
    expect(await formOf("experience")).toEqual(form);
  });

  test("is retired and brought back, each once, and its scores stay", async () => {
    const nora = await aCustomer();
    const path = `/customers/${nora.business.slug}/profile/journey/risk`;
    await handle(post(path, { businessScore: "3", version: "0" }, nora));
    const { version } = await read("risk");
    for (let time = 0; time < 2; time += 1) await save("risk", { intent: "retire", version });
    expect(await keysIn("operate")).not.toContain("risk");
    expect(await db.auditEvent.count({ where: { action: "journey-topic.retire", subjectId: "risk" } })).toBe(1);
    expect(await db.journeyScore.findMany({ where: { customerId: nora.business.id } })).toMatchObject([{ score: 3 }]);

    await save("risk", { intent: "bring-back", version });
    expect(await keysIn("operate")).not.toContain("risk"); // by a form of before it was retired
    await save("risk", { intent: "bring-back", version: (await read("risk")).version });
    expect((await keysIn("operate")).at(-1)).toBe("risk");
    expect(await db.journeyScoreChange.count({ where: { customerId: nora.business.id } })).toBe(1);
  });

  test("that does not exist is a 404, and nobody but an admin reaches any", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "managed_service");
    expect((await handle(get(pathOf("no-such-topic"), ada))).status).toBe(404);
    expect((await save("no-such-topic", newTopic("Any"))).status).toBe(404);
    for (const person of [nora, ray])
      for (const key of ["new", "identity"]) {
        expect((await handle(get(pathOf(key), person))).status).toBe(403);
        expect((await save(key, newTopic("Theirs"), person)).status).toBe(403);
      }
    expect(await db.journeyTopic.count({ where: { name: "Theirs" } })).toBe(0);
  });
});
