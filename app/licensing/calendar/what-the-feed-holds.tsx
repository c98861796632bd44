import { Card } from "~/ui/card";

const whose = {
  customer: "The calendar of your business.",
  partner: "The calendars of all customers whose Licensing Expert you may open, each with what you may see there.",
  admin: "The calendars of all customers; of very many days, the first 5,000.",
} as const;

/** What whoever has the address can read, and what never. */
export function WhatTheFeedHolds({ kind }: { kind: keyof typeof whose }) {
  return (
    <Card title="What it holds">
      <p>
        <strong>Whoever has the address can read it</strong>, without logging in: do not pass it on. If it got into
        wrong hands, make a new one or revoke it.
      </p>
      <div className="prose note">
        <ul>
          <li>{whose[kind]}</li>
          <li>
            Days on which subscriptions start and end, on which requests take effect, last safe days, and the last day
            of quotes; and the expiration and notice dates of the services in use
            {kind === "partner" && " where you may see them"}.
          </li>
          <li>From three months ago to two years ahead, as whole days.</li>
          <li>No prices, no quotes, no notes, no findings.</li>
        </ul>
      </div>
      <p className="small muted note">
        What you may see is asked anew each time that it is read. Once your account ends, so does the address.
      </p>
    </Card>
  );
}
