export const mailStates = ["waiting", "sending", "sent", "delivered", "bounced", "kept", "dead"] as const;

export type MailState = (typeof mailStates)[number];

export interface MailFacts {
  sentAt: Date | null;
  deliveredAt: Date | null;
  bouncedAt: Date | null;
  deadAt: Date | null;
  leasedUntil: Date | null;
}

/** Where a mail stands. `leaves`: whether mails leave at all, for without Mailgun they are kept here. */
export function mailState(mail: MailFacts, leaves: boolean, now: Date): MailState {
  if (mail.bouncedAt) return "bounced";
  if (mail.deliveredAt) return "delivered";
  if (mail.sentAt) return "sent";
  if (mail.deadAt) return "dead";
  if (!leaves) return "kept";
  return mail.leasedUntil && mail.leasedUntil > now ? "sending" : "waiting";
}
