import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { oncePerRequest } from "~/infra/request-context.server";
import { mailState } from "~/mail/mail-state";
import { mailLeaves } from "~/mail/mailgun.server";
import { businessesLike } from "~/signup/known-businesses.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { likelyBusinesses, suggestedBusiness } from "~/signup/likely-businesses";

export const signupStates = ["waiting", "approved", "rejected"] as const;
export type SignupState = (typeof signupStates)[number];

const pageSize = 25;

/** How many sign-ups wait for an admin: one count on an index, once a request. */
export function countPendingApprovals(): Promise<number> {
  return oncePerRequest("pending approvals", () => db.signupRequest.count({ where: whereOf.waiting }));
}

export async function countSignups(): Promise<Record<SignupState, number>> {
  const [waiting, approved, rejected] = await Promise.all([
    countPendingApprovals(),
    db.signupRequest.count({ where: whereOf.approved }),
    db.signupRequest.count({ where: whereOf.rejected }),
  ]);
  return { waiting, approved, rejected };
}

/** Oldest first, with what an admin needs to know to decide. */
export async function listWaiting(page: number) {
  const rows = await db.signupRequest.findMany({
    where: whereOf.waiting,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...pageOf(page),
    select: {
      ...applicantColumns,
      partnership: {
        select: {
          type: true,
          invitedById: true,
          expiresAt: true,
          withdrawnAt: true,
          declinedAt: true,
          customer: { select: { slug: true, name: true } },
        },
      },
    },
  });
  const now = new Date();
  const [customers, partners, inviters, rejections] = await Promise.all([
    businessesLike(
      db,
      "customer",
      rows.filter((row) => !row.partnership),
    ),
    businessesLike(
      db,
      "partner",
      rows.filter((row) => row.partnership),
    ),
    namesOf(rows.map((row) => row.partnership?.invitedById ?? null)),
    db.signupRequest.findMany({
      where: { email: { in: rows.map((row) => row.email) }, rejectedAt: { not: null } },
      select: { email: true },
    }),
  ]);
  return rows.map(({ createdAt, partnership, ...row }) => {
    const known = partnership ? partners : customers;
    return {
      ...row,
      partnership: partnership && {
        type: partnership.type,
        customer: partnership.customer,
        invitedBy: inviters.get(partnership.invitedById) ?? null,
        state: partnership.withdrawnAt
          ? ("Withdrawn" as const)
          : partnership.declinedAt
            ? ("Declined" as const)
            : partnership.expiresAt <= now
              ? ("Expired" as const)
              : ("Invited" as const),
      },
      since: createdAt.toISOString(),
      likely: likelyBusinesses(row, known),
      suggested: suggestedBusiness(row, known),
      alsoWaiting: rows.filter((other) => other.id !== row.id && isAlike(row, other)).map(nameOf),
      rejectedBefore: rejections.filter(({ email }) => email === row.email).length,
    };
  });
}

/** Newest first, with what became of the account and of its mail. */
export async function listApproved(page: number) {
  const rows = await db.signupRequest.findMany({
    where: whereOf.approved,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    ...pageOf(page),
    select: {
      ...applicantColumns,
      approvedAt: true,
      approvedById: true,
      userId: true,
      user: { select: { passwordSetAt: true, disabledAt: true } },
      business: { select: { slug: true, name: true, kind: true } },
    },
  });
  const [names, mails] = await Promise.all([
    namesOf(rows.map((row) => row.approvedById)),
    newestMails(rows.flatMap((row) => row.userId ?? [])),
  ]);
  return rows.map(({ createdAt, approvedAt, approvedById, user, ...row }) => ({
    ...row,
    at: (approvedAt ?? createdAt).toISOString(),
    by: names.get(approvedById ?? "") ?? "An admin",
    hasPassword: user?.passwordSetAt != null,
    mayBeSentAgain: user?.passwordSetAt === null && user.disabledAt === null,
    mail: mails.get(row.userId ?? "") ?? null,
  }));
}

/** Newest first. */
export async function listRejected(page: number) {
  const rows = await db.signupRequest.findMany({
    where: whereOf.rejected,
    orderBy: [{ rejectedAt: "desc" }, { id: "desc" }],
    ...pageOf(page),
    select: { ...applicantColumns, rejectedAt: true, rejectedById: true, rejectReason: true },
  });
  const names = await namesOf(rows.map((row) => row.rejectedById));
  return rows.map(({ createdAt, rejectedAt, rejectedById, ...row }) => ({
    ...row,
    at: (rejectedAt ?? createdAt).toISOString(),
    by: names.get(rejectedById ?? "") ?? "An admin",
  }));
}

export type WaitingSignup = Awaited<ReturnType<typeof listWaiting>>[number];
export type ApprovedSignup = Awaited<ReturnType<typeof listApproved>>[number];
export type RejectedSignup = Awaited<ReturnType<typeof listRejected>>[number];

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}

const whereOf = {
  waiting: { approvedAt: null, rejectedAt: null },
  approved: { approvedAt: { not: null } },
  rejected: { rejectedAt: { not: null } },
} satisfies Record<SignupState, Prisma.SignupRequestWhereInput>;

const applicantColumns = {
  id: true,
  businessName: true,
  businessWebsite: true,
  websiteDomain: true,
  firstName: true,
  lastName: true,
  email: true,
  emailDomain: true,
  phone: true,
  jobTitle: true,
  createdAt: true,
} satisfies Prisma.SignupRequestSelect;

function pageOf(page: number) {
  return { skip: (page - 1) * pageSize, take: pageSize };
}

interface Domains {
  websiteDomain: string;
  emailDomain: string;
}

function isAlike(one: Domains, other: Domains) {
  return one.websiteDomain === other.websiteDomain || one.emailDomain === other.emailDomain;
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }) {
  return `${firstName} ${lastName}`;
}

async function namesOf(userIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const users = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(users.map((user) => [user.id, nameOf(user)]));
}

async function newestMails(userIds: string[]) {
  const mails = await db.outboxMail.findMany({
    where: { userId: { in: userIds }, letter: approvedLetter.name },
    orderBy: { createdAt: "asc" },
    select: { id: true, userId: true, sentAt: true, deadAt: true, leasedUntil: true },
  });
  const leaves = mailLeaves();
  const now = new Date();
  return new Map(mails.map((mail) => [mail.userId ?? "", { id: mail.id, state: mailState(mail, leaves, now) }]));
}
