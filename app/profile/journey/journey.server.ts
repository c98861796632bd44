import { db } from "~/infra/db.server";

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

/** The stages in order, each with its topics and what a topic looks like at some of the steps. */
export async function listStages() {
  const stages = await db.journeyStage.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      name: true,
      goal: true,
      topics: {
        where: { retiredAt: null },
        orderBy: { position: "asc" },
        select: { key: true, name: true, description: true, anchors: true },
      },
    },
  });
  return stages.map((stage) => ({
    ...stage,
    topics: stage.topics.map(({ anchors, ...topic }) => ({ ...topic, anchors: anchorsIn(anchors) })),
  }));
}

function anchorsIn(column: unknown): { step: number; text: string }[] {
  return Object.entries((column ?? {}) as Record<string, string>).map(([step, text]) => ({ step: Number(step), text }));
}
