import type { Catalogue, CatalogueProduct } from "~/licensing/catalogue/graph";
import type { FailingArea, UpgradeFacts } from "./facts";

/** The rules about a technology area that fails, with that area. */
export function failingRules({ rules, failing }: Pick<UpgradeFacts, "rules" | "failing">) {
  const byKey = new Map(failing.map((area) => [area.areaKey, area]));
  return rules.flatMap((rule) => {
    const area: FailingArea | undefined = rule.areaKey === null ? undefined : byKey.get(rule.areaKey);
    return area ? [{ rule, area }] : [];
  });
}

/** The product itself, or an edition of its family that is no lower, where that is owned. */
export function answeringEdition(catalogue: Catalogue, owned: ReadonlySet<string>, product: CatalogueProduct) {
  if (owned.has(product.sku)) return product.sku;
  const { tier } = product;
  if (tier === null) return null;
  const editions = editionsOf(catalogue, owned, product.family).filter((edition) => (edition.tier ?? 0) >= tier);
  return editions.toSorted((a, b) => (a.tier ?? 0) - (b.tier ?? 0))[0]?.sku ?? null;
}

/** The editions of a family that are owned. */
export function editionsOf(catalogue: Catalogue, owned: ReadonlySet<string>, family: string): CatalogueProduct[] {
  return [...owned].flatMap((sku) => {
    const product = catalogue.products.get(sku);
    return product && product.family === family && product.tier !== null ? [product] : [];
  });
}
