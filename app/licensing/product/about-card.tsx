import { productPath } from "~/licensing/paths";
import type { ProductPage } from "~/licensing/product/product-page.server";
import { LifecycleBadge } from "~/licensing/shelves/lifecycle-badge";
import type { Shelf } from "~/licensing/shelves/shelf";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { DatedText } from "~/ui/dated-text";
import { Icon } from "~/ui/icon";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

const shelfBadges: Record<Shelf, string> = {
  subscriptions: "Subscription",
  requested: "Requested",
  upgrades: "Potential Upgrade",
  all: "All Products",
};

type AboutProps = Pick<
  ProductPage,
  | "slug"
  | "sku"
  | "shelf"
  | "family"
  | "kind"
  | "lifecycle"
  | "description"
  | "helpUrl"
  | "reasons"
  | "fixes"
  | "dismissal"
  | "may"
>;

/** What the product is, and why it is suggested. */
export function AboutCard(props: AboutProps) {
  const { sku, shelf, family, kind, lifecycle, description, helpUrl } = props;
  return (
    <Card label="About the product">
      <div className="stack">
        <p className="cluster">
          {shelf !== "all" && <Badge tone="brand">{shelfBadges[shelf]}</Badge>}
          <Badge>{family}</Badge>
          <Badge>{kind}</Badge>
          <LifecycleBadge lifecycle={lifecycle} />
          <span className="small muted mono">{sku}</span>
        </p>
        <p>{description}</p>
        {helpUrl && (
          <p>
            <a href={helpUrl} rel="noreferrer">
              Read about it at Zscaler
            </a>
          </p>
        )}
        <Fixes {...props} />
        <Reasons {...props} />
      </div>
    </Card>
  );
}

/** What is owned and answers findings comes before anything to buy. */
function Fixes({ slug, fixes }: AboutProps) {
  if (fixes.length === 0) return null;
  return (
    <div className="reason">
      <Icon name="check" />
      <div>
        <strong>You already own the fix:</strong>
        <Sayings slug={slug} sayings={fixes} />
      </div>
    </div>
  );
}

function Reasons(props: AboutProps) {
  const { slug, reasons, dismissal } = props;
  return (
    <>
      {reasons.length > 0 && (
        <div className="reason">
          <Icon name="bulb" />
          <div>
            <strong>Why it is suggested:</strong>
            <Sayings slug={slug} sayings={reasons} />
          </div>
        </div>
      )}
      {dismissal && (
        <p className="small">
          Dismissed by {dismissal.by} on <Instant at={dismissal.at} />: {dismissal.reason}
        </p>
      )}
      <SuggestionLinks {...props} />
    </>
  );
}

/** Dismissing is for what stands on Potential Upgrades; what is owned or requested is no longer a matter of it. */
function SuggestionLinks({ slug, sku, shelf, reasons, dismissal, may }: AboutProps) {
  const mayDismiss = may.dismiss && (shelf === "upgrades" || dismissal);
  if (!mayDismiss && !may.suggest) return null;
  return (
    <p className="cluster small no-print">
      {mayDismiss && (
        <Link to={`${productPath(slug, sku)}/dismiss`}>{dismissal ? "Restore the suggestion" : "Dismiss"}</Link>
      )}
      {may.suggest && (
        <Link to={`${productPath(slug, sku)}/suggest`}>
          {reasons.some(({ kind }) => kind === "suggested") ? "Change the suggestion" : "Suggest to the customer"}
        </Link>
      )}
    </p>
  );
}

interface SayingsProps {
  slug: string;
  sayings: readonly { text: string; links: readonly { path: string; label: string }[] }[];
}

function Sayings({ slug, sayings }: SayingsProps) {
  return (
    <ul className="stack stack--tight">
      {sayings.map(({ text, links }) => (
        <li key={text}>
          <DatedText>{text}</DatedText>
          {links.map(({ path, label }) => (
            <span key={path}>
              {" "}
              <Link to={`/customers/${slug}/${path}`}>{label}</Link>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
