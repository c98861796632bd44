import { type FollowUpStatus, followUpStatuses } from "./follow-up";
import { type Change, changes, type Severity, type Status, severities, statuses } from "./vocabulary";

const columns = ["worst", "line", "check", "area", "status", "severity", "change"] as const;
export type FindingColumn = (typeof columns)[number];

/** A column to sort by, or with a minus the other way round. */
export type FindingSort = FindingColumn | `-${FindingColumn}`;
export const sorts: readonly FindingSort[] = columns.flatMap((column) => [column, `-${column}`] as const);

const followUps: readonly (FollowUpStatus | "none")[] = ["none", ...followUpStatuses];

/** Which findings a URL asks for; what it says wrongly is as if it were not said. */
export function findingsFilter(search: URLSearchParams) {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const known = <T extends string>(name: string, values: readonly T[]) =>
    search.getAll(name).filter((value): value is T => (values as readonly string[]).includes(value));
  return {
    search: text("q"),
    area: text("area"),
    product: text("product"),
    statuses: known<Status>("status", statuses),
    severities: known<Severity>("severity", severities),
    changes: known<Change>("change", changes),
    followUps: known("follow", followUps),
    sort: known("sort", sorts)[0] ?? "worst",
    page: Number(search.get("page") ?? 1) || 1,
  };
}

/** The address of just those rows, on the report's own page. */
export function findingsLink(filter: Record<string, string> | string[][]): string {
  return `?${new URLSearchParams(filter)}#findings`;
}

/** What of a page's URL says which findings are shown, for the page of one of them; the list's own page is left out. */
export function filterOf(search: URLSearchParams): string {
  const names = ["q", "area", "product", "status", "severity", "change", "follow", "sort"];
  const kept = new URLSearchParams([...search].filter(([name, value]) => names.includes(name) && value !== ""));
  return kept.size ? `?${kept}` : "";
}
