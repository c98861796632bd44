import { changeInWords, changesOf } from "~/audit/changes";
import { employersOf, nameOf } from "~/audit/people.server";
import { sentenceOf } from "~/audit/sentence";
import { db } from "~/infra/db.server";

/** As the history card draws it: the first line follows the name. */
export interface HistoryLine {
  id: number;
  at: string;
  who: string;
  lines: string[];
}

const longestLine = 240;

/**
 * What happened to a record, or to several of a kind, newest first, in words. `customerId` is whose it is; null is the
 * portal's own. To be asked only for who may see the record.
 */
export async function listHistory(
  customerId: string | null,
  subjectType: string,
  subjectId: string | readonly string[],
  atMost = 50,
): Promise<HistoryLine[]> {
  const rows = await db.auditEvent.findMany({
    where: { businessId: customerId, subjectType, subjectId: { in: [subjectId].flat() } },
    orderBy: { id: "desc" },
    take: atMost,
    select: { id: true, at: true, actorId: true, actorName: true, action: true, before: true, after: true },
  });
  const employers = await employersOf(
    rows.map(({ actorId }) => actorId),
    customerId,
  );
  return rows.map(({ id, at, actorId, actorName, ...event }) => ({
    id,
    at: at.toISOString(),
    who: nameOf({ name: actorName, of: employers.get(actorId ?? "") ?? null }),
    lines: [
      sentenceOf({ ...event, subjectType, subjectId: "" }),
      ...changesOf(event).map(changeInWords).map(shortened),
    ],
  }));
}

function shortened(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
