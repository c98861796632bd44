import type { Tx } from "~/infra/db.server";
import type { Letter } from "~/mail/letter";
import { queueMail } from "~/mail/outbox.server";
import type { NotificationKind } from "~/notifications/kinds";
import { noticeLetter } from "~/notifications/letters/notice.letter";
import { type MailFate, mailFate, readPreference } from "~/notifications/preference";

export interface Recipient {
  userId: string;
  email: string;
}

interface Notice<Data> {
  kind: NotificationKind;
  to: readonly Recipient[];
  title: string;
  text?: string;
  /** The page of this site that it leads to. */
  path: string;
  /** The business it is about: the customer's, where a partner or an admin is told of a customer. */
  businessId?: string | null;
  /** The reminder that makes it. */
  reminderId?: string;
  /** The mail; without it the general letter says the title and the text. */
  letter?: { letter: Letter<Data>; data: NoInfer<Data> };
  /**
   * "as-chosen" unless told otherwise. "always": at once, whatever was chosen. "in-digest": as chosen, but not at once.
   * "never": the notice alone.
   */
  mail?: "as-chosen" | "always" | "in-digest" | "never";
}

/**
 * Leaves a notice in each person's inbox, in the transaction that causes it. The mail is only the knock: by what the
 * person has chosen it is queued now, left to the next digest, or not sent.
 */
export async function notify<Data>(tx: Tx, notice: Notice<Data>): Promise<void> {
  if (!/^\/(?![/\\])/.test(notice.path))
    throw new Error(`A notice leads to paths of this site only, not to ${notice.path}`);
  const { kind, title, text = "", path, businessId = null, reminderId } = notice;
  const known = await readersOf(tx, notice.to);
  for (const { userId, email } of eachOnce(notice.to)) {
    const reader = known.get(userId);
    if (!reader) continue;
    const mail = fateOf(notice, reader);
    await tx.notification.create({
      data: { userId, kind, title, text, path, businessId, mail, reminderId: reminderId ?? null },
      select: { id: true },
    });
    if (mail !== "now") continue;
    const about = { to: email, businessId, userId };
    if (notice.letter) await queueMail(tx, notice.letter.letter, { ...about, data: notice.letter.data });
    else await queueMail(tx, noticeLetter, { ...about, data: { kind, title, text, path } });
  }
}

/** The admins, for what their office has to know. */
export async function adminsToTell(tx: Pick<Tx, "user">): Promise<Recipient[]> {
  const admins = await tx.user.findMany({
    where: { adminSince: { not: null }, disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, email: true },
  });
  return admins.map(({ id, email }) => ({ userId: id, email }));
}

type Reader = Awaited<ReturnType<typeof readSome>>[number];

/** Bounded questions, for a notice to all: the database takes only so many values in one. */
async function readersOf(tx: Tx, to: readonly Recipient[]): Promise<Map<string, Reader>> {
  const ids = [...new Set(to.map(({ userId }) => userId))];
  const found = new Map<string, Reader>();
  for (let from = 0; from < ids.length; from += 500)
    for (const reader of await readSome(tx, ids.slice(from, from + 500))) found.set(reader.id, reader);
  return found;
}

function readSome(tx: Tx, ids: string[]) {
  return tx.user.findMany({
    where: { id: { in: ids }, disabledAt: null },
    select: {
      id: true,
      business: { select: { suspendedAt: true } },
      mailPreference: { select: { cadence: true, muted: true } },
    },
  });
}

function eachOnce(to: readonly Recipient[]): Recipient[] {
  return [...new Map(to.map((recipient) => [recipient.userId, recipient])).values()];
}

function fateOf({ kind, mail = "as-chosen" }: Pick<Notice<unknown>, "kind" | "mail">, reader: Reader): MailFate {
  if (mail === "always") return "now";
  if (mail === "never") return "none";
  const fate = mailFate(kind, readPreference(reader.mailPreference));
  if (fate === "now" && mail === "in-digest") return "digest";
  // The people of a suspended business cannot log in: they hear of it afterwards.
  return fate === "now" && reader.business?.suspendedAt && kind !== "safety" && kind !== "business" ? "none" : fate;
}
