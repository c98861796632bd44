import { seal, unseal } from "~/infra/secrets.server";
import { isMailKind, type MailKind } from "~/notifications/kinds";

const purpose = "unsubscribe";

/**
 * Where whoever holds a mail turns such mails off, without logging in. It works for as long as the SESSION_SECRET that
 * sealed it is in force, and says neither whose it is nor what it does.
 */
export function unsubscribePath(userId: string, kind: MailKind): string {
  return `/unsubscribe/${seal([purpose, userId, kind].join("\n"))}`;
}

/** Null for what this portal never wrote. */
export function readUnsubscribeToken(token: string): { userId: string; kind: MailKind } | null {
  if (token.length > 300) return null;
  const [written, userId = "", kind = ""] = unseal(token)?.split("\n") ?? [];
  return written === purpose && isMailKind(kind) ? { userId, kind } : null;
}
