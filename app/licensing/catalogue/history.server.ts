import { db } from "~/infra/db.server";
import { linesOf } from "~/licensing/catalogue/history";

/** Who changed what of a product and when, the latest 50, newest first. */
export async function getHistory(sku: string) {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "Product", subjectId: sku },
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
