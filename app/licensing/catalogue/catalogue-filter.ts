import { hasWords } from "~/infra/words";
import { kindLabels, lifecycleLabels } from "./product-fields";

/** Which products an admin's list shows. */
export interface CatalogueFilter {
  search: string;
  family: string;
  kind: string;
  lifecycle: string;
  retired: "" | "yes" | "no";
  page: number;
}

/** What the URL asks for; what it says wrongly is as if it were not said. */
export function catalogueFilter(search: URLSearchParams): CatalogueFilter {
  const page = Number(search.get("page") ?? 1);
  const retired = search.get("retired");
  return {
    search: (search.get("q") ?? "").trim().slice(0, 200),
    family: (search.get("family") ?? "").slice(0, 100),
    kind: oneOf(kindLabels, search.get("kind")),
    lifecycle: oneOf(lifecycleLabels, search.get("lifecycle")),
    retired: retired === "yes" || retired === "no" ? retired : "",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

interface Listed {
  sku: string;
  name: string;
  family: string;
  kind: string;
  lifecycle: string;
  summary: string;
  isRetired: boolean;
}

/** A product fits where each word of the search stands somewhere in its texts. */
export function fits(product: Listed, { search, family, kind, lifecycle, retired }: CatalogueFilter): boolean {
  if (family && product.family !== family) return false;
  if (kind && product.kind !== kind) return false;
  if (lifecycle && product.lifecycle !== lifecycle) return false;
  if (retired && product.isRetired !== (retired === "yes")) return false;
  return hasWords([product.sku, product.name, product.family, product.summary], search);
}

function oneOf(labels: object, value: string | null): string {
  return Object.keys(labels).find((key) => key === value) ?? "";
}
