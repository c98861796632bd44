import { db, type Reads, type Tx } from "~/infra/db.server";
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

/** The topic with its place among those in use, and a version that names all of this; null where there is none. */
export async function readTopic(reads: Reads | Tx, key: string) {
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

export type Content = Omit<TopicEdit, "version">;

export function isSame(topic: Content, edit: Content): boolean {
  return contentOf(topic) === contentOf(edit);
}

function contentOf({ stageKey, name, description, anchors, place }: Content): string {
  return JSON.stringify([stageKey, name, description, Object.entries(anchors).sort(), place]);
}

/** The topics of a stage in order, none that is retired. */
export async function keysInUse(reads: Reads | Tx, stageKey: string): Promise<string[]> {
  const topics = await reads.journeyTopic.findMany({
    where: { stageKey, retiredAt: null },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true },
  });
  return topics.map((topic) => topic.key);
}
