import { requireActor } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { forbidden } from "~/infra/responses.server";

/** Someone of a customer or partner, with the own business. */
export type Colleague = Actor & { business: NonNullable<Actor["business"]> };

/** 403 for an admin, who belongs to no business. */
export async function requireColleague(request: Request): Promise<{ actor: Colleague; isOwner: boolean }> {
  const actor = await requireActor(request);
  const { business } = actor;
  if (!business) throw forbidden();
  const { ownerSince } = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { ownerSince: true },
  });
  return { actor: { ...actor, business }, isOwner: ownerSince !== null };
}

/** 403 for a member: only owners decide who belongs to the business. */
export async function requireOwner(request: Request): Promise<Colleague> {
  const { actor, isOwner } = await requireColleague(request);
  if (!isOwner) throw forbidden();
  return actor;
}
