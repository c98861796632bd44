import {
  listProducts,
  listReasons,
  listServiceKinds,
  suggestProducts,
} from "~/profile/cost-reduction/cost-reduction.server";
import { currencyOptions } from "~/profile/cost-reduction/currency-options.server";
import type { EditorChoices } from "~/profile/cost-reduction/service-editor";
import { listServices } from "~/profile/cost-reduction/services.server";

/** What the editor of a service offers to choose from. */
export async function getEditorChoices(
  customerId: string,
  service: { templateKey: string | null; name: string },
): Promise<EditorChoices> {
  const [all, groups, reasons, products, suggested] = await Promise.all([
    listServices(customerId),
    listServiceKinds(),
    listReasons(),
    listProducts(),
    suggestProducts(service),
  ]);
  const kinds = groups.flatMap(({ services }) => services);
  return {
    known: {
      vendors: distinct([...all.map(({ vendor }) => vendor), ...kinds.flatMap(({ vendors }) => vendors)]),
      categories: distinct([...all.map(({ category }) => category), ...groups.map(({ name }) => name)]),
    },
    currencies: currencyOptions(distinct(all.map(({ currency }) => currency ?? ""))),
    reasons,
    products,
    suggested: suggested.flatMap((sku) => products.find((product) => product.sku === sku) ?? []),
  };
}

/** Each word once, in its alphabetical place. */
export function distinct(words: readonly string[]): string[] {
  return [...new Set(words.filter(Boolean))].sort((a, b) => a.localeCompare(b, "en"));
}
