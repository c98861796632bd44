import type { Actor } from "~/access/actor";
import type { Tx } from "~/infra/db.server";
import { requestPath } from "~/licensing/paths";
import { quoteDecidedLetter } from "~/licensing/requests/letters/quote-decided.letter";
import { requestCancelledLetter } from "~/licensing/requests/letters/request-cancelled.letter";
import { requestChangedLetter } from "~/licensing/requests/letters/request-changed.letter";
import { requestCompletedLetter } from "~/licensing/requests/letters/request-completed.letter";
import { requestDeclinedLetter } from "~/licensing/requests/letters/request-declined.letter";
import { requestMadeLetter } from "~/licensing/requests/letters/request-made.letter";
import { requestOrderedLetter } from "~/licensing/requests/letters/request-ordered.letter";
import { requestQuotedLetter } from "~/licensing/requests/letters/request-quoted.letter";
import type { RequestFacts } from "~/licensing/requests/letters/request-words";
import { onBehalfOf } from "~/licensing/requests/moves.server";
import { besides, customersReaders, type Reader, sellersReaders } from "~/licensing/requests/parties.server";
import { getSeller } from "~/licensing/requests/seller.server";
import { timingName } from "~/licensing/requests/timing";
import { countOf } from "~/licensing/units";
import type { Letter } from "~/mail/letter";
import { notify } from "~/notifications/notify.server";

interface About {
  customerId: string;
  requestId: string;
  actor: Actor;
  /** The customer's pages are shut to its reseller from now on, who finds the notice among its own. */
  closes?: true;
}

/** Tells the seller, and the customer where somebody else requested for it. Once the request and its history are written. */
export const mailRequestMade = (tx: Tx, about: About) => tellSeller(tx, about, requestMadeLetter, {});

/** Tells the seller which values changed, by their labels; call it after `moveRequest`. */
export const mailRequestChanged = (tx: Tx, about: About, changes: { label: string; before: string; after: string }[]) =>
  tellSeller(tx, about, requestChangedLetter, { changes });

export const mailRequestCancelled = (tx: Tx, about: About, wasOrdered: boolean) =>
  tellSeller(tx, about, requestCancelledLetter, { wasOrdered });

export const mailQuoteDecided = (tx: Tx, about: About, isAccepted: boolean) =>
  tellSeller(tx, about, quoteDecidedLetter, { isAccepted });

export const mailRequestQuoted = (tx: Tx, about: About, validUntil: string) =>
  tellCustomer(tx, about, requestQuotedLetter, { validUntil });

export const mailRequestOrdered = (tx: Tx, about: About) => tellCustomer(tx, about, requestOrderedLetter, {});

/** `term` is what was delivered: its number may be another than was requested. */
export const mailRequestCompleted = (
  tx: Tx,
  about: About,
  term: { startDate: string; endDate: string; count: string; touched: string[] },
) => tellCustomer(tx, about, requestCompletedLetter, term);

export const mailRequestDeclined = (tx: Tx, about: About) => tellCustomer(tx, about, requestDeclinedLetter, {});

async function tellSeller<Extra>(tx: Tx, about: About, letter: Letter<RequestFacts & Extra>, extra: Extra) {
  const { customerId, requestId, actor } = about;
  const sellers = await sellersReaders(tx, customerId, requestId);
  // What a partner or an admin does in the customer's name, the customer hears of too.
  const customers = actor.kind === "customer" ? [] : await customersReaders(tx, customerId, requestId);
  await tell(tx, about, besides(actor, sellers, customers), letter, extra);
}

async function tellCustomer<Extra>(tx: Tx, about: About, letter: Letter<RequestFacts & Extra>, extra: Extra) {
  await tell(
    tx,
    about,
    besides(about.actor, await customersReaders(tx, about.customerId, about.requestId)),
    letter,
    extra,
  );
}

async function tell<Extra>(
  tx: Tx,
  { customerId, requestId, actor, closes }: About,
  readers: readonly Reader[],
  letter: Letter<RequestFacts & Extra>,
  extra: Extra,
): Promise<void> {
  if (readers.length === 0) return;
  const data = { ...(await factsOf(tx, customerId, requestId, actor)), ...extra };
  const resellerId = closes ? (await getSeller(customerId, tx)).businessId : null;
  await notify(tx, {
    kind: "requests",
    to: readers.map(({ id, email }) => ({ userId: id, email })),
    title: letter.subject(data),
    text: `${data.count}. ${data.timing}.`,
    path: resellerId ? "/customers" : requestPath({ slug: data.customerSlug, id: requestId }),
    businessId: resellerId ?? customerId,
    letter: { letter, data },
  });
}

async function factsOf(tx: Tx, customerId: string, requestId: string, actor: Actor): Promise<RequestFacts> {
  const { customer, product, quantity, timing, renewalDate, startDate, lastSafeDay } =
    await tx.productRequest.findUniqueOrThrow({
      where: { id: requestId, customerId },
      select: {
        customer: { select: { name: true, slug: true } },
        product: { select: { name: true, unit: true } },
        quantity: true,
        timing: true,
        renewalDate: true,
        startDate: true,
        lastSafeDay: true,
      },
    });
  return {
    requestId,
    customerName: customer.name,
    customerSlug: customer.slug,
    productName: product.name,
    count: countOf(quantity, product.unit),
    timing: timingName({ timing, renewalDate, startDate }),
    startDate,
    lastSafeDay,
    personName: actor.name,
    personOf: onBehalfOf(actor) ?? customer.name,
  };
}
