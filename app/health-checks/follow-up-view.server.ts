import { randomUUID } from "node:crypto";
import type { Actor } from "~/access/actor";
import type { CalendarDate } from "~/infra/calendar";
import { getFinding } from "./findings.server";
import { effectiveStatus, isOverdue, isToClose, lastAcceptableDay, openAgainSince } from "./follow-up";
import { findFollowUp, listChanges, listOwners } from "./follow-up.server";
import { listComments } from "./follow-up-comments.server";
import { measure } from "./follow-up-measured.server";

/** All that the page of a follow-up shows, of a finding that may be read; null where there is none. */
export async function viewFollowUp(
  customerId: string,
  { date, line }: { date: string; line: number },
  actor: Actor,
  today: CalendarDate,
) {
  const finding = await getFinding(customerId, date, line);
  if (!finding) return null;
  const stored = await findFollowUp(customerId, finding.checkKey);
  const decided = {
    status: stored?.status ?? "open",
    acceptedUntil: stored?.acceptedUntil ?? null,
    dueDate: stored?.dueDate ?? null,
  } as const;
  const status = effectiveStatus(decided, today);
  const { history, measured } = await measure(customerId, finding.checkKey);
  return {
    finding,
    history,
    measured,
    followUp: {
      ...decided,
      status,
      begun: stored !== null,
      openAgainSince: openAgainSince(decided, today),
      overdue: isOverdue(decided, today),
      toClose: stored !== null && isToClose(measured, status),
      ownerId: stored?.ownerId ?? null,
      owner: stored?.owner?.name ?? null,
      reason: stored?.reason ?? "",
      version: stored?.version ?? 0,
    },
    owners: await listOwners(customerId, stored?.ownerId ?? null),
    comments: stored ? await listComments(customerId, stored.id, actor) : [],
    changes: stored ? await listChanges(customerId, stored.id) : [],
    commentKey: randomUUID(),
    acceptable: { first: today, last: lastAcceptableDay(today) },
  };
}

export type FollowUpView = NonNullable<Awaited<ReturnType<typeof viewFollowUp>>>;
