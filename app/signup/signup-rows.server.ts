import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { getSettings } from "~/infra/settings.server";
import { rejectionMails, signupMails } from "~/signup/account-mails.server";
import { age } from "~/signup/age";
import { tooLongAgo } from "~/signup/escalation";
import { businessesLike } from "~/signup/known-businesses.server";
import { likelyBusinesses, suggestedBusiness } from "~/signup/likely-businesses";

/** These sign-ups that wait, with what an admin needs to know to decide. */
export async function readWaiting(ids: readonly string[], now: Date) {
  const found = await db.signupRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...applicantColumns,
      escalatedAt: true,
      partnership: {
        select: {
          type: true,
          partnerId: true,
          invitedById: true,
          expiresAt: true,
          withdrawnAt: true,
          declinedAt: true,
          customer: { select: { slug: true, name: true } },
        },
      },
    },
  });
  const rows = inOrder(ids, found).map((row) => ({ ...row, invitedBusinessId: row.partnership?.partnerId ?? null }));
  const emails = rows.map((row) => row.email);
  const [customers, partners, inviters, rejections, bounced, alike] = await Promise.all([
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
    db.signupRequest.findMany({ where: { email: { in: emails }, rejectedAt: { not: null } }, select: { email: true } }),
    db.bouncedAddress.findMany({ where: { email: { in: emails } }, select: { email: true } }),
    db.signupRequest.findMany({
      where: {
        ...{ approvedAt: null, rejectedAt: null },
        OR: [
          { websiteDomain: { in: rows.map((row) => row.websiteDomain) } },
          { emailDomain: { in: rows.map((row) => row.emailDomain) } },
        ],
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: mostAlike,
      select: { id: true, firstName: true, lastName: true, websiteDomain: true, emailDomain: true },
    }),
  ]);
  const late = tooLongAgo(now, (await getSettings()).approvalHours);
  return rows.map(({ createdAt, escalatedAt, partnership, ...row }) => {
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
      age: age(createdAt.toISOString(), now),
      isLate: createdAt <= late,
      escalatedAt: escalatedAt?.toISOString() ?? null,
      likely: likelyBusinesses(row, known),
      suggested: suggestedBusiness(row, known),
      alsoWaiting: alike.filter((other) => other.id !== row.id && isAlike(row, other)).map(nameOf),
      rejectedBefore: rejections.filter(({ email }) => email === row.email).length,
      bounces: bounced.some(({ email }) => email === row.email),
    };
  });
}

/** These approved ones, with what became of the account and of its mail. */
export async function readApproved(ids: readonly string[], now: Date) {
  const found = await db.signupRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...applicantColumns,
      approvedAt: true,
      approvedById: true,
      userId: true,
      user: { select: { email: true, passwordSetAt: true, disabledAt: true } },
      business: { select: { id: true, slug: true, name: true, kind: true } },
    },
  });
  const rows = inOrder(ids, found);
  const [names, mails] = await Promise.all([
    namesOf(rows.map((row) => row.approvedById)),
    signupMails(
      rows.flatMap((row) => row.userId ?? []),
      now,
    ),
  ]);
  return rows.map(({ createdAt, approvedAt, approvedById, user, ...row }) => ({
    ...row,
    since: createdAt.toISOString(),
    at: (approvedAt ?? createdAt).toISOString(),
    by: names.get(approvedById ?? "") ?? "An admin",
    /** Where it is another one by now. */
    newEmail: user && user.email !== row.email ? user.email : null,
    hasPassword: user?.passwordSetAt != null,
    mayBeSentAgain: user?.passwordSetAt === null && user.disabledAt === null,
    mail: mails.get(row.userId ?? "") ?? null,
  }));
}

/** These rejected ones, with the reason and whether it was mailed. */
export async function readRejected(ids: readonly string[], now: Date) {
  const found = await db.signupRequest.findMany({
    where: { id: { in: [...ids] } },
    select: { ...applicantColumns, rejectedAt: true, rejectedById: true, rejectReason: true, rejectCode: true },
  });
  const rows = inOrder(ids, found);
  const [names, mails] = await Promise.all([namesOf(rows.map((row) => row.rejectedById)), rejectionMails(rows, now)]);
  return rows.map(({ createdAt, rejectedAt, rejectedById, ...row }) => ({
    ...row,
    since: createdAt.toISOString(),
    at: (rejectedAt ?? createdAt).toISOString(),
    by: names.get(rejectedById ?? "") ?? "An admin",
    mail: mails.get(row.id) ?? null,
  }));
}

export type WaitingSignup = Awaited<ReturnType<typeof readWaiting>>[number];
export type ApprovedSignup = Awaited<ReturnType<typeof readApproved>>[number];
export type RejectedSignup = Awaited<ReturnType<typeof readRejected>>[number];

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
  privacyVersion: true,
  termsVersion: true,
  createdAt: true,
} satisfies Prisma.SignupRequestSelect;

/** Of those that wait and share a domain with one of a page. */
const mostAlike = 1000;

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
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
