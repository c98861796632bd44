import { type CalendarDate, today } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { fits, type ShelfSearch } from "~/licensing/shelves/shelf-search";
import { sourceLabels } from "~/licensing/shelves/subscription-words";
import { stateOf, type Term, type TermState } from "~/licensing/subscriptions/term";
import { listTerms } from "~/licensing/subscriptions/terms.server";

export const downloadHeader = [
  "Product",
  "Code",
  "Family",
  "State",
  "Start Date",
  "Service End Date",
  "Agreed End Date",
  "Number",
  "Unit",
  "Source",
  "Order Number",
  "Followed By",
] as const;

/** A line for each term of the products that the search finds, those that have ended too, by end date. */
export async function subscriptionsDownload(
  customerId: string,
  search: ShelfSearch,
  day: CalendarDate = today(),
): Promise<CsvCell[][]> {
  const [catalogue, terms] = await Promise.all([getCatalogue(), listTerms(customerId)]);
  const byId = new Map(terms.map((term) => [term.id, term]));
  return terms.flatMap((term) => {
    const product = catalogue.products.get(term.sku);
    if (!product || !fits(product, search)) return [];
    const next = term.nextId ? byId.get(term.nextId) : undefined;
    return [
      [
        product.name,
        product.sku,
        product.family,
        stateLabels[stateOf(term, day)],
        term.startDate,
        term.endDate,
        term.agreedEndDate,
        term.quantity,
        product.unit,
        sourceLabels[term.source],
        term.orderNumber,
        next ? followedBy(next, catalogue.products.get(next.sku)?.name ?? next.sku) : "",
      ],
    ];
  });
}

const stateLabels: Record<TermState, string> = { upcoming: "Upcoming", current: "Current", ended: "Ended" };

const followedBy = ({ startDate, endDate }: Term, name: string) =>
  `${name}${startDate ? ` from ${startDate}` : ""} until ${endDate}`;
