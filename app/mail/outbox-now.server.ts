import { db } from "~/infra/db.server";
import { currentPause } from "~/mail/delivery.server";
import { mailLeaves } from "~/mail/mailgun.server";

/** How the outbox stands: whether mails leave, what holds them back, how many wait and since when. */
export async function outboxNow(now: Date) {
  const unsent = { sentAt: null, deadAt: null };
  const [pause, waiting, oldest, last] = await Promise.all([
    currentPause(now),
    db.outboxMail.count({ where: unsent }),
    db.outboxMail.findFirst({ where: unsent, orderBy: { createdAt: "asc" }, select: { createdAt: true } }),
    db.outboxMail.findFirst({
      where: { sentAt: { not: null } },
      orderBy: { sentAt: "desc" },
      select: { sentAt: true },
    }),
  ]);
  return {
    leaves: mailLeaves(),
    pause: pause && { reason: pause.reason, until: pause.until.toISOString() },
    waiting,
    oldestAt: oldest?.createdAt.toISOString() ?? null,
    lastSentAt: last?.sentAt?.toISOString() ?? null,
  };
}
