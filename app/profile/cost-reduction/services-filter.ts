import { hasWords } from "~/infra/words";
import { type Decision, decisions } from "./decisions";

export interface ServicesFilter {
  search: string;
  decision: Decision | null;
  category: string | null;
  page: number;
}

/** Which services a URL asks for; what it says wrongly is as if it were not said. */
export function servicesFilter(search: URLSearchParams): ServicesFilter {
  const page = Number(search.get("page") ?? 1);
  return {
    search: (search.get("q") ?? "").trim().slice(0, 200),
    decision: decisions.find((decision) => decision === search.get("decision")) ?? null,
    category: search.get("category") || null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

interface Searched {
  name: string;
  vendor: string;
  category: string;
  justification: string;
  decision: Decision;
}

/** A service fits where each word of the search stands somewhere in its texts. */
export function fits(service: Searched, { search, decision, category }: ServicesFilter): boolean {
  if (decision && service.decision !== decision) return false;
  if (category && service.category !== category) return false;
  return hasWords([service.name, service.vendor, service.category, service.justification], search);
}
