import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { DayMark, DaySign, LegendItem, TimeChart, TodayItem } from "~/ui/time-chart";
import { type Decision, decisionLabels } from "./decisions";
import type { Timeline, TimelineRow } from "./timeline";

/** When services end and by when to give notice: a diamond for notice, a dot for the end, and the dates in a table. */
export function TimelineChart({ timeline }: { timeline: Timeline }) {
  const { rows, hidden } = timeline;
  const count = rows.length === 1 ? "one service ends" : `${rows.length} services end`;
  const sentence = `When ${count}, and by when to give notice, from ${timeline.from} to ${timeline.to}. The same dates stand in the table below.`;
  return (
    <Card title="Timeline" action={<Legend />}>
      {rows.length === 0 ? (
        <p className="muted">No service ends or needs notice in the next 18 months.</p>
      ) : (
        <TimeChart axis={timeline} label="Timeline" sentence={sentence}>
          {rows.map((row) => (
            <Bar key={row.id} row={row} todayX={timeline.todayX} />
          ))}
        </TimeChart>
      )}
      {hidden > 0 && (
        <p className="small muted">
          The first {rows.length} are drawn; {hidden} more are in the list.
        </p>
      )}
      {rows.length > 0 && <Dates rows={rows} />}
    </Card>
  );
}

const colours: Record<Decision, { line: string; fill: string }> = {
  undecided: { line: "c-warning", fill: "f-warning" },
  retire: { line: "c-pass", fill: "f-pass" },
  keep: { line: "c-neutral", fill: "f-neutral" },
};

function Bar({ row, todayX }: { row: TimelineRow; todayX: number }) {
  const { y, endX, noticeX, isBeyond, expirationDate } = row;
  const { line, fill } = colours[row.decision];
  const from = noticeX ?? todayX;
  return (
    <g>
      <text className="t-strong" x="0" y={y + 4}>
        {shortened(row.name)}
      </text>
      <line className="c-track" x1={todayX} x2={from} y1={y} y2={y} strokeWidth="6" />
      <line className={line} x1={from} x2={endX} y1={y} y2={y} strokeWidth="6" opacity=".45" />
      {noticeX !== null && <DayMark x={noticeX} y={y} colour={line} />}
      {!isBeyond && <circle className={`${line} ${fill}`} cx={endX} cy={y} r="6.5" />}
      <text x={endX + 12} y={y + 4}>
        {isBeyond ? `→ ${expirationDate?.slice(0, 7)}` : expirationDate?.slice(5)}
      </text>
    </g>
  );
}

function Legend() {
  return (
    <ul className="legend">
      <LegendItem label="Notice date">
        <DaySign colour="c-neutral" />
      </LegendItem>
      <LegendItem label="Expiration date">
        <circle className="c-neutral f-neutral" strokeWidth="2" cx="7" cy="7" r="5" />
      </LegendItem>
      {(Object.keys(colours) as Decision[]).map((decision) => (
        <LegendItem key={decision} label={decisionLabels[decision]}>
          <circle className={`${colours[decision].fill} ${colours[decision].line}`} cx="7" cy="7" r="5" />
        </LegendItem>
      ))}
      <TodayItem />
    </ul>
  );
}

function Dates({ rows }: { rows: TimelineRow[] }) {
  return (
    <details className="disclosure note">
      <summary>The timeline as a table</summary>
      <Table
        caption="What the timeline shows"
        captionHidden
        head={
          <>
            <HeadCell>Service</HeadCell>
            <HeadCell>Notice by</HeadCell>
            <HeadCell>Ends</HeadCell>
            <HeadCell>Decision</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <Row key={row.id}>
            <RowHead>{row.name}</RowHead>
            <Cell label="Notice by">{row.noticeDate ? <Day date={row.noticeDate} /> : "–"}</Cell>
            <Cell label="Ends">{row.expirationDate && <Day date={row.expirationDate} />}</Cell>
            <Cell label="Decision">{decisionLabels[row.decision]}</Cell>
          </Row>
        ))}
      </Table>
    </details>
  );
}

const shortened = (name: string) => (name.length > 29 ? `${name.slice(0, 28)}…` : name);
