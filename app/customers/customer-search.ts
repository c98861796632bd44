import { PartnershipType } from "~/infra/prisma/enums";

const columns = ["name", "since", "score", "date", "expiry", "requests"] as const;
type Column = (typeof columns)[number];

/** How a partner's list of customers can be ordered; a minus turns the order round. */
export type CustomerSort = Column | `-${Column}`;
const customerSorts = columns.flatMap((column): CustomerSort[] => [column, `-${column}`]);

export interface CustomerSearch {
  search: string;
  /** Only customers for which the partner works as this; null: as whatever. */
  type: PartnershipType | null;
  sort: CustomerSort;
  /** From 1. */
  page: number;
}

export const customersPerPage = 20;

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readCustomerSearch(params: URLSearchParams): CustomerSearch {
  const sort = params.get("sort");
  const type = params.get("type");
  const page = Number(params.get("page") ?? "1");
  return {
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    type: Object.values(PartnershipType).find((known) => known === type) ?? null,
    sort: customerSorts.find((known) => known === sort) ?? "name",
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
