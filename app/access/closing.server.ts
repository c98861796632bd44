import type { Actor } from "~/access/actor";
import { read } from "~/infra/db.server";

export interface Closing {
  /** "your account", or the business by its name. */
  what: string;
  /** An instant. */
  closesAt: string;
  /** Where the reader can take it back; null: that is for owners. */
  to: string | null;
}

/** What of the reader's own is about to be closed, the account before the business; null: nothing. */
export async function closingOf({ userId, business, viewing }: Actor): Promise<Closing | null> {
  const [row] = await read<{ own: string | null; business: string | null; mayKeep: number }>`
    SELECT u."closesAt" AS "own", b."closesAt" AS "business",
      u."ownerSince" IS NOT NULL OR u."adminSince" IS NOT NULL AS "mayKeep"
    FROM "User" u LEFT JOIN "Business" b ON b."id" = ${business?.id ?? null} WHERE u."id" = ${userId}`;
  if (row?.own && !viewing) return { what: "Your account", closesAt: instant(row.own), to: "/account/close" };
  if (row?.business && business)
    return {
      what: business.name,
      closesAt: instant(row.business),
      to: row.mayKeep ? `/customers/${business.slug}/close` : null,
    };
  return null;
}

function instant(at: string): string {
  return new Date(at).toISOString();
}
