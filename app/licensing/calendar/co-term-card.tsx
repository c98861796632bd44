import type { CoTerm } from "~/licensing/calendar/co-term";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface CoTermCardProps {
  /** The customer's own address. */
  base: string;
  coTerm: CoTerm;
  today: string;
}

/** Which products end together, and how many days the others are apart from that. */
export function CoTermCard({ base, coTerm: { common, groups }, today }: CoTermCardProps) {
  return (
    <Card
      flush
      title="What ends together"
      foot={
        <p className="small muted">
          {groups.length === 1 ? (
            "All products end on the same day."
          ) : (
            <>
              The most products end on <Day date={common} />. Whoever wants one renewal for all brings the others to
              that day.
            </>
          )}
        </p>
      }
    >
      <Table
        caption="Products by Service End Date"
        captionHidden
        head={
          <>
            <HeadCell>Service End Date</HeadCell>
            <HeadCell>Products</HeadCell>
            <HeadCell>Days left</HeadCell>
            <HeadCell>Apart</HeadCell>
          </>
        }
      >
        {groups.map(({ date, products, apart }) => (
          <Row key={date}>
            <RowHead>
              <Day date={date} />
            </RowHead>
            <Cell label="Products">
              <ul>
                {products.map(({ sku, name }) => (
                  <li key={sku}>
                    <Link to={`${base}/licensing/products/${sku}`}>{name}</Link>
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell label="Days left">
              <span className="nowrap">{daysLeft(date, today)}</span>
            </Cell>
            <Cell label="Apart">{apartFrom(apart)}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function apartFrom(days: number): string {
  if (days === 0) return "–";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `${count} later` : `${count} earlier`;
}
