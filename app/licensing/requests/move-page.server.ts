import type { CustomerAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { getSeller } from "~/licensing/requests/seller.server";
import { changeWords, movesFor, nextStep, stateNames } from "~/licensing/requests/states";
import { timingName } from "~/licensing/requests/timing";
import { countOf } from "~/licensing/units";

/** What the pages show on which a request is moved on; null where the customer has no such request. */
export async function getMovePage({ customer, may }: CustomerAccess, id: string, now = new Date()) {
  const request = await db.productRequest.findUnique({ where: { id, customerId: customer.id }, select: columns });
  if (!request) return null;
  const { product, quotes, changes, ...row } = request;
  const quote = quotes[0] ?? null;
  const last = changes[0];
  const standing = {
    state: row.state,
    quote: quote && said(quote),
  };
  const day = today(now);
  const seller = await getSeller(customer.id);
  return {
    ...row,
    slug: customer.slug,
    customerName: customer.name,
    today: day,
    name: product.name,
    unit: product.unit,
    count: countOf(row.quantity, product.unit),
    when: timingName(row),
    stateName: stateNames[row.state],
    next: nextStep(standing, day),
    actor: row.actsNext === "customer" ? customer.name : seller.name,
    seller: seller.name,
    moves: movesFor(standing, may, day),
    quote: quote && {
      ...said(quote),
      id: quote.id,
      note: quote.note,
      sentAt: quote.sentAt.toISOString(),
      sentByName: quote.sentByName,
      acceptedByName: quote.acceptedByName,
      isExpired: quote.validUntil < day,
      file: quote.file,
    },
    last: last
      ? {
          what: changeWords[last.kind],
          by: last.byBusiness ? `${last.byName} of ${last.byBusiness}` : last.byName,
          at: last.at.toISOString(),
        }
      : null,
  };
}

function said({
  validUntil,
  acceptedAt,
  declinedAt,
}: {
  validUntil: string;
  acceptedAt: Date | null;
  declinedAt: Date | null;
}) {
  return { validUntil, acceptedAt: acceptedAt?.toISOString() ?? null, declinedAt: declinedAt?.toISOString() ?? null };
}

export type MovePage = NonNullable<Awaited<ReturnType<typeof getMovePage>>>;

const columns = {
  id: true,
  version: true,
  sku: true,
  timing: true,
  renewalDate: true,
  startDate: true,
  lastSafeDay: true,
  quantity: true,
  note: true,
  state: true,
  actsNext: true,
  orderNumber: true,
  product: { select: { name: true, unit: true } },
  quotes: {
    where: { supersededAt: null },
    take: 1,
    select: {
      id: true,
      validUntil: true,
      note: true,
      sentAt: true,
      sentByName: true,
      acceptedAt: true,
      acceptedByName: true,
      declinedAt: true,
      file: { select: { name: true, size: true } },
    },
  },
  changes: { orderBy: { id: "desc" as const }, take: 1 },
} as const;
