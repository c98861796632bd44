import { Badge } from "~/ui/badge";
import { Day, daysLeft } from "~/ui/day";
import { nearness } from "./due";

/** A date, and how many days are left until then: the nearer, the louder. */
export function DateAndDaysLeft({ date, today }: { date: string; today: string }) {
  const near = nearness(date, today);
  const words = daysLeft(date, today);
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
