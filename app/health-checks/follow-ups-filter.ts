import { type FollowUpStatus, followUpStatuses } from "./follow-up";

const columns = ["due", "check", "area", "status", "owner"] as const;
export type FollowUpColumn = (typeof columns)[number];

/** A column to sort by, or with a minus the other way round. */
type FollowUpSort = FollowUpColumn | `-${FollowUpColumn}`;
const sorts: readonly FollowUpSort[] = columns.flatMap((column) => [column, `-${column}`] as const);

/** What is left to do; the rest is settled, for now or for good. */
const shows = ["overdue", "reopened", "fixed"] as const;
export type FollowUpShow = (typeof shows)[number];

export interface FollowUpsFilter {
  search: string;
  statuses: FollowUpStatus[];
  /** A team member's id, or "nobody". */
  owner: string | null;
  show: FollowUpShow | null;
  sort: FollowUpSort;
  page: number;
}

/** Which follow-ups a URL asks for; what it says wrongly is as if it were not said. */
export function followUpsFilter(search: URLSearchParams): FollowUpsFilter {
  const page = Number(search.get("page") ?? 1);
  return {
    search: (search.get("q") ?? "").trim().slice(0, 200),
    statuses: followUpStatuses.filter((status) => search.getAll("status").includes(status)),
    owner: search.get("owner")?.slice(0, 100) || null,
    show: shows.find((show) => show === search.get("show")) ?? null,
    sort: sorts.find((sort) => sort === search.get("sort")) ?? "due",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}
