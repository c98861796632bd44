import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import type { Files } from "./files.server";
import { missing } from "./missing";

/** Stages, topics, and the scale on which both sides score them. */
export async function insertJourney(tx: Tx, { stages, scale }: Files["journey"]): Promise<void> {
  const knownStages = await tx.journeyStage.findMany({ select: { key: true } });
  const knownTopics = await tx.journeyTopic.findMany({ select: { key: true } });
  await tx.journeyStage.createMany({
    data: missing(
      stages.map(({ topics, ...stage }, position) => ({ ...stage, position })),
      knownStages,
      "key",
    ),
  });
  await tx.journeyTopic.createMany({
    data: missing(
      stages.flatMap(({ key: stageKey, topics }) =>
        topics.map((topic, position) => ({ ...topic, stageKey, position })),
      ),
      knownTopics,
      "key",
    ),
  });
  await insertSetting(tx, "journey-scale", scale);
}

/** Objectives to start from, and the words for their category, priority and status. */
export async function insertObjectives(tx: Tx, { templates, ...file }: Files["objectives"]): Promise<void> {
  const known = await tx.objectiveTemplate.findMany({ select: { key: true } });
  await tx.objectiveTemplate.createMany({
    data: missing(
      templates.map((template, position) => ({ ...template, position })),
      known,
      "key",
    ),
  });
  const { categories, priorities, statuses } = file;
  await insertSetting(tx, "objective-terms", { categories, priorities, statuses });
}

/** Kinds of services that often end, and the reasons for not continuing one. */
export async function insertServices(tx: Tx, { services, nonContinuationReasons }: Files["services"]): Promise<void> {
  const knownServices = await tx.legacyServiceTemplate.findMany({ select: { key: true } });
  const knownReasons = await tx.nonContinuationReason.findMany({ select: { key: true } });
  await tx.legacyServiceTemplate.createMany({
    data: missing(
      services.map((service, position) => ({ ...service, position })),
      knownServices,
      "key",
    ),
  });
  await tx.nonContinuationReason.createMany({
    data: missing(
      nonContinuationReasons.map((reason, position) => ({ ...reason, position })),
      knownReasons,
      "key",
    ),
  });
}

/** Roles, and responsibilities with the letters that each role usually holds. */
export async function insertTeam(tx: Tx, { roles, responsibilities }: Files["team"]): Promise<void> {
  const knownRoles = await tx.teamRole.findMany({ select: { key: true } });
  const known = await tx.responsibilityTemplate.findMany({ select: { key: true } });
  await tx.teamRole.createMany({
    data: missing(
      roles.map((role, position) => ({ ...role, position })),
      knownRoles,
      "key",
    ),
  });
  await tx.responsibilityTemplate.createMany({
    data: missing(
      responsibilities.map((responsibility, position) => ({ ...responsibility, position })),
      known,
      "key",
    ),
  });
}

async function insertSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: {}, select: { key: true } });
}
