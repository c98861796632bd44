import type { Actor } from "~/access/actor";
import { pageAround } from "~/infra/cursor";
import { db, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { InboxSearch } from "~/notifications/inbox-search";
import { isNotificationKind, noticeKind } from "~/notifications/kinds";
import { visibleTo } from "~/notifications/visible.server";

export interface NoticeRow {
  id: string;
  kindLabel: string;
  title: string;
  text: string;
  /** The business it is about; null where that is the reader's own, or none. */
  businessName: string | null;
  /** ISO text. */
  at: string;
  isRead: boolean;
}

export const noticesPerPage = 25;

/** One page of one's own notices, newest first, with the links to those beside it. */
export async function listInbox(reader: Actor, search: InboxSearch) {
  const { cursor } = search;
  const isBackwards = cursor?.side === "before";
  const beyond = cursor
    ? Prisma.sql`AND (n."createdAt", n."id") ${isBackwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}, ${cursor.id})`
    : Prisma.empty;
  const order = isBackwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const found = await db.$queryRaw<FoundRow[]>`
    SELECT n."id", n."kind", n."title", n."text", n."readAt" IS NOT NULL AS "isRead", CAST(n."createdAt" AS TEXT) AS "key",
      (SELECT b."name" FROM "Business" b WHERE b."id" = n."businessId" AND b."id" <> ${reader.business?.id ?? ""}) AS "businessName"
    FROM "Notification" n
    WHERE ${matching(reader, search)} ${beyond}
    ORDER BY n."createdAt" ${order}, n."id" ${order} LIMIT ${noticesPerPage + 1}`;
  const placeOf = ({ key, id }: FoundRow) => ({ key, id });
  const { shown, previous, next } = pageAround(found, { cursor, size: noticesPerPage, placeOf });
  return { notices: shown.map(toRow), previous, next, newest: shown[0] ? upTo(shown[0]) : null };
}

/** Marks the notice read and says where it leads; null: it is not the reader's. */
export async function openNotice(reader: Actor, id: string, now = new Date()): Promise<string | null> {
  return transact(async (tx) => {
    const [row] = await tx.$queryRaw<{ path: string }[]>`
      SELECT n."path" FROM "Notification" n WHERE n."id" = ${id} AND ${own(reader)}`;
    if (!row) return null;
    await tx.notification.updateMany({ where: { id, userId: reader.userId, readAt: null }, data: { readAt: now } });
    return row.path;
  });
}

/** False: it is not the reader's. */
export async function mark(reader: Actor, id: string, as: "read" | "unread", now = new Date()): Promise<boolean> {
  return transact(async (tx) => {
    const found = await tx.$executeRaw`
      UPDATE "Notification" AS n SET "readAt" = ${as === "read" ? Prisma.sql`coalesce(n."readAt", ${now})` : null}
      WHERE n."id" = ${id} AND ${own(reader)}`;
    return found > 0;
  });
}

/** Marks read what the search finds, up to the newest that its page showed: what came since stays unread. */
export async function markAllRead(
  reader: Actor,
  search: InboxSearch,
  newest: string,
  now = new Date(),
): Promise<number> {
  const bound = readUpTo(newest);
  if (!bound) return 0;
  return transact(
    (tx) => tx.$executeRaw`
      UPDATE "Notification" AS n SET "readAt" = ${now}
      WHERE ${matching(reader, { ...search, isUnreadOnly: true })} AND (n."createdAt", n."id") <= (${bound.key}, ${bound.id})`,
  );
}

interface FoundRow {
  id: string;
  kind: string;
  title: string;
  text: string;
  isRead: number | bigint;
  /** When it was left, as it is stored. */
  key: string;
  businessName: string | null;
}

function toRow({ id, kind, title, text, isRead, key, businessName }: FoundRow): NoticeRow {
  const kindLabel = isNotificationKind(kind) ? noticeKind(kind).label : "";
  return { id, kindLabel, title, text, businessName, at: new Date(key).toISOString(), isRead: Number(isRead) === 1 };
}

/** One's own, as far as one may see them today. */
function own(reader: Actor): Prisma.Sql {
  const visible = visibleTo({ kind: reader.kind, businessId: reader.business?.id ?? null });
  return Prisma.sql`n."userId" = ${reader.userId} AND ${visible}`;
}

function matching(reader: Actor, { isUnreadOnly, kind }: Pick<InboxSearch, "isUnreadOnly" | "kind">): Prisma.Sql {
  return Prisma.sql`${own(reader)} ${isUnreadOnly ? Prisma.sql`AND n."readAt" IS NULL` : Prisma.empty}
    ${kind ? Prisma.sql`AND n."kind" = ${kind}` : Prisma.empty}`;
}

const upTo = ({ key, id }: FoundRow) => `${key} ${id}`;

function readUpTo(text: string): { key: string; id: string } | null {
  const [, key, id] = /^(\S{10,40}) ([\w-]{1,64})$/.exec(text) ?? [];
  return key && id ? { key, id } : null;
}
