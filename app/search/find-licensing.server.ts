import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { RequestState } from "~/infra/prisma/enums";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { stateNames } from "~/licensing/requests/states";
import { type Found, nothing } from "~/search/groups";
import { holdsAll, ranked } from "~/search/matching.server";
import { customersOfPartner, seesSeveral, within } from "~/search/reach.server";
import { rankOf, type SearchQuery } from "~/search/search-query";

/** The catalogue, as the reader can open it: what is retired, for admins alone. */
export async function findProducts(actor: Actor, query: SearchQuery, take: number): Promise<Found> {
  const open = await productAddress(actor);
  if (!open) return nothing;
  const matching = (await productsOf(query)).filter(({ product }) => actor.kind === "admin" || !product.isRetired);
  return {
    hits: matching.slice(0, take).map(({ product }) => ({
      title: product.name,
      what: [product.sku, product.family, product.isRetired ? "retired" : ""].filter(Boolean).join(" · "),
      to: open(product),
      of: null,
    })),
    total: matching.length,
    isMore: false,
  };
}

/** By the product or by the order's number; what is open first, then the newest. */
export async function findRequests(actor: Actor, query: SearchQuery, take: number): Promise<Found> {
  const { products } = await getCatalogue();
  const skus = (await productsOf(query)).map(({ product }) => product.sku);
  const order = Prisma.sql`r."orderNumber"`;
  const isProduct = skus.length > 0 ? Prisma.sql`r."sku" IN (${Prisma.join(skus)})` : Prisma.sql`FALSE`;
  const isOrder = Prisma.sql`(r."orderNumber" <> '' AND ${holdsAll(query.words, order)})`;
  const mine = within(Prisma.sql`r."customerId"`, actor, "requests:view");
  const matching = Prisma.sql`"ProductRequest" r WHERE ${mine} AND (${isProduct} OR ${isOrder})`;
  const [rows, [all]] = await Promise.all([
    db.$queryRaw<RequestRow[]>`
      SELECT f.*, b."slug", b."name" AS "business" FROM (
        SELECT r."id", r."sku", r."state", r."quantity", r."orderNumber", r."customerId",
          iif(${isOrder}, ${ranked(query.words, order)}, 9) AS "rank", r."closedAt" IS NOT NULL AS "isClosed", r."requestedAt"
        FROM ${matching} ORDER BY "rank", "isClosed", r."requestedAt" DESC, r."id" LIMIT ${take}
      ) f JOIN "Business" b ON b."id" = f."customerId"
      ORDER BY f."rank", f."isClosed", f."requestedAt" DESC, f."id"`,
    db.$queryRaw<{ total: number | bigint }[]>`SELECT count(*) AS "total" FROM ${matching}`,
  ]);
  const hits = rows.map(({ id, sku, state, quantity, orderNumber, slug, business }) => ({
    title: products.get(sku)?.name ?? sku,
    what: [stateNames[state], `${quantity}`, orderNumber && `order ${orderNumber}`].filter(Boolean).join(" · "),
    to: `/customers/${slug}/licensing/requests/${id}`,
    of: seesSeveral(actor) ? business : null,
  }));
  return { hits, total: Number(all?.total ?? 0), isMore: false };
}

interface RequestRow {
  id: string;
  sku: string;
  state: RequestState;
  quantity: number | bigint;
  orderNumber: string;
  slug: string;
  business: string;
}

async function productsOf(query: SearchQuery): Promise<{ product: CatalogueProduct; rank: number }[]> {
  const { products } = await getCatalogue();
  return [...products.values()]
    .flatMap((product) => {
      const rank = rankOf(query, product.name, `${product.sku} ${product.family}`);
      return rank === null ? [] : [{ product, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.product.position - b.product.position);
}

/** Where the reader reads of a product; null where nothing is open to it. A partner of several customers has a list of requests instead. */
async function productAddress(actor: Actor): Promise<((product: CatalogueProduct) => string) | null> {
  const ofCustomer = (slug: string) => (product: CatalogueProduct) =>
    `/customers/${slug}/licensing/products/${encodeURIComponent(product.sku)}`;
  if (actor.kind === "admin") return ({ sku }) => `/admin/catalogue/${encodeURIComponent(sku)}`;
  if (actor.kind === "customer") return actor.business && ofCustomer(actor.business.slug);
  const customers = await db.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "Business" WHERE "id" IN (${customersOfPartner(actor.business?.id ?? "", "licensing:view")}) LIMIT 2`;
  if (customers.length > 1) return ({ name }) => `/requests?${new URLSearchParams({ q: name, state: "all" })}`;
  return customers[0] ? ofCustomer(customers[0].slug) : null;
}
