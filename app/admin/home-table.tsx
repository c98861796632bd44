import { isLate, type Work, workKinds } from "~/admin/home-queue";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Day, daysLeft } from "~/ui/day";
import { Icon } from "~/ui/icon";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface WorkTableProps {
  caption: string;
  work: readonly Work[];
  /** ISO text. */
  now: string;
}

/** One thing to do in each row, with the one next step. */
export function WorkTable({ caption, work, now }: WorkTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>What</HeadCell>
          <HeadCell>For whom</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>Until</HeadCell>
          <HeadCell hidden>Next step</HeadCell>
        </>
      }
    >
      {work.map((item) => (
        <Row key={`${item.kind} ${item.id}`} mark={markOf(item, now)}>
          <RowHead>
            <Link to={item.to}>{item.what}</Link>
            <br />
            <span className="cluster small muted">
              <Icon name={workKinds[item.kind].icon} /> {workKinds[item.kind].label}
            </span>
          </RowHead>
          <Cell label="For whom">{item.whom}</Cell>
          <Cell label="Since">
            <Moment at={item.since} />
          </Cell>
          <Cell label="Until">
            <Until item={item} now={now} />
          </Cell>
          <Cell actions>
            <ButtonLink small to={item.to} aria-label={`${item.step}: ${item.what}, ${item.whom}`}>
              {item.step}
            </ButtonLink>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Until({ item, now }: { item: Work; now: string }) {
  const { until } = item;
  if (!until) return <span className="muted">–</span>;
  const left = daysLeft(until.slice(0, 10), now.slice(0, 10));
  return (
    <>
      <Moment at={until} />
      <br />
      {isLate(item, now) ? <Badge tone="fail">Late: {left}</Badge> : <span className="small muted">{left}</span>}
    </>
  );
}

function Moment({ at }: { at: string }) {
  return at.length === 10 ? <Day date={at} /> : <Instant at={at} />;
}

/** Only what has a date to keep is marked: age alone shows itself by the order. */
function markOf(item: Work, now: string): "alert" | "soon" | undefined {
  if (!item.until) return undefined;
  if (isLate(item, now)) return "alert";
  const days = (Date.parse(item.until.slice(0, 10)) - Date.parse(now.slice(0, 10))) / 86_400_000;
  return days <= 7 ? "soon" : undefined;
}
