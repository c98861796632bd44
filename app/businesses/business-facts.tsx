import { businessStateNames, businessStateTones } from "~/customers/business-state";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import type { BusinessPage } from "./business.server";

interface BusinessFactsProps {
  business: BusinessPage["business"];
  /** Who could log in. */
  people: number;
  /** Null for a partner, which has none. */
  openRequests: number | null;
}

export function BusinessFacts({ business, people, openRequests }: BusinessFactsProps) {
  const { kind, slug, website, since, state, closesAt, closedAt } = business;
  return (
    <Card
      title="Facts"
      foot={
        kind === "customer" && (
          <p className="cluster small">
            <Link to={`/customers/${slug}/export`}>Export</Link>
            {!closedAt && <Link to={`/customers/${slug}/close`}>Close the Business</Link>}
          </p>
        )
      }
    >
      <Facts
        facts={[
          [
            "State",
            <Badge key="state" tone={businessStateTones[state]}>
              {businessStateNames[state]}
            </Badge>,
          ],
          ["Kind", kind === "customer" ? "Customer" : "Partner"],
          [
            "Website",
            <a key="website" href={website} rel="noreferrer" className="wrap-anywhere">
              {website.replace(/^https?:\/\//, "")}
            </a>,
          ],
          ["Here since", <Day key="since" date={since} />],
          ["People", people],
          openRequests === null ? null : ["Open requests", openRequests],
          closesAt && !closedAt ? ["Closes", <Instant key="closes" at={closesAt} />] : null,
          closedAt ? ["Closed", <Instant key="closed" at={closedAt} />] : null,
        ]}
      />
    </Card>
  );
}
