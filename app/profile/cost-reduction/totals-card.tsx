import { Card } from "~/ui/card";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { formatMoney } from "./money";
import type { CurrencyTotals } from "./totals";

interface TotalsCardProps {
  totals: CurrencyTotals[];
  /** How many services have no cost, and are in no total. */
  withoutCost: number;
}

const parts = [
  ["all", "All"],
  ["retire", "To retire"],
  ["keep", "Kept"],
  ["undecided", "Undecided"],
] as const;

/** What the services cost a year, per currency: amounts of two currencies are never added. */
export function TotalsCard({ totals, withoutCost }: TotalsCardProps) {
  return (
    <Card
      flush
      label="Totals"
      foot={
        withoutCost > 0 && (
          <p className="small muted">
            {withoutCost === 1 ? "1 service has" : `${withoutCost} services have`} no cost and{" "}
            {withoutCost === 1 ? "is" : "are"} in no total.
          </p>
        )
      }
    >
      <Table
        caption="A year, per currency"
        head={
          <>
            <HeadCell>In</HeadCell>
            {parts.map(([part, label]) => (
              <HeadCell key={part} numeric>
                {label}
              </HeadCell>
            ))}
          </>
        }
      >
        {totals.map((total) => (
          <Row key={total.currency}>
            <RowHead>{total.currency}</RowHead>
            {parts.map(([part, label]) => (
              <Cell key={part} label={label} numeric>
                <span className="nowrap">{formatMoney(total[part], total.currency)}</span>
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </Card>
  );
}
