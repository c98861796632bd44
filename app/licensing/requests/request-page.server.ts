import type { CustomerAccess } from "~/access/access.server";
import { today as dayOf } from "~/infra/calendar";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { baseOf } from "~/licensing/requests/base";
import { historyLine } from "~/licensing/requests/history";
import { quantityWarning } from "~/licensing/requests/offer";
import { problemsOf } from "~/licensing/requests/problems";
import { getRequest, listOpenRequests } from "~/licensing/requests/requests.server";
import { whoActs } from "~/licensing/requests/requests-page.server";
import { getSeller } from "~/licensing/requests/seller.server";
import { movesFor, nextStep } from "~/licensing/requests/states";
import { timingName } from "~/licensing/requests/timing";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { countOf } from "~/licensing/units";

/** Everything about one request, in the words for this reader; null for another customer's. */
export async function getRequestPage(access: CustomerAccess, id: string, now = new Date()) {
  const { customer, may } = access;
  const request = await getRequest(customer.id, id);
  if (!request) return null;
  const today = dayOf(now);
  const catalogue = await getCatalogue();
  const [openRequests, terms, seller] = await Promise.all([
    listOpenRequests(customer.id),
    listTerms(customer.id),
    getSeller(customer.id),
  ]);
  const { changes, quotes, product, ...facts } = request;
  const shown = quotes.map((quote) => ({
    ...quote,
    sentAt: quote.sentAt.toISOString(),
    acceptedAt: quote.acceptedAt?.toISOString() ?? null,
    declinedAt: quote.declinedAt?.toISOString() ?? null,
    supersededAt: quote.supersededAt?.toISOString() ?? null,
  }));
  const standing = { state: facts.state, quote: shown.find(({ supersededAt }) => supersededAt === null) ?? null };
  const grounds = { catalogue, terms, openRequests, today };
  const known = catalogue.products.get(facts.sku);
  const base = known && facts.closedAt === null ? baseOf({ ...grounds, product: known }) : null;
  return {
    ...facts,
    today,
    name: product.name,
    summary: product.summary,
    count: countOf(facts.quantity, product.unit),
    when: timingName(facts),
    who: facts.actsNext && whoActs(facts.actsNext, seller, access),
    step: nextStep(standing, today),
    moves: movesFor(standing, may, today),
    problems: facts.closedAt === null ? problemsOf(facts, grounds) : [],
    warning: quantityWarning({ sku: facts.sku, base, unit: product.unit }, facts.quantity),
    history: changes.map((change) => historyLine(change, customer.name)),
    quotes: shown,
  };
}
