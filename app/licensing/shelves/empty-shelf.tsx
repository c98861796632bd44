import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";

interface EmptyShelfProps {
  shelf: "subscriptions" | "upgrades" | "dismissed" | "all";
  /** Without a subscription nothing can follow from what is owned. */
  ownsNothing: boolean;
  mayMark: boolean;
}

const allProducts = <ButtonLink to="?shelf=all">Open All Products</ButtonLink>;

/** What will stand on a shelf that holds nothing yet. */
export function EmptyShelf({ shelf, ownsNothing, mayMark }: EmptyShelfProps) {
  if (shelf === "subscriptions")
    return (
      <Empty icon="layers" title="No subscription is recorded yet" action={allProducts}>
        Products that were bought, through this portal or from Zscaler directly, stand here with their Service End Date.{" "}
        {mayMark && <HowToMark />}
      </Empty>
    );
  if (shelf === "dismissed")
    return (
      <Empty
        icon="layers"
        title="Nothing is dismissed"
        action={<ButtonLink to="?shelf=upgrades">Back to Potential Upgrades</ButtonLink>}
      >
        What is dismissed stands on All Products, and comes back when the facts behind it change.
      </Empty>
    );
  if (shelf === "all")
    return (
      <Empty icon="layers" title="The catalogue holds no other product">
        Zscaler’s products that are on no other shelf stand here.
      </Empty>
    );
  return (
    <Empty icon="layers" title="No upgrade is suggested now" action={allProducts}>
      Suggestions follow from what is owned: the next edition, or an add-on that fits. Each says why, and nothing that
      is owned already, by itself or inside a bundle, is ever among them.{" "}
      {ownsNothing && mayMark && (
        <>
          No subscription is recorded yet. <HowToMark />
        </>
      )}
    </Empty>
  );
}

/** Below the subscriptions: how the next one gets there. */
export function BoughtDirectly() {
  return (
    <div className="section no-print">
      <Empty icon="plus" title="Bought from Zscaler directly?" action={allProducts}>
        <HowToMark />
      </Empty>
    </div>
  );
}

function HowToMark() {
  return (
    <>
      Find the product under All Products, open More…, check Already Purchased and enter the Service End Date: it then
      stands on Subscriptions.
    </>
  );
}
