import { employersOf, nameOf } from "~/audit/people.server";
import { db } from "~/infra/db.server";
import { linesOf } from "~/profile/alignment/history";

/** Who changed what of an objective and when, the latest 50, newest first. */
export async function getHistory(customerId: string, objectiveId: string) {
  const events = await db.auditEvent.findMany({
    where: { businessId: customerId, subjectType: "Objective", subjectId: objectiveId },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, at: true, actorId: true, actorName: true, action: true, before: true, after: true },
  });
  const employers = await employersOf(
    events.map(({ actorId }) => actorId),
    customerId,
  );
  return events.map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    who: nameOf({ name: event.actorName, of: employers.get(event.actorId ?? "") ?? null }),
    lines: linesOf(event),
  }));
}
