import { db } from "~/infra/db.server";

export interface TimelineEntry {
  id: number;
  at: Date;
  who: string;
  /** What they did, in words that follow the name. */
  what: string;
  /** Another upload that it is about. */
  other: string | null;
}

/** What happened to an upload, the newest first: who, when, what. */
export async function getTimeline(healthCheckId: string): Promise<TimelineEntry[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "HealthCheck", subjectId: healthCheckId },
    orderBy: { id: "desc" },
    take: 100,
    select: { id: true, at: true, actorName: true, action: true, before: true, after: true },
  });
  return events.map(({ id, at, actorName, action, before, after }) => ({
    id,
    at,
    who: actorName,
    ...told(action, fieldsOf(before), fieldsOf(after)),
  }));
}

type Fields = Record<string, unknown>;

function told(action: string, before: Fields, after: Fields): Pick<TimelineEntry, "what" | "other"> {
  const idOf = (value: unknown) => (typeof value === "string" ? value : null);
  switch (action) {
    case "health-check.upload":
      return { what: `uploaded ${after.file}, ${Number(after.rows).toLocaleString("en-GB")} rows`, other: null };
    case "health-check.summarise":
      return { what: writing(before, after), other: null };
    case "health-check.publish": {
      const other = idOf(before.published);
      return { what: other ? "published it in the place of another upload" : "published it", other };
    }
    case "health-check.replace":
      return { what: "published another upload in its place", other: idOf(after.by) };
    case "health-check.withdraw":
      return { what: "withdrew it: the customer no longer saw it", other: null };
    case "health-check.take-back":
      return { what: "took the withdrawal back: the customer reads it again", other: null };
    case "health-check.discard":
      return { what: "discarded the draft", other: null };
    case "health-check.undo": {
      const other = idOf(after.restored);
      return { what: `undid the import${other ? ": what it had replaced stands again" : ""}`, other };
    }
    case "health-check.stand-again":
      return { what: "undid what had replaced it: it stands again", other: null };
    default:
      return { what: `did what the audit log calls ${action}`, other: null };
  }
}

function writing(before: Fields, after: Fields): string {
  const parts = { executiveSummary: "the executive summary", steps: "the next steps", answers: "what the file asked" };
  const moved = Object.entries(parts).flatMap(([field, words]) =>
    JSON.stringify(before[field]) === JSON.stringify(after[field]) ? [] : [words],
  );
  return `wrote ${moved.join(" and ") || "it"}`;
}

function fieldsOf(json: unknown): Fields {
  return typeof json === "object" && json !== null ? (json as Fields) : {};
}
