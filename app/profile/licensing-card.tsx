import type { LicensingFacts } from "~/profile/licensing";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";

/** What is subscribed, what of it ends soon, and what is requested. */
export function LicensingCard({ base, licensing }: { base: string; licensing: LicensingFacts }) {
  const { held, ending, requests } = licensing;
  return (
    <Card
      title="Subscriptions and requests"
      foot={<ButtonLink to={`${base}/licensing`}>Open the subscriptions</ButtonLink>}
    >
      <ul className="rows">
        <li>
          <span>
            <strong className="num">{held}</strong> {held === 1 ? "product subscribed" : "products subscribed"}
          </span>
          {ending > 0 ? (
            <Badge tone="warning" glyph="clock">
              {ending} {ending === 1 ? "ends" : "end"} within 90 days
            </Badge>
          ) : (
            <span className="small muted">none ends within 90 days</span>
          )}
        </li>
        {requests && (
          <li>
            <span>
              <strong className="num">{requests.open}</strong>{" "}
              <Link to={`${base}/licensing/requests`}>{requests.open === 1 ? "open request" : "open requests"}</Link>
            </span>
            {requests.quoted > 0 ? (
              <Badge tone="info">
                {requests.quoted} {requests.quoted === 1 ? "quote" : "quotes"} to accept
              </Badge>
            ) : (
              <span className="small muted">no quote to accept</span>
            )}
          </li>
        )}
      </ul>
    </Card>
  );
}
