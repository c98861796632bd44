import { useSearchParams } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { kindFacts } from "./kinds";
import type { ReminderRow } from "./lists.server";
import { daysOf } from "./plan";

interface ComingTableProps {
  caption: string;
  reminders: readonly ReminderRow[];
  today: string;
}

/** Who will be told what, and when. */
export function ComingTable({ caption, reminders, today }: ComingTableProps) {
  const [asked] = useSearchParams();
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>When</HeadCell>
          <HeadCell>Business</HeadCell>
          <HeadCell>What is said</HeadCell>
          <HeadCell>To whom</HeadCell>
        </>
      }
    >
      {reminders.map((reminder) => (
        <Row key={reminder.key} mark={reminder.tellings.length === 0 ? "soon" : undefined}>
          <RowHead>
            <Day date={reminder.day} />
            <div className="small muted">{inWords(reminder.day, today)}</div>
          </RowHead>
          <Cell label="Business">
            <Link to={`?${ofBusiness(asked, reminder.business.slug)}`}>{reminder.business.name}</Link>
            <div className="small muted">{kindFacts(reminder.kind).label}</div>
          </Cell>
          <Cell label="What is said">
            {reminder.tellings.length === 0 ? (
              <>
                {reminder.name}, <Day date={reminder.date} />
              </>
            ) : (
              <Said tellings={reminder.tellings} threshold={reminder.threshold} />
            )}
          </Cell>
          <Cell label="To whom">
            {reminder.tellings.length === 0 ? (
              <Badge tone="warning">Nobody has an account</Badge>
            ) : (
              <Told tellings={reminder.tellings} />
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** All that the business has coming, in the month that is shown. */
function ofBusiness(asked: URLSearchParams, business: string): URLSearchParams {
  const month = asked.get("month");
  return new URLSearchParams({ ...(month && { month }), business });
}

/** What is said, to each who is told it in other words or led elsewhere; a title differs by the customer's name only. */
function Said({ tellings, threshold }: Pick<ReminderRow, "tellings" | "threshold">) {
  const different = tellings.filter(
    ({ text, path }, at) => tellings.findIndex((one) => one.text === text && one.path === path) === at,
  );
  return (
    <>
      {different.map(({ audience, title, text, path }) => (
        <div key={audience}>
          <Link to={path}>{title}</Link>
          <div className="small">{text}</div>
        </div>
      ))}
      <div className="small muted">At {threshold} days</div>
    </>
  );
}

/** "today", "tomorrow", "in 3 days" */
function inWords(day: string, today: string): string {
  const days = daysOf(day, "down", today);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

const audiences = { own: null, seller: "reseller", office: "Secure Dynamics", invited: "invited" };

function Told({ tellings }: Pick<ReminderRow, "tellings">) {
  return tellings.flatMap(({ audience, people }) =>
    people.map(({ userId, name, email }) => (
      <div key={`${audience} ${userId}`} title={email}>
        {name} {audiences[audience] && <span className="small muted">({audiences[audience]})</span>}
      </div>
    )),
  );
}
