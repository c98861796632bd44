import type { Bar, Lane, Picture } from "~/licensing/calendar/picture";
import { Card } from "~/ui/card";
import { DayMark, DaySign, LegendItem, TimeChart, TodayItem } from "~/ui/time-chart";

/** When each product's terms run and its request takes effect; the list below is its table. */
export function PictureCard({ picture }: { picture: Picture }) {
  const { lanes, hidden, from, to } = picture;
  const count = lanes.length === 1 ? "one product" : `${lanes.length} products`;
  const sentence = `When the terms of ${count} run, and when what is requested takes effect, from ${from} to ${to}. The same days stand in the list below.`;
  return (
    <Card title="Terms and requests" action={<Legend />}>
      <TimeChart axis={picture} label="Terms and requests" sentence={sentence}>
        {lanes.map((lane) => (
          <ProductLane key={lane.sku} lane={lane} />
        ))}
      </TimeChart>
      {hidden > 0 && (
        <p className="small muted">
          The first {lanes.length} are drawn; {hidden} more are in the list.
        </p>
      )}
    </Card>
  );
}

function ProductLane({ lane: { name, y, bars, starts, safeDays } }: { lane: Lane }) {
  return (
    <g>
      <text className="t-strong" x="0" y={y + 4}>
        {shortened(name)}
      </text>
      {bars.map((bar) => (
        <g key={bar.x}>
          <rect className={colours[bar.state]} x={bar.x} y={y - 5} width={bar.width} height="10" rx="2" />
          {bar.label && (
            <text x={bar.label.x} y={y + 4}>
              {bar.label.text}
            </text>
          )}
        </g>
      ))}
      {safeDays.map((x) => (
        <path key={x} className="f-warning" d={`M${x - 6} ${y + 8}h12l-6 -10z`} />
      ))}
      {starts.map((x) => (
        <DayMark key={x} x={x} y={y} colour="c-brand" />
      ))}
    </g>
  );
}

const colours: Record<Bar["state"], string> = { ended: "f-track", current: "f-brand", upcoming: "f-pass" };

function Legend() {
  return (
    <ul className="legend">
      <LegendItem label="Runs">
        <rect className="f-brand" y="3" width="14" height="8" rx="2" />
      </LegendItem>
      <LegendItem label="Begins later">
        <rect className="f-pass" y="3" width="14" height="8" rx="2" />
      </LegendItem>
      <LegendItem label="Request takes effect">
        <DaySign colour="c-brand" />
      </LegendItem>
      <LegendItem label="Last safe day">
        <path className="f-warning" d="M1 12h12l-6 -10z" />
      </LegendItem>
      <TodayItem />
    </ul>
  );
}

const shortened = (name: string) => (name.length > 33 ? `${name.slice(0, 32)}…` : name);
