import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { anchorsIn } from "./journey.server";
import type { TopicEdit } from "./topic.schema";

/** The stages, for a choice. */
export function listStageNames() {
  return db.journeyStage.findMany({ orderBy: { position: "asc" }, select: { key: true, name: true } });
}

/** Every topic by stage and place, those in use first, with how many customers it is scored for. */
export async function listTopics() {
  const stages = await db.journeyStage.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      name: true,
      goal: true,
      topics: {
        orderBy: [{ retiredAt: { sort: "asc", nulls: "first" } }, { position: "asc" }, { key: "asc" }],
        select: { key: true, name: true, description: true, anchors: true, retiredAt: true },
      },
    },
  });
  const scored = await db.$queryRaw<{ topicKey: string; customers: number | bigint }[]>`
    SELECT "topicKey", count(DISTINCT "customerId") AS "customers" FROM "JourneyScore"
    WHERE "score" IS NOT NULL GROUP BY "topicKey"`;
  const customersOf = new Map(scored.map(({ topicKey, customers }) => [topicKey, Number(customers)]));
  return stages.map((stage) => ({
    ...stage,
    topics: stage.topics.map(({ anchors, ...topic }) => ({
      ...topic,
      steps: anchorsIn(anchors).map(({ step }) => step),
      customers: customersOf.get(topic.key) ?? 0,
    })),
  }));
}

export type EditableTopic = NonNullable<Awaited<ReturnType<typeof getEditableTopic>>>;

/** A topic as its form shows it; null where there is none. */
export function getEditableTopic(key: string) {
  return readTopic(db, key);
}

/** `current` is what another admin saved meanwhile: nothing was changed. */
export type TopicOutcome =
  | { outcome: "saved" | "unchanged"; key: string }
  | { outcome: "unknown" | "unknown-stage" | "name-taken" }
  | { outcome: "changed"; current: EditableTopic };

/** Adds a topic at its place within the stage; adding the very same again changes nothing. */
export async function addTopic(typed: TopicEdit, actor: Actor): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const edit = await inPlace(tx, null, typed);
    if (!(await stageExists(tx, edit.stageKey))) return { outcome: "unknown-stage" };
    const namesake = await findNamesake(tx, edit.name, null);
    const twin = namesake && (await readTopic(tx, namesake));
    if (twin && isSame(twin, { ...edit, place: twin.place })) return { outcome: "unchanged", key: twin.key };
    if (twin) return { outcome: "name-taken" };

    const key = await freeKey(tx, edit.name);
    const { stageKey, name, description, anchors } = edit;
    await tx.journeyTopic.create({
      data: { key, stageKey, name, description, anchors, relatedProducts: [], relatedAreas: [], position: 0 },
      select: { key: true },
    });
    await putInPlace(tx, stageKey, key, edit.place);
    await recordTopic(tx, actor, "journey-topic.add", key, { after: inWords(edit) });
    return { outcome: "saved", key };
  });
}

/** Changes what a topic says and where it stands; its scores stay with it. */
export async function editTopic(key: string, typed: TopicEdit, actor: Actor): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const current = await readTopic(tx, key);
    if (!current) return { outcome: "unknown" };
    if (!(await stageExists(tx, typed.stageKey))) return { outcome: "unknown-stage" };
    const edit = await inPlace(tx, key, typed);
    if (isSame(current, edit)) return { outcome: "unchanged", key };
    if (current.version !== edit.version) return { outcome: "changed", current };
    if (await findNamesake(tx, edit.name, key)) return { outcome: "name-taken" };

    const { stageKey, name, description, anchors } = edit;
    await tx.journeyTopic.update({
      where: { key },
      data: { stageKey, name, description, anchors },
      select: { key: true },
    });
    if (!current.retiredAt) await putInPlace(tx, stageKey, key, edit.place);
    await recordTopic(tx, actor, "journey-topic.edit", key, { before: inWords(current), after: inWords(edit) });
    return { outcome: "saved", key };
  });
}

