import { Badge } from "~/ui/badge";
import { Day, daysLeft } from "~/ui/day";
import { type Horizon, nearness } from "./due";

/** A date, and how many days are left until then: the nearer, the louder. */
export function DateAndDaysLeft({ date, horizon }: { date: string; horizon: Horizon }) {
  const near = nearness(date, horizon);
  const words = daysLeft(date, horizon.today);
  return (
    <>
      <Day date={date} />
      <br />
      {near === "urgent" || near === "soon" ? (
        <Badge tone={near === "urgent" ? "fail" : "warning"} glyph="clock">
          {words}
        </Badge>
      ) : (
        <span className="muted small">{words}</span>
      )}
    </>
  );
}
