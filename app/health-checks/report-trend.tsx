import { Figure } from "~/ui/bars";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { TrendChart } from "~/ui/trend-chart";
import type { TrendDrawing } from "~/ui/trend-drawing";
import { compareLink } from "./compare-link";
import { bandOf, bandWord, showScore } from "./score";

interface ReportTrendProps {
  base: string;
  date: string;
  /** Newest first. */
  dates: readonly { date: string; score: number | null }[];
  picture: TrendDrawing | null;
}

/** The score of every date, as a picture and as a table: part of the score's card. */
export function ReportTrend({ base, date, dates, picture }: ReportTrendProps) {
  const [newest, ...older] = dates.map((one) => one.date);
  const oldest = older.at(-1);
  return (
    <div className="section">
      <div className="cluster cluster--apart">
        <h3>Trend</h3>
        {newest && oldest && (
          <Link to={compareLink(base, { from: oldest, to: newest })}>First and latest compared</Link>
        )}
      </div>
      <Figure table={<TrendTable {...{ base, date, dates }} />}>
        {picture ? <TrendChart name="Score" drawing={picture} /> : <p className="muted">No date is scored.</p>}
      </Figure>
    </div>
  );
}

function TrendTable({ base, date, dates }: Omit<ReportTrendProps, "picture">) {
  return (
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
  );
}
