/** How the list of customers can be ordered; a minus turns the order round. */
export const customerSorts = ["name", "-name", "people", "-people", "score", "-score", "date", "-date"] as const;
export type CustomerSort = (typeof customerSorts)[number];

export interface CustomerSearch {
  search: string;
  sort: CustomerSort;
  /** From 1. */
  page: number;
}

export const customersPerPage = 20;

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readCustomerSearch(params: URLSearchParams): CustomerSearch {
  const sort = params.get("sort");
  const page = Number(params.get("page") ?? "1");
  return {
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    sort: customerSorts.find((known) => known === sort) ?? "name",
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
