import type { Actor } from "~/access/actor";
import { readHead } from "~/audit/chain.server";
import { sealOf } from "~/audit/seal.server";
import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { currentRequestId } from "~/infra/request-context.server";
import { notFound } from "~/infra/responses.server";

/**
 * Writes who did what, for whom, in the transaction of the change itself, and seals it together with all that was written
 * before. `before` and `after` hold no secrets.
 *
 * What a partner does for a customer is refused here if the partnership has ended since its page was asked for: each
 * change comes by here, in the transaction that makes it.
 */
export async function record(
  tx: Tx,
  event: {
    /** "portal" where no person acted: a job, the first start. */
    actor: Doer | "portal";
    /** The business the change is about; null for what concerns the portal as a whole. */
    businessId: string | null;
    /** Subject and verb, such as "signup.approve". */
    action: string;
    subjectType: string;
    subjectId: string;
    before?: Prisma.InputJsonValue;
    after?: Prisma.InputJsonValue;
  },
): Promise<void> {
  const { actor, businessId, action, subjectType, subjectId, before, after } = event;
  if (actor !== "portal" && subjectType !== "Partnership") await refuseEnded(tx, actor, businessId);
  const { head, next } = await readHead(tx);
  const row = {
    id: next,
    at: new Date(),
    actorId: actor === "portal" ? null : actor.userId,
    actorName: actor === "portal" ? "The portal" : storable(actor.name),
    businessId,
    action,
    subjectType,
    subjectId: storable(subjectId),
    requestId: currentRequestId(),
    ...(before === undefined ? {} : { before: storable(before) }),
    ...(after === undefined ? {} : { after: storable(after) }),
  };
  await tx.auditEvent.create({
    data: { ...row, hash: sealOf({ before: null, after: null, ...row }, head.hash) },
    select: { id: true },
  });
}

type Doer = Pick<Actor, "userId" | "name"> & Partial<Pick<Actor, "kind" | "business">>;

async function refuseEnded(tx: Tx, { kind, business }: Doer, customerId: string | null): Promise<void> {
  if (kind !== "partner" || !business || customerId === null || customerId === business.id) return;
  const standing = { partnerId: business.id, customerId, acceptedAt: { not: null }, endedAt: null };
  if (!(await tx.partnership.findFirst({ where: standing, select: { id: true } }))) throw notFound();
}

/** As it will be read again: what the database could not keep is left out before it is sealed, not after. */
function storable<Value extends Prisma.InputJsonValue>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (_key, one) => (typeof one === "string" ? kept(one) : one))) as Value;
}

const kept = (text: string) => Buffer.from(text).toString().replaceAll("\0", "");
