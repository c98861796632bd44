import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { effectiveStatus, type FollowUpStatus, followUpLabels } from "../follow-up";
import type { Decision } from "./board-report";

/** So many stand in a report; the portal lists all of them. */
const most = 200;

/** What the customer decided about the checks of a health check, as it stands today: accepted risks first. */
export async function listDecisions(customerId: string, healthCheckId: string, now = new Date()): Promise<Decision[]> {
  const rows = await db.$queryRaw<StoredDecision[]>`
    SELECT f."title", f."areaName", u."status", coalesce(t."name", '') AS "owner", u."dueDate", u."acceptedUntil", u."reason"
    FROM "FollowUp" u
    JOIN "Finding" f ON f."healthCheckId" = ${healthCheckId} AND f."checkKey" = u."checkKey"
    LEFT JOIN "TeamMember" t ON t."id" = u."ownerId" AND t."customerId" = u."customerId"
    WHERE u."customerId" = ${customerId}
    ORDER BY CASE u."status" WHEN 'accepted' THEN 0 WHEN 'open' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
      coalesce(u."acceptedUntil", u."dueDate", '9999'), f."line"
    LIMIT ${most}`;
  return rows.map((row) => {
    const status = effectiveStatus(row, today(now));
    const { title, areaName, owner, dueDate, acceptedUntil, reason } = row;
    const lapsed = status !== row.status;
    return {
      title,
      areaName,
      owner,
      reason,
      status: lapsed ? `${followUpLabels[status]}, no longer accepted` : followUpLabels[status],
      until: row.status === "accepted" ? acceptedUntil : dueDate,
    };
  });
}

/** How many there are, listed or not. */
export async function countDecisions(customerId: string, healthCheckId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS "count" FROM "FollowUp" u
    JOIN "Finding" f ON f."healthCheckId" = ${healthCheckId} AND f."checkKey" = u."checkKey"
    WHERE u."customerId" = ${customerId}`;
  return Number(row?.count ?? 0);
}

interface StoredDecision {
  title: string;
  areaName: string;
  status: FollowUpStatus;
  owner: string;
  dueDate: string | null;
  acceptedUntil: string | null;
  reason: string;
}
