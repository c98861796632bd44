import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";

/** What will stand on a shelf that holds nothing yet. */
export function EmptyShelf({ shelf }: { shelf: "subscriptions" | "upgrades" }) {
  const look = <ButtonLink to=".">Look at All Products</ButtonLink>;
  return shelf === "subscriptions" ? (
    <Empty icon="layers" title="No subscription is recorded yet" action={look}>
      Products that you bought, through this portal or from Zscaler directly, stand here with their Service End Date.
    </Empty>
  ) : (
    <Empty icon="layers" title="No upgrade is suggested yet" action={look}>
      Suggestions follow from what you own: the next edition, or an add-on that fits. Each says why. Nothing that you
      own already, by itself or inside a bundle, is ever among them.
    </Empty>
  );
}
