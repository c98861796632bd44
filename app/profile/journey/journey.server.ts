import { db } from "~/infra/db.server";
import { wordsIn } from "~/profile/words-in";
import type { ScoredTopic, Side } from "./scores";

export interface ScaleStep {
  value: number;
  label: string;
  meaning: string;
}

/** The steps from 0 to 5, with a sentence each. */
export async function getScale(): Promise<ScaleStep[]> {
  const setting = await db.setting.findUnique({ where: { key: "journey-scale" }, select: { value: true } });
  return (setting?.value ?? []) as unknown as ScaleStep[];
}

/** The stages in order, each with its topics and what a topic looks like at some of the steps; none that is retired. */
export async function listStages() {
  const stages = await db.journeyStage.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      name: true,
      goal: true,
      topics: {
        where: { retiredAt: null },
        orderBy: [{ position: "asc" }, { key: "asc" }],
        select: { key: true, name: true, description: true, anchors: true },
      },
    },
  });
  return stages.map((stage) => ({
    ...stage,
    topics: stage.topics.map(({ anchors, ...topic }) => ({ ...topic, anchors: anchorsIn(anchors) })),
  }));
}

export interface StageScores {
  key: string;
  name: string;
  goal: string;
  topics: (ScoredTopic & { key: string; name: string })[];
}

/** The stages in order, each with its topics as both sides of this customer score them; none that is retired. */
export async function listScores(customerId: string): Promise<StageScores[]> {
  const stages = await db.journeyStage.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      name: true,
      goal: true,
      topics: {
        where: { retiredAt: null },
        orderBy: [{ position: "asc" }, { key: "asc" }],
        select: {
          key: true,
          name: true,
          scores: { where: { customerId }, select: { side: true, score: true, notApplicableReason: true } },
        },
      },
    },
  });
  return stages.map(({ topics, ...stage }) => ({
    ...stage,
    topics: topics.map(({ scores, ...topic }) => ({ ...topic, ...bySide(scores) })),
  }));
}

/** What each topic was scored at an instant, by side; topics that were not scored then are left out. */
export async function listScoresAt(customerId: string, at: Date): Promise<Record<Side, Map<string, number>>> {
  const rows = await db.$queryRaw<{ topicKey: string; side: Side; score: number | bigint }[]>`
    SELECT "topicKey", "side", "score" FROM (
      SELECT "topicKey", "side", "score", row_number() OVER (PARTITION BY "topicKey", "side" ORDER BY "id" DESC) AS "place"
      FROM "JourneyScoreChange" WHERE "customerId" = ${customerId} AND "at" <= ${at.toISOString()}
    ) WHERE "place" = 1 AND "score" IS NOT NULL`;
  const mapOf = (side: Side) =>
    new Map(rows.filter((row) => row.side === side).map((row) => [row.topicKey, Number(row.score)]));
  return { cm360: mapOf("cm360"), business: mapOf("business") };
}

/** One topic with what both sides of this customer say of it, and its objectives; retired or not, null where there is none. */
export async function getTopic(customerId: string, key: string) {
  const topic = await db.journeyTopic.findUnique({
    where: { key },
    select: {
      key: true,
      name: true,
      description: true,
      anchors: true,
      relatedProducts: true,
      relatedAreas: true,
      retiredAt: true,
      stage: { select: { key: true, name: true } },
      scores: {
        where: { customerId },
        select: {
          side: true,
          score: true,
          notApplicableReason: true,
          note: true,
          updatedAt: true,
          updatedByName: true,
          version: true,
        },
      },
    },
  });
  if (!topic) return null;
  const { scores, anchors, relatedProducts, relatedAreas, ...facts } = topic;
  const [objectives, products, areas] = await Promise.all([
    db.objective.findMany({
      where: { customerId, removedAt: null, topics: { some: { topicKey: key } } },
      orderBy: { createdAt: "asc" },
      select: { id: true, title: true },
    }),
    db.product.findMany({
      where: { sku: { in: wordsIn(relatedProducts) } },
      orderBy: { name: "asc" },
      select: { sku: true, name: true },
    }),
    db.technologyArea.findMany({
      where: { key: { in: wordsIn(relatedAreas) } },
      orderBy: { position: "asc" },
      select: { key: true, name: true },
    }),
  ]);
  return { ...facts, anchors: anchorsIn(anchors), ...bySide(scores), objectives, products, areas };
}

/** More than anybody reads; what is older stays in the database. */
const longestHistory = 100;

/** What was said of a topic and when, newest first. */
export async function listChanges(customerId: string, topicKey: string) {
  return db.journeyScoreChange.findMany({
    where: { customerId, topicKey },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: longestHistory,
    select: { id: true, side: true, score: true, notApplicableReason: true, note: true, at: true, byName: true },
  });
}

/** What a topic looks like at some of the steps, lowest first. */
export function anchorsIn(column: unknown): { step: number; text: string }[] {
  return Object.entries((column ?? {}) as Record<string, string>)
    .map(([step, text]) => ({ step: Number(step), text }))
    .sort((a, b) => a.step - b.step);
}

function bySide<Score extends { side: Side }>(scores: readonly Score[]): Record<Side, Score | null> {
  const of = (side: Side) => scores.find((score) => score.side === side) ?? null;
  return { cm360: of("cm360"), business: of("business") };
}
