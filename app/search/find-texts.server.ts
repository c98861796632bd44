import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { type Found, type Hit, nothing } from "~/search/groups";
import { customersOfPartner } from "~/search/reach.server";
import { rankOf, type SearchQuery } from "~/search/search-query";

/** The help of technology areas, where health checks are open to the reader, and the chapters of Training. */
export async function findTexts(actor: Actor, query: SearchQuery, take: number): Promise<Found> {
  const hits = [...(await areas(actor, query)), ...(await training(query))]
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...hit }) => hit);
  return hits.length === 0 ? nothing : { hits: hits.slice(0, take), total: hits.length, isMore: false };
}

type RankedHit = Hit & { rank: number };

async function areas(actor: Actor, query: SearchQuery): Promise<RankedHit[]> {
  const open = await helpAddress(actor);
  if (!open) return [];
  const rows = await db.technologyArea.findMany({
    orderBy: { position: "asc" },
    select: { key: true, product: true, name: true, helpWhat: true },
  });
  return rows.flatMap(({ key, product, name, helpWhat }) => {
    const rank = rankOf(query, name, `${product} ${helpWhat}`);
    return rank === null ? [] : [{ rank, title: name, what: `Technology area · ${product}`, to: open(key), of: null }];
  });
}

async function helpAddress(actor: Actor): Promise<((key: string) => string) | null> {
  const ofCustomer = (slug: string) => (key: string) => `/customers/${slug}/health-checks/help/${key}`;
  if (actor.kind === "admin") return (key) => `/admin/technology-areas/${key}`;
  if (actor.kind === "customer") return actor.business && ofCustomer(actor.business.slug);
  const [first] = await db.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "Business" WHERE "id" IN (${customersOfPartner(actor.business?.id ?? "", "health-checks:view")})
    ORDER BY "name" LIMIT 1`;
  return first ? ofCustomer(first.slug) : null;
}

/** A chapter answers by its heading or by its words. */
async function training(query: SearchQuery): Promise<RankedHit[]> {
  const newest = await db.textVersion.findFirst({
    where: { key: "training" },
    orderBy: { version: "desc" },
    select: { body: true },
  });
  const chapters = newest?.body.split(/^(?=#{1,3} )/m) ?? [];
  return chapters.flatMap((chapter) => {
    const [first = "", ...rest] = chapter.split("\n");
    const heading = first
      .replace(/^#+\s*/, "")
      .replace(/[*_`]/g, "")
      .trim();
    const rank = heading ? rankOf(query, heading, rest.join(" ")) : null;
    return rank === null ? [] : [{ rank, title: heading, what: "Training", to: "/training", of: null }];
  });
}
