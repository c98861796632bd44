import { db } from "~/infra/db.server";
import { kindsFor, type MailKind, type NotificationKind, noticeKind } from "~/notifications/kinds";
import { getPreference, turnOff } from "~/notifications/preferences.server";
import { readUnsubscribeToken } from "~/notifications/unsubscribe-token.server";

interface Subscription {
  /** What mails about it are called; more than one where the link stands in a summary. */
  labels: string[];
  isOff: boolean;
}

/** What the link in a mail turns off; null where it is none of ours. Looking changes nothing: mail scanners open links. */
export async function readUnsubscribeLink(token: string): Promise<Subscription | null> {
  const link = await resolve(token);
  if (!link) return null;
  const { muted } = await getPreference(link.userId);
  return {
    labels: link.kinds.map((kind) => noticeKind(kind).label),
    isOff: link.kinds.every((kind) => muted.includes(kind)),
  };
}

/** False where the link is none of ours. Twice is like once. */
export async function unsubscribe(token: string): Promise<boolean> {
  const link = await resolve(token);
  if (link) await turnOff(link.userId, link.kinds);
  return link !== null;
}

async function resolve(token: string): Promise<{ userId: string; kinds: NotificationKind[] } | null> {
  const read = readUnsubscribeToken(token);
  if (!read) return null;
  const user = await db.user.findUnique({
    where: { id: read.userId },
    select: { id: true, adminSince: true, business: { select: { kind: true } } },
  });
  if (!user) return null;
  const reader = user.adminSince ? "admin" : (user.business?.kind ?? "customer");
  const kinds = kindsOf(read.kind, kindsFor(reader)).filter((kind) => !noticeKind(kind).fixed);
  return kinds.length > 0 ? { userId: user.id, kinds } : null;
}

/** A summary holds whatever was not muted: its link turns all of that off. */
function kindsOf(kind: MailKind, concerning: NotificationKind[]): NotificationKind[] {
  return kind === "digest" ? concerning : [kind];
}
