import type { Decision } from "./decisions";

export interface CurrencyTotals extends Record<Decision | "all", number> {
  currency: string;
}

/** What the services cost a year in minor units, per currency and never across, the one of most services first. */
export function totalsOf(
  services: readonly { annualCost: number | null; currency: string | null; decision: Decision }[],
): CurrencyTotals[] {
  const totals = new Map<string, CurrencyTotals & { services: number }>();
  for (const { annualCost, currency, decision } of services) {
    if (annualCost === null || currency === null) continue;
    const known = totals.get(currency) ?? { currency, all: 0, retire: 0, keep: 0, undecided: 0, services: 0 };
    known.all += annualCost;
    known[decision] += annualCost;
    known.services++;
    totals.set(currency, known);
  }
  return [...totals.values()]
    .sort((a, b) => b.services - a.services || (a.currency < b.currency ? -1 : 1))
    .map(({ services: _, ...sums }) => sums);
}
