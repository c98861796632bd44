import { randomUUID } from "node:crypto";
import type { CustomerAccess } from "~/access/access.server";
import { getProduct } from "~/licensing/catalogue/catalogue.server";
import { isRequestable } from "~/licensing/catalogue/graph";
import { chainOf } from "~/licensing/product/chain";
import { getConcerns } from "~/licensing/product/concerns.server";
import { heldThrough, relatedTo } from "~/licensing/product/related";
import { getRequestFacts } from "~/licensing/requests/request-answers.server";
import type { OpenRequest } from "~/licensing/requests/requests.server";
import { getSeller } from "~/licensing/requests/seller.server";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { lookOf, nameIn } from "~/licensing/shelves/product-look";
import { shelfOf } from "~/licensing/shelves/shelf";
import { purchasedTerm, stands } from "~/licensing/subscriptions/term";
import { told } from "~/licensing/upgrades/reason";

type Reader = Pick<CustomerAccess, "customer" | "may">;

export type ProductPage = NonNullable<Awaited<ReturnType<typeof getProductPage>>>;

/** All that a product's page shows this reader; null where the catalogue does not hold the product. */
export async function getProductPage({ customer, may }: Reader, sku: string, now = new Date()) {
  const [described, holdings] = await Promise.all([getProduct(sku), getHoldings(customer.id, may, now)]);
  const { catalogue, today, terms, standing } = holdings;
  const product = catalogue.products.get(sku);
  if (!described || !product) return null;

  const nameOf = (other: string) => nameIn(catalogue, other);
  const standingTerms = [...standing.values()].flat();
  const open = holdings.requests.get(sku);
  const isOffered = isRequestable(product);
  const mayMark = may("licensing:mark-purchased");
  const dismissed = holdings.dismissed.get(sku);
  return {
    slug: customer.slug,
    customerName: customer.name,
    today,
    ...lookOf(catalogue, sku),
    edition: product.edition,
    minQuantity: product.minQuantity,
    description: described.description,
    helpUrl: described.helpUrl,
    shelf: shelfOf(sku, { standing, requests: holdings.requests, suggested: holdings.suggested }),
    isOffered,
    reasons: (holdings.suggested.get(sku)?.reasons ?? []).map(told),
    dismissal: dismissed && may("licensing:dismiss") ? dismissalOf(dismissed.dismissal) : null,
    fixes: holdings.ownedFixes.filter((fix) => fix.sku === sku),
    related: relatedTo(sku, catalogue, standingTerms, today),
    held: heldThrough(sku, catalogue, standingTerms, today),
    chain: chainOf(sku, terms, nameOf, today),
    endedOn: terms.findLast((term) => term.sku === sku && !stands(term, today))?.endDate ?? null,
    request: open && may("requests:view") ? await requestOf(customer, open) : null,
    concerns: await getConcerns(customer.id, sku, catalogue, may),
    purchase: mayMark
      ? { term: purchasedTerm(terms, sku, today), hasOpenRequest: open !== undefined, formKey: randomUUID() }
      : null,
    offer: may("requests:request") && isOffered ? await getRequestFacts(customer.id, sku, now) : null,
    may: {
      view: may("requests:view"),
      correct: may("requests:fulfil"),
      dismiss: may("licensing:dismiss"),
      suggest: may("licensing:suggest"),
    },
  };
}

function dismissalOf({
  reason,
  dismissedAt,
  dismissedByName,
}: {
  reason: string;
  dismissedAt: Date;
  dismissedByName: string;
}) {
  return { reason, at: dismissedAt.toISOString(), by: dismissedByName };
}

/** The open request, and by name who acts next. */
async function requestOf({ id, name }: { id: string; name: string }, open: OpenRequest) {
  const { actsNext, state, startDate, lastSafeDay, quantity } = open;
  const seller = actsNext === "seller" ? await getSeller(id) : null;
  return { id: open.id, state, actsNext: seller?.name ?? name, startDate, lastSafeDay, quantity };
}
