import { db, type Reads, type Tx } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

export interface Seller {
  name: string;
  /** Null: Secure Dynamics itself sells, where the customer has no reseller at work. */
  businessId: string | null;
}

export const secureDynamics = "Secure Dynamics";

/** Who sells to the customer now: its active reseller, else Secure Dynamics. Never kept with a request. */
export async function getSeller(
  customerId: string,
  source: Pick<Reads, "partnership"> | Pick<Tx, "partnership"> = db,
): Promise<Seller> {
  const partnership = await source.partnership.findFirst({
    where: {
      customerId,
      type: "reseller",
      acceptedAt: { not: null },
      endedAt: null,
      partner: { is: { suspendedAt: null } },
    },
    orderBy: { acceptedAt: "desc" },
    select: { partner: { select: { id: true, name: true } } },
  });
  const partner = partnership?.partner;
  return partner ? { name: partner.name, businessId: partner.id } : { name: secureDynamics, businessId: null };
}

/** The same in a statement: the partnerships `h` in which a reseller `s` sells. */
export const resellersAtWork = Prisma.sql`"Partnership" h JOIN "Business" s ON s."id" = h."partnerId"
  AND h."type" = 'reseller' AND h."acceptedAt" IS NOT NULL AND h."endedAt" IS NULL AND s."suspendedAt" IS NULL`;
