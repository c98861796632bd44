import type { Comparison } from "./compare";
import { type MovedCheck, selectMoved } from "./pairings.server";
import { type Change, changes } from "./vocabulary";

const perPage = 50;

export interface Differences {
  /** "all": every check of the two files, those that differ and those that do not. */
  change: Change | "all";
  checks: MovedCheck[];
  total: number;
  page: number;
  pages: number;
}

/** What a URL asks to see of two uploads whole; null where it asks for nothing. */
export async function listDifferences(
  { beforeId, afterId }: { beforeId: string; afterId: string },
  { counts }: Comparison,
  search: URLSearchParams,
): Promise<Differences | null> {
  const wanted = search.get("change");
  const change = wanted === "all" ? wanted : changes.find((one) => one === wanted);
  if (!change) return null;
  const total = change === "all" ? changes.reduce((sum, one) => sum + counts[one], 0) : counts[change];
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, Math.trunc(Number(search.get("page"))) || 1), pages);
  const query = change === "all" ? {} : { change };
  const checks = await selectMoved({ beforeId, afterId }, query, { take: perPage, skip: (page - 1) * perPage });
  return { change, checks, total, page, pages };
}
