import { Day } from "~/ui/day";
import { Icon } from "~/ui/icon";

/** Not that the service has stopped: Zscaler can extend it. */
export function EndedNote({ endedOn }: { endedOn: string | null }) {
  if (!endedOn) return null;
  return (
    <p className="reason">
      <Icon name="calendar" />
      <span>
        Ended on <Day date={endedOn} />
      </span>
    </p>
  );
}
