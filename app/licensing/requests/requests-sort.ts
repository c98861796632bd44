import type { CalendarDate } from "~/infra/calendar";

interface Sortable {
  id: string;
  name: string;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
}

const requestSorts = ["safe", "-safe", "effect", "-effect", "product", "-product"] as const;
export type RequestSort = (typeof requestSorts)[number];

/** The earliest last safe day first, unless the URL says otherwise. */
export function readRequestSort(params: URLSearchParams): RequestSort {
  return requestSorts.find((sort) => sort === params.get("sort")) ?? "safe";
}

export function sortRequests<Request extends Sortable>(requests: readonly Request[], sort: RequestSort): Request[] {
  const by = { safe: "lastSafeDay", effect: "startDate", product: "name" } as const;
  const column = by[sort.replace("-", "") as keyof typeof by];
  const sign = sort.startsWith("-") ? -1 : 1;
  return requests.toSorted((a, b) => sign * a[column].localeCompare(b[column], "en") || a.id.localeCompare(b.id));
}
