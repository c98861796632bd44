import type { ReactNode } from "react";
import type { Bar, Lane, Picture } from "~/licensing/calendar/picture";
import { Card } from "~/ui/card";

/** When each product's terms run and its request takes effect; the list below is its table. */
export function PictureCard({ picture }: { picture: Picture }) {
  const { lanes, hidden, months, width, height, top, bottom, todayX, from, to } = picture;
  const count = lanes.length === 1 ? "one product" : `${lanes.length} products`;
  const sentence = `When the terms of ${count} run, and when what is requested takes effect, from ${from} to ${to}. The same days stand in the list below.`;
  return (
    <Card title="Terms and requests" action={<Legend />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Terms and requests">
        <svg
          className="chart chart--wide chart--wider"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={sentence}
        >
          {months.map(({ x, label, year }) => (
            <g key={x}>
              <line className="c-grid" x1={x} x2={x} y1={top} y2={bottom} />
              <text className="t-muted" x={x + 4} y={top - 12}>
                {label}
              </text>
              {year && (
                <text className="t-strong" x={x + 4} y={top - 28}>
                  {year}
                </text>
              )}
            </g>
          ))}
          {lanes.map((lane) => (
            <ProductLane key={lane.sku} lane={lane} />
          ))}
          <line className="c-fail" x1={todayX} x2={todayX} y1={top - 4} y2={bottom} strokeWidth="1.5" />
        </svg>
      </section>
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
        <rect
          key={x}
          className="f-surface c-brand"
          strokeWidth="2"
          x={x - 5}
          y={y - 5}
          width="10"
          height="10"
          transform={`rotate(45 ${x} ${y})`}
        />
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
        <rect
          className="f-surface c-brand"
          x="3"
          y="3"
          width="8"
          height="8"
          strokeWidth="2"
          transform="rotate(45 7 7)"
        />
      </LegendItem>
      <LegendItem label="Last safe day">
        <path className="f-warning" d="M1 12h12l-6 -10z" />
      </LegendItem>
      <LegendItem label="Today">
        <line className="c-fail" x1="7" x2="7" y1="0" y2="14" strokeWidth="2" />
      </LegendItem>
    </ul>
  );
}

function LegendItem({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  );
}

const shortened = (name: string) => (name.length > 33 ? `${name.slice(0, 32)}…` : name);
