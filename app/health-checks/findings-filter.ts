import { type Change, changes, type Severity, type Status, severities, statuses } from "./vocabulary";

export const sorts = ["worst", "line", "check", "area", "status", "severity", "change"] as const;
export type Sort = (typeof sorts)[number];

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
    sort: known<Sort>("sort", sorts)[0] ?? "worst",
    page: Number(search.get("page") ?? 1) || 1,
  };
}

/** The address of just those rows, on the report's own page. */
export function findingsLink(filter: Record<string, string>): string {
  return `?${new URLSearchParams(filter)}#findings`;
}
