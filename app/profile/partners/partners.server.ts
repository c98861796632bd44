import { db } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { type Standing, standingOf } from "~/profile/partners/standing";

export interface PartnerOfCustomer {
  id: string;
  type: PartnershipType;
  name: string;
  email: string;
  standing: Standing;
  /** At work, but Secure Dynamics suspended it: nobody there can log in. */
  isPaused: boolean;
  invitedAt: string;
  invitedBy: string;
  expiresAt: string;
  /** Of the newest mail; empty where none was sent. */
  sentAt: string;
  acceptedAt: string | null;
  acceptedBy: string | null;
  declinedAt: string | null;
  declineReason: string | null;
  withdrawnAt: string | null;
  endedAt: string | null;
  endedBy: string | null;
  /** Of a partner at work: those who have access. */
  people: string[];
}

/** All that were ever invited: who is at work first, then open invitations, then the rest, each the newest first. */
export async function listPartners(customerId: string, now = new Date()): Promise<PartnerOfCustomer[]> {
  const partnerships = await db.partnership.findMany({
    where: { customerId },
    orderBy: [{ invitedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      type: true,
      invitedBusinessName: true,
      invitedEmail: true,
      invitedById: true,
      invitedAt: true,
      expiresAt: true,
      sentAt: true,
      acceptedAt: true,
      acceptedById: true,
      declinedAt: true,
      declineReason: true,
      withdrawnAt: true,
      endedAt: true,
      endedById: true,
      partner: { select: { name: true, suspendedAt: true } },
    },
  });
  const active = partnerships.filter((partnership) => partnership.acceptedAt && !partnership.endedAt);
  const [names, people] = await Promise.all([
    namesOf(
      customerId,
      partnerships.flatMap(({ invitedById, acceptedById, endedById }) => [invitedById, acceptedById, endedById]),
    ),
    peopleOf(
      customerId,
      active.map(({ id }) => id),
    ),
  ]);
  const rows = partnerships.map((row): PartnerOfCustomer => {
    const isKnown = row.acceptedAt !== null;
    const standing = standingOf(row, now);
    return {
      id: row.id,
      type: row.type,
      name: (isKnown && row.partner?.name) || row.invitedBusinessName,
      email: row.invitedEmail,
      ...{ standing, isPaused: standing === "accepted" && Boolean(row.partner?.suspendedAt) },
      invitedAt: row.invitedAt.toISOString(),
      invitedBy: names.get(row.invitedById) ?? "",
      expiresAt: row.expiresAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? "",
      acceptedAt: row.acceptedAt?.toISOString() ?? null,
      acceptedBy: names.get(row.acceptedById ?? "") ?? null,
      declinedAt: row.declinedAt?.toISOString() ?? null,
      declineReason: row.declineReason,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      endedBy: names.get(row.endedById ?? "") ?? null,
      people: people.get(row.id) ?? [],
    };
  });
  return rows.sort((one, other) => rank(one) - rank(other));
}

const rank = ({ standing }: PartnerOfCustomer) => (standing === "accepted" ? 0 : standing === "invited" ? 1 : 2);

/** Names as the customer reads them: strangers to the business with where they are from. */
async function namesOf(customerId: string, ids: (string | null)[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      businessId: true,
      business: { select: { name: true } },
    },
  });
  return new Map(
    users.map(({ id, firstName, lastName, businessId, business }) => {
      const from = businessId === customerId ? "" : ` of ${business?.name ?? "Secure Dynamics"}`;
      return [id, `${firstName} ${lastName}${from}`];
    }),
  );
}

async function peopleOf(customerId: string, partnershipIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db.partnership.findMany({
    where: { customerId, id: { in: partnershipIds } },
    select: {
      id: true,
      partner: {
        select: {
          people: {
            where: { disabledAt: null },
            orderBy: { createdAt: "asc" },
            select: { firstName: true, lastName: true },
          },
        },
      },
    },
  });
  return new Map(
    rows.map(({ id, partner }) => [id, (partner?.people ?? []).map((each) => `${each.firstName} ${each.lastName}`)]),
  );
}
