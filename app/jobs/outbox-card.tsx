import type { outboxNow } from "~/mail/outbox-now.server";
import { SendingNotice } from "~/mail/sending-notice";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

type OutboxFacts = Awaited<ReturnType<typeof outboxNow>>;

/** The mail worker: it has no runs to count, it looks every two seconds. */
export function OutboxCard({ leaves, pause, waiting, oldestAt, lastSentAt }: OutboxFacts) {
  return (
    <Card title="Outbox" action={<Link to="/admin/outbox">Open the outbox</Link>}>
      <div className="stack">
        <SendingNotice leaves={leaves} pause={pause} />
        <p className="muted">Sends what waits every two seconds, on every machine, each mail from one of them.</p>
        <Facts
          facts={[
            [leaves ? "Waiting" : "Kept here", waiting],
            ["Oldest of them", oldestAt ? <Instant key="oldest" at={oldestAt} /> : "None"],
            ["Last sent", lastSentAt ? <Instant key="last" at={lastSentAt} /> : "None yet"],
          ]}
        />
      </div>
    </Card>
  );
}
