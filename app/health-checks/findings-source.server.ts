import { today } from "~/infra/calendar";
import type { FindingSort } from "./findings-filter";
import type { FindingsQuery, Source } from "./findings-query.server";
import { findInside } from "./findings-search.server";
import type { FollowUpStatus } from "./follow-up";
import { findPrevious, type HealthCheckRow } from "./health-check.server";

/** Which findings are asked for, as findingsFilter reads it from a URL. */
export interface FindingsAsked extends Omit<FindingsQuery, "followUp" | "inside"> {
  followUps?: readonly (FollowUpStatus | "none")[] | undefined;
  sort?: FindingSort | undefined;
  page?: number | undefined;
}

/** A health check's rows, and those of the date before, which they are held against. */
export async function sourceOf(check: HealthCheckRow): Promise<{ source: Source; previousDate: string | null }> {
  const previous = await findPrevious(check.customerId, check.date);
  return { source: { id: check.id, previousId: previous?.id ?? null }, previousDate: previous?.date ?? null };
}

/** The same in the words of the database: an accepted risk is looked at as of today, and words are looked for inside others. */
export async function asQuery(
  { id, customerId }: Pick<HealthCheckRow, "id" | "customerId">,
  { sort: _, page: __, followUps, ...query }: FindingsAsked,
  day = today(),
): Promise<FindingsQuery> {
  const inside = await findInside(id, query.search);
  return {
    ...query,
    ...(followUps?.length ? { followUp: { customerId, today: day, wanted: followUps } } : {}),
    ...(inside ? { inside } : {}),
  };
}
