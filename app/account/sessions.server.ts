import type { Actor } from "~/access/actor";
import { endSession, endSessions, idleLifetime } from "~/access/session.server";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { deviceName } from "~/login/device-name";

/** The person's open sessions, the one last seen first. */
export async function listSessions(actor: Actor, now = new Date()) {
  const sessions = await db.session.findMany({
    where: { userId: actor.userId, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleLifetime) } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, device: true, address: true, secondStepAt: true },
    take: 200,
  });
  return sessions.map(({ id, createdAt, lastSeenAt, device, address, secondStepAt }) => ({
    id,
    device: deviceName(device),
    address,
    since: createdAt.toISOString(),
    lastSeen: lastSeenAt.toISOString(),
    hasSecondStep: secondStepAt !== null,
    isThisOne: id === actor.sessionId,
  }));
}

/** False where the person has no such session: it ended meanwhile, or is somebody else's. */
export async function endOwnSession(actor: Actor, sessionId: string): Promise<boolean> {
  return transact(async (tx) => {
    const session = await tx.session.findFirst({
      where: { id: sessionId, userId: actor.userId },
      select: { id: true },
    });
    if (!session) return false;
    await endSession(tx, session.id);
    await recordEnd(tx, actor, "session.end");
    return true;
  });
}

export async function endOtherSessions(actor: Actor): Promise<void> {
  await transact(async (tx) => {
    await endSessions(tx, actor.userId, actor.sessionId);
    await recordEnd(tx, actor, "session.end-others");
  });
}

async function recordEnd(tx: Tx, actor: Actor, action: string) {
  await record(tx, {
    actor,
    businessId: actor.business?.id ?? null,
    action,
    subjectType: "User",
    subjectId: actor.userId,
  });
}
