import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { lifecycleLabels as productLifecycleLabels } from "~/licensing/catalogue/product-fields";
import type { Tone } from "~/ui/badge";

/** How far a product's life has come. */
export const lifecycles = ["active", "legacy", "end-of-life", "retired"] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const lifecycleLabels: Record<Lifecycle, string> = {
  ...productLifecycleLabels,
  retired: "Retired",
};

export const lifecycleTones: Record<Lifecycle, Tone> = {
  active: "neutral",
  legacy: "warning",
  "end-of-life": "fail",
  retired: "neutral",
};

/** Retired is what admins took out of the catalogue's offer; the rest is what Zscaler says of it. */
export function lifecycleOf({ lifecycle, isRetired }: Pick<CatalogueProduct, "lifecycle" | "isRetired">): Lifecycle {
  return isRetired ? "retired" : (lifecycles.find((known) => known === lifecycle) ?? "active");
}
