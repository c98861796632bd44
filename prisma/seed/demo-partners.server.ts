import { db, transact } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { withdraw } from "~/profile/partners/end.server";
import { invite } from "~/profile/partners/invite.server";
import { demoActor } from "./demo-actor.server";

const day = 86_400_000;

/** Beside the partners at work: an invitation that waits for Corvus Networks, and one that Halden withdrew; once. */
export async function inviteDemoPartners(now = new Date()): Promise<void> {
  const days = (count: number) => new Date(now.getTime() + count * day);
  await inviteOnce("sofia@meridian-foods.example", {
    type: "professional_service",
    businessName: "Corvus Networks",
    email: "jonas@corvus-networks.example",
    at: days(-3),
  });
  await inviteOnce("marta@halden-precision.example", {
    type: "managed_service",
    businessName: "Tidewater Operations",
    email: "lena@tidewater-operations.example",
    at: days(-46),
    withdrawnAt: days(-41),
  });
}

interface DemoInvitation {
  type: PartnershipType;
  businessName: string;
  email: string;
  at: Date;
  withdrawnAt?: Date;
}

async function inviteOnce(inviterEmail: string, { type, businessName, email, at, withdrawnAt }: DemoInvitation) {
  const actor = await demoActor(inviterEmail);
  if (!actor?.business) return;
  const customer = actor.business;
  const invited = { customerId: customer.id, type, invitedEmail: email };
  if (await db.partnership.findFirst({ where: invited, select: { id: true } })) return;
  const address = { address: email, domain: email.slice(email.indexOf("@") + 1) };
  await invite(customer, { intent: "invite", type, businessName, email: address }, actor, at);
  const { id } = await db.partnership.findFirstOrThrow({ where: invited, select: { id: true } });
  if (withdrawnAt) await withdraw(customer, id, actor, withdrawnAt);
  await transact((tx) => tx.outboxMail.deleteMany({ where: { toEmail: email, sentAt: null } }));
}
