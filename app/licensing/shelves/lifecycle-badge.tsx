import { type Lifecycle, lifecycleLabels, lifecycleTones } from "~/licensing/shelves/lifecycle";
import { Badge } from "~/ui/badge";

/** Nothing where the product is active: that is the rule. */
export function LifecycleBadge({ lifecycle }: { lifecycle: Lifecycle }) {
  if (lifecycle === "active") return null;
  return <Badge tone={lifecycleTones[lifecycle]}>{lifecycleLabels[lifecycle]}</Badge>;
}
