import { Day } from "~/ui/day";
import { type Stat, Stats } from "~/ui/stats";
import type { DueService } from "./due-card";
import { formatAmount, formatMoney } from "./money";
import type { CurrencyTotals } from "./totals";

interface FiguresProps {
  total: number;
  undecided: number;
  due: DueService[];
  totals: CurrencyTotals[];
}

/** The figures of all services, side by side; the two currencies of most services have one each. */
export function CostReductionFigures({ total, undecided, due, totals }: FiguresProps) {
  const [first] = due;
  const open = totals.filter((sums) => sums.undecided > 0).map((sums) => formatMoney(sums.undecided, sums.currency));
  const stats: Stat[] = [
    {
      label: "Due within 90 days",
      value: due.length,
      note: first ? (
        <>
          first: {first.name}, <Day date={first.due.date} />
        </>
      ) : (
        "no notice, no expiration"
      ),
    },
    {
      label: "Undecided",
      value: (
        <>
          {undecided} <small>of {total}</small>
        </>
      ),
      note: open.length > 0 ? `${open.join(" and ")} a year` : undefined,
    },
    ...totals.slice(0, 2).map((sums) => ({
      label: `To retire, a year, ${sums.currency}`,
      value: formatAmount(sums.retire, sums.currency),
      note: `of ${formatMoney(sums.all, sums.currency)}`,
    })),
  ];
  return <Stats stats={stats} />;
}