/** Takes a topic out of every customer's list, or puts it back at the end of its stage; its history stays in any case. */
export async function retireTopic(
  key: string,
  { isRetired, version }: { isRetired: boolean; version: string },
  actor: Actor,
  now = new Date(),
): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const current = await readTopic(tx, key);
    if (!current) return { outcome: "unknown" };
    if ((current.retiredAt !== null) === isRetired) return { outcome: "unchanged", key };
    if (current.version !== version) return { outcome: "changed", current };
    await tx.journeyTopic.update({
      where: { key },
      data: { retiredAt: isRetired ? now : null },
      select: { key: true },
    });
    if (!isRetired) await putInPlace(tx, current.stageKey, key, Number.POSITIVE_INFINITY);
    const action = isRetired ? "journey-topic.retire" : "journey-topic.bring-back";
    await recordTopic(tx, actor, action, key, { after: { name: current.name } });
    return { outcome: "saved", key };
  });
}

async function stageExists(tx: Tx, key: string): Promise<boolean> {
  return (await tx.journeyStage.count({ where: { key } })) > 0;
}

async function readTopic(reads: Reads | Tx, key: string) {
  const topic = await reads.journeyTopic.findUnique({
    where: { key },
    select: { key: true, stageKey: true, name: true, description: true, anchors: true, retiredAt: true },
  });
  if (!topic) return null;
  const inUse = await keysInUse(reads, topic.stageKey);
  const { anchors, ...facts } = topic;
  const read = {
    ...facts,
    anchors: Object.fromEntries(anchorsIn(anchors).map(({ step, text }) => [String(step), text])),
    place: topic.retiredAt ? inUse.length + 1 : inUse.indexOf(key) + 1,
  };
  return { ...read, version: versionOf(read, topic.retiredAt !== null) };
}

/** The table counts no versions: what a topic says names its version as well. */
function versionOf(topic: Content, isRetired: boolean): string {
  return digest(`${isRetired} ${contentOf(topic)}`).slice(0, 32);
}

type Content = Omit<TopicEdit, "version">;

function isSame(topic: Content, edit: Content): boolean {
  return contentOf(topic) === contentOf(edit);
}

function contentOf({ stageKey, name, description, anchors, place }: Content): string {
  return JSON.stringify([stageKey, name, description, Object.entries(anchors).sort(), place]);
}

/** A place behind the last is the last. */
async function inPlace(tx: Tx, key: string | null, edit: TopicEdit): Promise<TopicEdit> {
  const others = (await keysInUse(tx, edit.stageKey)).filter((other) => other !== key);
  return { ...edit, place: Math.min(edit.place, others.length + 1) };
}

async function keysInUse(reads: Reads | Tx, stageKey: string): Promise<string[]> {
  const topics = await reads.journeyTopic.findMany({
    where: { stageKey, retiredAt: null },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true },
  });
  return topics.map((topic) => topic.key);
}

/** Numbers the stage anew, with this topic at its place. */
async function putInPlace(tx: Tx, stageKey: string, key: string, place: number): Promise<void> {
  const others = (await keysInUse(tx, stageKey)).filter((other) => other !== key);
  const order = others.toSpliced(Math.min(place - 1, others.length), 0, key);
  for (const [position, topicKey] of order.entries())
    await tx.journeyTopic.updateMany({
      where: { key: topicKey, position: { not: position } },
      data: { position },
    });
}

/** The key of another topic, retired or not, that bears this name. */
async function findNamesake(tx: Tx, name: string, except: string | null): Promise<string | null> {
  const topics = await tx.journeyTopic.findMany({ select: { key: true, name: true } });
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  return topics.find((topic) => topic.key !== except && same(topic.name))?.key ?? null;
}

/** The name as it stands in an address, with a number behind it where that is taken; "new" is the form's own address. */
async function freeKey(tx: Tx, name: string): Promise<string> {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const taken = new Set((await tx.journeyTopic.findMany({ select: { key: true } })).map(({ key }) => key)).add("new");
  const base = plain || "topic";
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function inWords({ stageKey, name, description, anchors, place }: Content) {
  return { name, stage: stageKey, order: place, description, steps: anchors };
}

async function recordTopic(
  tx: Tx,
  actor: Actor,
  action: string,
  key: string,
  values: Pick<Parameters<typeof record>[1], "before" | "after">,
): Promise<void> {
  await record(tx, { actor, businessId: null, action, subjectType: "JourneyTopic", subjectId: key, ...values });
}
