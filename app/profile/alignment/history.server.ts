import { db } from "~/infra/db.server";
import { linesOf } from "~/profile/alignment/history";

/** Who changed what of an objective and when, the latest 50, newest first. */
export async function getHistory(customerId: string, objectiveId: string) {
  const events = await db.auditEvent.findMany({
    where: { businessId: customerId, subjectType: "Objective", subjectId: objectiveId },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, at: true, actorName: true, action: true, before: true, after: true },
  });
  return events.map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    who: event.actorName,
    lines: linesOf(event),
  }));
}
