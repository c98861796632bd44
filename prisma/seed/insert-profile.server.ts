import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import type { Files } from "./files.server";
import { insertMissing } from "./insert-missing.server";

/** Stages, topics, and the scale on which both sides score them. */
export async function insertJourney(tx: Tx, { stages, scale }: Files["journey"]): Promise<void> {
  await insertMissing(
    tx,
    "JourneyStage",
    stages.map(({ topics, ...stage }, position) => ({ ...stage, position })),
  );
  await insertMissing(
    tx,
    "JourneyTopic",
    stages.flatMap(({ key: stageKey, topics }) => topics.map((topic, position) => ({ ...topic, stageKey, position }))),
  );
  await insertSetting(tx, "journey-scale", scale);
}

/** Objectives to start from, and the words for their category, priority and status. */
export async function insertObjectives(tx: Tx, file: Files["objectives"]): Promise<void> {
  const { templates, categories, priorities, statuses } = file;
  await insertMissing(tx, "ObjectiveTemplate", inOrder(templates));
  await insertSetting(tx, "objective-terms", { categories, priorities, statuses });
}

/** Kinds of services that often end, and the reasons for not continuing one. */
export async function insertServices(tx: Tx, file: Files["services"]): Promise<void> {
  await insertMissing(tx, "LegacyServiceTemplate", inOrder(file.services));
  await insertMissing(tx, "NonContinuationReason", inOrder(file.nonContinuationReasons));
}

/** Roles, and responsibilities with the letters that each role usually holds. */
export async function insertTeam(tx: Tx, { roles, responsibilities }: Files["team"]): Promise<void> {
  await insertMissing(tx, "TeamRole", inOrder(roles));
  await insertMissing(tx, "ResponsibilityTemplate", inOrder(responsibilities));
}

function inOrder<Row extends object>(rows: Row[]) {
  return rows.map((row, position) => ({ ...row, position }));
}

async function insertSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: {}, select: { key: true } });
}
