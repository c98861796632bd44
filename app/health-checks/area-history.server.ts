import { db } from "~/infra/db.server";

export interface AreaChange {
  id: number;
  at: Date;
  who: string;
  added: boolean;
  /** Before is empty where it was added. */
  fields: { label: string; before: string; after: string }[];
}

const labels = {
  name: "Name",
  product: "Product",
  helpWhat: "What it is",
  helpWhy: "Why it matters",
  helpGood: "What good looks like",
} as const;

/** Who changed what of an area's help and when, the latest fifty, newest first. */
export async function getAreaHistory(key: string): Promise<AreaChange[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "TechnologyArea", subjectId: key },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, at: true, actorName: true, action: true, before: true, after: true },
  });
  return events.map(({ id, at, actorName, action, before, after }) => ({
    id,
    at,
    who: actorName,
    added: action === "technology-area.add",
    fields: Object.entries(labels).flatMap(([field, label]) => {
      const [old, now] = [textOf(before, field), textOf(after, field)];
      return old === now ? [] : [{ label, before: old, after: now }];
    }),
  }));
}

function textOf(json: unknown, field: string): string {
  const value = typeof json === "object" && json !== null ? (json as Record<string, unknown>)[field] : undefined;
  return typeof value === "string" ? value : "";
}
