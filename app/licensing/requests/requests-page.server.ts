import type { CustomerAccess } from "~/access/access.server";
import { today as dayOf } from "~/infra/calendar";
import type { Cursor } from "~/infra/cursor";
import { getSettings } from "~/infra/settings.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { problemsOf } from "~/licensing/requests/problems";
import { quarterName } from "~/licensing/requests/quarters";
import { listClosedRequests, listOpenRequests } from "~/licensing/requests/requests.server";
import { type RequestSort, sortRequests } from "~/licensing/requests/requests-sort";
import { getSeller, type Seller } from "~/licensing/requests/seller.server";
import { movesFor, nextStep } from "~/licensing/requests/states";
import { stands } from "~/licensing/subscriptions/term";
import { listTerms } from "~/licensing/subscriptions/terms.server";

type Access = Pick<CustomerAccess, "actor" | "customer" | "may">;

/** All that Requested Products shows, in the words for this reader. */
export async function getRequestsPage(
  access: Access,
  { sort, cursor }: { sort: RequestSort; cursor: Cursor | null },
  now = new Date(),
) {
  const { customer, may } = access;
  const today = dayOf(now);
  const catalogue = await getCatalogue();
  const [openRequests, closed, terms, seller, settings] = await Promise.all([
    listOpenRequests(customer.id),
    listClosedRequests(customer.id, cursor),
    listTerms(customer.id),
    getSeller(customer.id),
    getSettings(),
  ]);
  const grounds = { catalogue, terms, openRequests, today };
  const subscribed = new Set(terms.filter((term) => stands(term, today)).map(({ sku }) => sku));
  const described = (sku: string) => {
    const product = catalogue.products.get(sku);
    return { name: product?.name ?? sku, unit: product?.unit ?? "", kind: product?.kind ?? "" };
  };
  const open = openRequests.map((request) => ({
    ...request,
    ...described(request.sku),
    isSubscribed: subscribed.has(request.sku),
    timingName: request.renewalDate
      ? `Renewal of ${request.renewalDate}`
      : (quarterName(request.startDate, settings.quarterStartMonth) ?? "Quarter"),
    problems: problemsOf(request, grounds),
    who: whoActs(request.actsNext, seller, access),
    step: nextStep(request, today),
    moves: movesFor(request, may, today),
  }));
  return {
    today,
    sort,
    leadDays: settings.leadDays,
    open: sortRequests(open, sort),
    closed: { ...closed, requests: closed.requests.map((one) => ({ ...one, ...described(one.sku) })) },
  };
}

/** Who acts next, and whether that is the reader. */
export function whoActs(actsNext: "customer" | "seller", seller: Seller, { actor, customer }: Access) {
  if (actsNext === "customer") return { name: customer.name, isReader: actor.kind === "customer" };
  const isReader = seller.businessId === null ? actor.kind === "admin" : actor.business?.id === seller.businessId;
  return { name: seller.name, isReader };
}
