import { Form } from "@remix-run/react";
import { productPath } from "~/licensing/paths";
import { EndedNote } from "~/licensing/shelves/ended-note";
import { KindBadges } from "~/licensing/shelves/kind-badges";
import type { UpgradeView } from "~/licensing/shelves/page.server";
import { ShelfCard } from "~/licensing/shelves/shelf-card";
import { ReasonList } from "~/licensing/upgrades/reason-list";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Instant } from "~/ui/instant";

interface UpgradeCardProps {
  slug: string;
  product: UpgradeView;
  mayDismiss: boolean;
}

/** A product that is suggested, or was until somebody dismissed it, with the reasons. */
export function UpgradeCard({ slug, product, mayDismiss }: UpgradeCardProps) {
  const { sku, reasons, dismissal } = product;
  const dismissPath = `${productPath(slug, sku)}/dismiss`;
  return (
    <ShelfCard
      slug={slug}
      product={product}
      badges={<KindBadges product={product} />}
      foot={
        mayDismiss &&
        (dismissal ? (
          <RestoreButton action={dismissPath} describedBy={sku} />
        ) : (
          <ButtonLink small kind="quiet" to={dismissPath} aria-describedby={sku}>
            Dismiss
          </ButtonLink>
        ))
      }
    >
      {dismissal && (
        <p className="small">
          Dismissed by {dismissal.by} on <Instant at={dismissal.at} />: “{dismissal.reason}”
        </p>
      )}
      <EndedNote endedOn={product.endedOn} />
      <div className="reason">
        <Icon name="bulb" />
        <div>
          <span className="visually-hidden">Why: </span>
          <ReasonList slug={slug} reasons={reasons} />
        </div>
      </div>
    </ShelfCard>
  );
}

function RestoreButton({ action, describedBy }: { action: string; describedBy: string }) {
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value="restore" />
      <Button small aria-describedby={describedBy}>
        Restore
      </Button>
    </Form>
  );
}
