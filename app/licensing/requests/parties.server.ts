import type { Actor } from "~/access/actor";
import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { getSeller } from "~/licensing/requests/seller.server";

export interface Reader {
  id: string;
  email: string;
}

/** The seller's people who are told: the reseller's owners and those who acted on the request; admins where there is no reseller. */
export async function sellersReaders(tx: Tx, customerId: string, requestId: string): Promise<Reader[]> {
  const { businessId } = await getSeller(customerId, tx);
  if (!businessId) return readers(tx, { businessId: null, adminSince: { not: null } });
  const acted = await actorsOn(tx, requestId);
  return readers(tx, { businessId, OR: [{ ownerSince: { not: null } }, { id: { in: acted } }] });
}

/** The customer's people who are told: its owners, and who made the request where that is one of them. */
export async function customersReaders(tx: Tx, customerId: string, requestId: string): Promise<Reader[]> {
  const { requestedById } = await tx.productRequest.findUniqueOrThrow({
    where: { id: requestId, customerId },
    select: { requestedById: true },
  });
  return readers(tx, { businessId: customerId, OR: [{ ownerSince: { not: null } }, { id: requestedById }] });
}

/** Each person once, and never who acts. */
export function besides(actor: Pick<Actor, "userId">, ...lists: readonly (readonly Reader[])[]): Reader[] {
  const byId = new Map(lists.flat().map((reader) => [reader.id, reader]));
  byId.delete(actor.userId);
  return [...byId.values()];
}

async function actorsOn(tx: Tx, requestId: string): Promise<string[]> {
  const changes = await tx.requestChange.findMany({
    where: { requestId, byId: { not: null } },
    distinct: ["byId"],
    select: { byId: true },
  });
  return changes.flatMap(({ byId }) => byId ?? []);
}

/** Whoever cannot log in is not told either. */
function readers(tx: Tx, where: Prisma.UserWhereInput): Promise<Reader[]> {
  return tx.user.findMany({
    where: { ...where, disabledAt: null, NOT: { business: { is: { suspendedAt: { not: null } } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, email: true },
  });
}
