import type { Actor } from "~/access/actor";
import { typesWith } from "~/access/keys";
import { Prisma } from "~/infra/prisma/client";
import { PartnershipType } from "~/infra/prisma/enums";
import { kindNames, noticeKind } from "~/notifications/kinds";

export interface NoticeReader {
  kind: Actor["kind"];
  businessId: string | null;
}

/**
 * The notices "n" whose business the reader may see today. A partner's notice of a customer goes with the partnership
 * that opened it, so that no name of a customer stands in an inbox for longer than its pages could be opened.
 */
export function visibleTo({ kind, businessId }: NoticeReader): Prisma.Sql {
  if (kind === "admin") return Prisma.sql`1`;
  const own = Prisma.sql`n."businessId" IS NULL OR n."businessId" = ${businessId}`;
  if (kind === "customer") return Prisma.sql`(${own})`;
  const opened = groupsByTypes().map(
    ({ kinds, types }) => Prisma.sql`
      n."kind" IN (${Prisma.join(kinds)}) AND EXISTS (
        SELECT 1 FROM "Partnership" p
        WHERE p."partnerId" = ${businessId} AND p."customerId" = n."businessId" AND p."type" IN (${Prisma.join(types)})
          AND p."acceptedAt" IS NOT NULL AND p."endedAt" IS NULL
      )`,
  );
  return Prisma.sql`(${Prisma.join([own, ...opened], " OR ")})`;
}

/** The kinds of notices by the types of partnership that may see what they are about. */
function groupsByTypes(): { kinds: string[]; types: PartnershipType[] }[] {
  const groups = new Map<string, { kinds: string[]; types: PartnershipType[] }>();
  for (const name of kindNames) {
    const { needs } = noticeKind(name);
    const types = needs ? typesWith(needs) : Object.values(PartnershipType);
    if (types.length === 0) continue;
    const group = groups.get(types.join()) ?? { kinds: [], types };
    group.kinds.push(name);
    groups.set(types.join(), group);
  }
  return [...groups.values()];
}
