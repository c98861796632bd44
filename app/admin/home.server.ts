import type { Actor } from "~/access/actor";
import { listStaleCustomers } from "~/health-checks/stale.server";
import { ready } from "~/health-checks/states";
import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { listRequestsToMoveOn } from "~/licensing/requests/all-requests.server";
import { countWaitingRequests } from "~/licensing/requests/all-requests-counts.server";
import { countPendingApprovals } from "~/signup/approvals.server";

/** Something an admin has to do. */
export interface Waiting {
  kind: "approval" | "draft" | "mail";
  id: string;
  what: string;
  /** ISO text. */
  since: string;
  to: string;
}

const shownOfEach = 10;

/**
 * How much waits for an admin, what has waited longest, the requests to move on, the nearest last safe day first, and the
 * customers without a health check for long.
 */
export async function whatWaits(admin: Actor, today: CalendarDate) {
  const [requests, request, approval, draft, mail, stale, ...lists] = await Promise.all([
    listRequestsToMoveOn(admin, today, shownOfEach),
    countWaitingRequests(admin),
    countPendingApprovals(),
    db.healthCheck.count({ where: isDraft }),
    db.outboxMail.count({ where: isDead }),
    listStaleCustomers(today, shownOfEach),
    oldestSignups(),
    oldestDrafts(),
    oldestDeadMails(),
  ]);
  const oldest = lists.flat().sort((one, other) => one.since.localeCompare(other.since));
  return { counts: { request, approval, draft, mail }, oldest, requests, stale };
}

const isDraft = { ...ready, publishedAt: null, withdrawnAt: null, replacedAt: null, discardedAt: null };
const isDead = { sentAt: null, deadAt: { not: null } };

async function oldestSignups(): Promise<Waiting[]> {
  const signups = await db.signupRequest.findMany({
    where: { approvedAt: null, rejectedAt: null },
    orderBy: { createdAt: "asc" },
    take: shownOfEach,
    select: { id: true, createdAt: true, firstName: true, lastName: true, businessName: true },
  });
  return signups.map(({ id, createdAt, firstName, lastName, businessName }) => ({
    kind: "approval",
    id,
    what: `${firstName} ${lastName}, ${businessName}`,
    since: createdAt.toISOString(),
    to: `/admin/approvals#signup-${id}`,
  }));
}

async function oldestDrafts(): Promise<Waiting[]> {
  const drafts = await db.healthCheck.findMany({
    where: isDraft,
    orderBy: { uploadedAt: "asc" },
    take: shownOfEach,
    select: { id: true, date: true, uploadedAt: true, customer: { select: { name: true } } },
  });
  return drafts.map(({ id, date, uploadedAt, customer }) => ({
    kind: "draft",
    id,
    what: `${customer.name}, ${date}`,
    since: uploadedAt.toISOString(),
    to: `/admin/health-checks/${id}`,
  }));
}

async function oldestDeadMails(): Promise<Waiting[]> {
  const mails = await db.outboxMail.findMany({
    where: isDead,
    orderBy: { createdAt: "asc" },
    take: shownOfEach,
    select: { id: true, toEmail: true, createdAt: true },
  });
  return mails.map(({ id, toEmail, createdAt }) => ({
    kind: "mail",
    id,
    what: toEmail,
    since: createdAt.toISOString(),
    to: `/admin/outbox/${id}`,
  }));
}
