import type { Asked, Waiting, Work } from "~/admin/home-queue";
import { texts } from "~/admin/texts";
import { listTexts } from "~/admin/texts.server";
import { staleAfterDays } from "~/health-checks/stale";
import { listStaleCustomers } from "~/health-checks/stale.server";
import { inState, ready } from "~/health-checks/states";
import { addDays, today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { getSettings } from "~/infra/settings.server";
import { jobs } from "~/jobs/list.server";
import { isUnderWay } from "~/jobs/runs.server";
import { requestPath } from "~/licensing/paths";
import { listRequestsToMoveOn } from "~/licensing/requests/all-requests.server";
import { countWaitingRequests } from "~/licensing/requests/all-requests-counts.server";
import { failedSince } from "~/mail/mails-query.server";
import { countPendingApprovals } from "~/signup/approvals.server";

export async function waitingSignups({ take }: Asked): Promise<Waiting> {
  const [{ approvalHours }, count, signups] = await Promise.all([
    getSettings(),
    countPendingApprovals(),
    db.signupRequest.findMany({
      where: { approvedAt: null, rejectedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take,
      select: { id: true, createdAt: true, firstName: true, lastName: true, businessName: true },
    }),
  ]);
  const work = signups.map(({ id, createdAt, firstName, lastName, businessName }): Work => {
    const due = new Date(createdAt.getTime() + approvalHours * hourMs).toISOString();
    return {
      ...{ kind: "approval", id, what: `${firstName} ${lastName} signed up`, whom: businessName },
      ...{ since: createdAt.toISOString(), until: due, dueAt: due },
      ...{ step: "Approve or reject", to: `/admin/approvals?${new URLSearchParams({ q: businessName })}` },
    };
  });
  return { count, work };
}

export async function requestsToMoveOn({ admin, now, take }: Asked): Promise<Waiting> {
  const [count, requests] = await Promise.all([
    countWaitingRequests(admin),
    listRequestsToMoveOn(admin, dayOf(now), take),
  ]);
  const work = requests.map(({ id, customer, product, lastSafeDay, next, requestedAt }): Work => {
    const who = next && !next.isReader ? `, ${next.name} acts next` : "";
    return {
      ...{ kind: "request", id, what: `${product.name}${who}`, whom: customer.name },
      ...{ since: next?.since ?? requestedAt, until: lastSafeDay, dueAt: lastSafeDay },
      ...{ step: next?.step || "Move it on", to: requestPath({ slug: customer.slug, id }) },
    };
  });
  return { count, work };
}

/** Health checks that are read and not published, and texts. */
export async function draftsToPublish({ take }: Asked): Promise<Waiting> {
  const where = { ...ready, ...inState.draft };
  const [count, drafts, pages] = await Promise.all([
    db.healthCheck.count({ where }),
    db.healthCheck.findMany({
      where,
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
      take,
      select: { id: true, date: true, uploadedAt: true, customer: { select: { name: true } } },
    }),
    listTexts(),
  ]);
  const checks = drafts.map(({ id, date, uploadedAt, customer }): Work => {
    const at = uploadedAt.toISOString();
    return {
      ...{ kind: "draft", id, what: `Health check of ${date}`, whom: customer.name, since: at, until: null, dueAt: at },
      ...{ step: "Summarise and publish", to: `/admin/health-checks/${id}` },
    };
  });
  const written = pages.flatMap(({ key, draft }): Work[] =>
    draft
      ? [
          {
            ...{ kind: "draft", id: key, what: `${texts[key].title}, a draft of ${draft.by}`, whom: "Everyone" },
            ...{ since: draft.at, until: null, dueAt: draft.at },
            ...{ step: "Publish or discard", to: `/admin/texts/${key}` },
          },
        ]
      : [],
  );
  return { count: count + written.length, work: [...checks, ...written] };
}

export async function staleHealthChecks({ now, take }: Asked): Promise<Waiting> {
  const { count, customers } = await listStaleCustomers(dayOf(now), take);
  const work = customers.map(
    ({ id, name, date, since }): Work => ({
      ...{ kind: "health-check", id, what: date ? `Newest health check of ${date}` : "No health check yet" },
      ...{ whom: name, since, until: null, dueAt: addDays(since, staleAfterDays) },
      ...{ step: "Upload a health check", to: `/admin/health-checks/new?${new URLSearchParams({ customer: id })}` },
    }),
  );
  return { count, work };
}

/** Given up or bounced, of late, and not sent again. */
export async function failedMails({ now, take }: Asked): Promise<Waiting> {
  const { count, ids } = await failedSince(new Date(now.getTime() - mailsOfDays * 24 * hourMs), take);
  const mails = await db.outboxMail.findMany({
    where: { id: { in: ids } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, toEmail: true, createdAt: true, bouncedAt: true },
  });
  const work = mails.map(({ id, toEmail, createdAt, bouncedAt }): Work => {
    const at = createdAt.toISOString();
    return {
      ...{ kind: "mail", id, what: bouncedAt ? "A mail bounced" : "A mail was given up", whom: toEmail },
      ...{ since: at, until: null, dueAt: at, step: "See why", to: `/admin/outbox/${id}` },
    };
  });
  return { count, work };
}

/** Customers' invitations of partners that nobody has answered and that end soon; who waits for our approval has. */
export async function endingInvitations({ now, take }: Asked): Promise<Waiting> {
  const where: Prisma.PartnershipWhereInput = {
    ...{ acceptedAt: null, declinedAt: null, withdrawnAt: null, endedAt: null },
    // Whoever has signed up has answered: that waits for an admin.
    signupRequests: { none: { approvedAt: null, rejectedAt: null } },
    expiresAt: { gt: now, lte: new Date(now.getTime() + invitationDays * 24 * hourMs) },
  };
  const [count, invitations] = await Promise.all([
    db.partnership.count({ where }),
    db.partnership.findMany({
      where,
      orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
      take,
      select: {
        ...{ id: true, invitedBusinessName: true, invitedAt: true, expiresAt: true },
        customer: { select: { name: true, slug: true } },
      },
    }),
  ]);
  const work = invitations.map(({ id, invitedBusinessName, invitedAt, expiresAt, customer }): Work => {
    const until = expiresAt.toISOString();
    return {
      ...{ kind: "invitation", id, what: `${invitedBusinessName} has not answered`, whom: customer.name },
      ...{ since: invitedAt.toISOString(), until, dueAt: until },
      ...{ step: "Send again or withdraw", to: `/customers/${customer.slug}/profile/partners` },
    };
  });
  return { count, work };
}

/** Jobs whose newest run was cut off, or whose newest run that ended has failed. */
export async function failedJobs({ now }: Pick<Asked, "now">): Promise<Waiting> {
  const runs = await Promise.all(
    jobs.map(async (job) => {
      const orderBy = { id: "desc" } as const;
      const newest = await db.jobRun.findFirst({ where: { job: job.name }, orderBy });
      const isOver = newest?.finishedAt || newest?.failedAt || !(await isUnderWay(job, now));
      if (isOver) return { title: job.title, run: newest };
      const ended = { OR: [{ finishedAt: { not: null } }, { failedAt: { not: null } }] };
      return { title: job.title, run: await db.jobRun.findFirst({ where: { job: job.name, ...ended }, orderBy }) };
    }),
  );
  const work = runs.flatMap(({ title, run }): Work[] => {
    if (!run || run.finishedAt) return [];
    const at = (run.failedAt ?? run.startedAt).toISOString();
    return [
      {
        ...{ kind: "job", id: `${run.id}`, what: title, whom: "The portal", since: at, until: null, dueAt: at },
        ...{ step: "See why, run it again", to: "/admin/jobs" },
      },
    ];
  });
  return { count: work.length, work };
}

export async function closingBusinesses({ now, take }: Asked): Promise<Waiting> {
  const where = { closesAt: { not: null }, closedAt: null };
  const [count, businesses] = await Promise.all([
    db.business.count({ where }),
    db.business.findMany({
      where,
      orderBy: [{ closesAt: "asc" }, { id: "asc" }],
      take,
      select: { id: true, slug: true, name: true, closeRequestedAt: true, closesAt: true },
    }),
  ]);
  const work = businesses.map(({ id, slug, name, closeRequestedAt, closesAt }): Work => {
    const until = (closesAt ?? now).toISOString();
    return {
      ...{ kind: "closing", id, what: "The business is about to be closed", whom: name },
      ...{ since: (closeRequestedAt ?? closesAt ?? now).toISOString(), until, dueAt: until },
      ...{ step: "Settle what is open", to: `/admin/businesses/${slug}` },
    };
  });
  return { count, work };
}

const hourMs = 3_600_000;
/** A mail that failed longer ago concerns nobody any more; the outbox still has it. */
const mailsOfDays = 30;
/** An invitation holds for 14 days: in the last of them somebody should ask. */
const invitationDays = 5;
