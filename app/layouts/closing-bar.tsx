import type { Closing } from "~/access/closing.server";
import { Icon } from "~/ui/icon";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

/** What is about to be closed, and the way to take that back: on every page, until it is done. */
export function ClosingBar({ closing: { what, closesAt, to } }: { closing: Closing }) {
  return (
    <section className="acting-bar acting-bar--view" aria-label="Closing">
      <Icon name="warning" />
      <span>
        <strong>{what}</strong> will be closed on <Instant at={closesAt} />.
      </span>
      {to ? <Link to={to}>See or take it back</Link> : "An owner can take that back."}
    </section>
  );
}
