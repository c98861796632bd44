import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { ScoreBar } from "~/ui/bars";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { findingsLink } from "./findings-filter";
import { type Band, bandWord, showScore, signed, wholeScore } from "./score";
import { type StatusCounts, statuses } from "./vocabulary";

interface ReportProductsProps {
  products: readonly { name: string; score: number | null; band: Band | null; counts: StatusCounts }[];
  /** Null: there is nothing to compare with. */
  comparison: { from: string; products: readonly { name: string; headline: { before: number | null } }[] } | null;
}

/** A score per product, worst first, not scored last. */
export function ReportProducts({ products, comparison }: ReportProductsProps) {
  const worstFirst = products.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101));
  const before = new Map(comparison?.products.map(({ name, headline }) => [name, headline.before]));
  return (
    <Card title="Score per product" flush>
      <Table
        caption="Score per product, worst first"
        captionHidden
        head={
          <>
            <HeadCell>Product</HeadCell>
            <HeadCell>Score</HeadCell>
            {comparison && <HeadCell numeric>{`Since ${comparison.from}`}</HeadCell>}
            <HeadCell numeric>Checks</HeadCell>
          </>
        }
      >
        {worstFirst.map(({ name, score, band, counts }) => (
          <Row key={name}>
            <RowHead>
              {name} <ScoreBar score={score} before={before.get(name) ?? null} band={band} />
            </RowHead>
            <Cell label="Score">
              {score !== null && <strong>{wholeScore(score)} </strong>}
              <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
            </Cell>
            {comparison && (
              <Cell label={`Since ${comparison.from}`} numeric>
                {changeWords(before.get(name) ?? null, score)}
              </Cell>
            )}
            <Cell label="Checks" numeric>
              <Link to={findingsLink({ product: name })} preventScrollReset>
                {statuses.reduce((sum, status) => sum + counts[status], 0).toLocaleString("en-GB")}
              </Link>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function changeWords(before: number | null, after: number | null): string {
  if (before === null || after === null) return before === null ? "Not scored then" : `Was ${showScore(before)}`;
  return `${signed(wholeScore(after) - wholeScore(before))} (${showScore(before)})`;
}
