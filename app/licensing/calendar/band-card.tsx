import type { QuarterBand } from "~/licensing/calendar/calendar.server";
import { type EntryKind, kindLabels } from "~/licensing/calendar/entry-kinds";
import { Badge, type Tone } from "~/ui/badge";
import { Card } from "~/ui/card";
import { DatedText } from "~/ui/dated-text";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface BandCardProps {
  /** The customer's own address. */
  base: string;
  band: QuarterBand;
  today: string;
}

/** The days of one quarter that something ends or starts on. */
export function BandCard({ base, band: { label, from, to, entries }, today }: BandCardProps) {
  return (
    <Card flush title={label} action={<span className="small muted">{`${from} to ${to}`}</span>} id={from}>
      <Table
        caption={`${label}, by day`}
        captionHidden
        head={
          <>
            <HeadCell>Date</HeadCell>
            <HeadCell>What</HeadCell>
            <HeadCell>Kind</HeadCell>
            <HeadCell>Days left</HeadCell>
          </>
        }
      >
        {entries.map(({ uid, kind, date, title, note, path }) => (
          <Row key={uid}>
            <Cell label="Date">
              <Day date={date} />
            </Cell>
            <RowHead>
              <Link to={base + path}>{title}</Link>
              <br />
              <span className="muted small">
                <DatedText>{note}</DatedText>
              </span>
            </RowHead>
            <Cell label="Kind">
              <Badge tone={tones[kind]} glyph={null}>
                {kindLabels[kind]}
              </Badge>
            </Cell>
            <Cell label="Days left">
              <span className="nowrap">{daysLeft(date, today)}</span>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

const tones: Record<EntryKind, Tone> = {
  end: "warning",
  start: "pass",
  request: "brand",
  "last-safe-day": "fail",
  quote: "info",
  service: "neutral",
};
