import { Link } from "@remix-run/react";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { TrendChart } from "~/ui/trend-chart";
import { bandOf, bandWord, showScore, wholeScore } from "./score";

interface ReportTrendProps {
  base: string;
  date: string;
  /** Newest first. */
  dates: readonly { date: string; score: number | null }[];
}

const shownInChart = 8;

/** The score of every date, as a picture and as a table. */
export function ReportTrend({ base, date, dates }: ReportTrendProps) {
  const points = dates
    .flatMap((one) => (one.score === null ? [] : [{ date: one.date, value: wholeScore(one.score) }]))
    .slice(0, shownInChart)
    .reverse();
  return (
    <Card title="Trend">
      {points.length > 0 && (
        <TrendChart
          name="Score"
          points={points}
          marks={[
            { at: 60, label: "Needs improvement" },
            { at: 80, label: "Good" },
          ]}
        />
      )}
      <details className="disclosure small">
        <summary>As a table</summary>
        <Table
          caption="Score over time"
          captionHidden
          head={
            <>
              <HeadCell>Date</HeadCell>
              <HeadCell numeric>Score</HeadCell>
              <HeadCell>Band</HeadCell>
            </>
          }
        >
          {dates.map((one) => (
            <Row key={one.date} mark={one.date === date ? "yours" : undefined}>
              <RowHead>
                <Link to={`${base}/${one.date}`} aria-current={one.date === date ? "page" : undefined}>
                  <Day date={one.date} />
                </Link>
              </RowHead>
              <Cell label="Score" numeric>
                {showScore(one.score)}
              </Cell>
              <Cell label="Band">{bandWord(bandOf(one.score))}</Cell>
            </Row>
          ))}
        </Table>
      </details>
    </Card>
  );
}
