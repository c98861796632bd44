import { db } from "~/infra/db.server";
import { getProductNames } from "~/licensing/catalogue/product-names.server";
import type { Choices } from "~/profile/cost-reduction/read-service";
import { wordsIn } from "~/profile/words-in";

/** Kinds of services that often end, by group, with what replaces them. */
export async function listServiceKinds() {
  const kinds = await db.legacyServiceTemplate.findMany({ orderBy: { position: "asc" } });
  const names = await getProductNames(kinds.flatMap((kind) => wordsIn(kind.replacedBy)));
  const groups = new Map<string, ServiceKind[]>();
  for (const kind of kinds) {
    const entry: ServiceKind = {
      key: kind.key,
      name: kind.name,
      description: kind.description,
      vendors: wordsIn(kind.typicalVendors),
      replacement: kind.replacement,
      replacedBy: wordsIn(kind.replacedBy).map((sku) => ({ sku, name: names.get(sku) ?? sku })),
      retirement: kind.retirement,
      watchOuts: wordsIn(kind.watchOuts),
      questions: wordsIn(kind.discoveryQuestions),
    };
    groups.set(kind.group, [...(groups.get(kind.group) ?? []), entry]);
  }
  return [...groups].map(([name, services]) => ({ name, services }));
}

export interface ServiceKind {
  key: string;
  name: string;
  description: string;
  /** Examples, for whoever types one. */
  vendors: string[];
  replacement: string;
  replacedBy: { sku: string; name: string }[];
  /** full, partial or unknown: how much of it can usually go. */
  retirement: string;
  watchOuts: string[];
  questions: string[];
}

/** Why services are not continued, as others put it. */
export async function listReasons() {
  return db.nonContinuationReason.findMany({
    where: { key: { not: "keep" } },
    orderBy: { position: "asc" },
    select: { key: true, label: true, requiresProduct: true },
  });
}

/** The products that may replace a service, by name. */
export async function listProducts() {
  return db.product.findMany({ orderBy: { name: "asc" }, select: { sku: true, name: true } });
}

/** What a service may refer to, for reading a form or a file. */
export async function getChoices(): Promise<Choices> {
  const [reasons, products] = await Promise.all([listReasons(), listProducts()]);
  return {
    reasons: new Map(reasons.map(({ key, requiresProduct }) => [key, { requiresProduct }])),
    skus: new Set(products.map(({ sku }) => sku)),
  };
}

/** The products that usually replace a service: those of the kind that it began with, else of the kind of its name. */
export async function suggestProducts(service: { templateKey: string | null; name: string }): Promise<string[]> {
  const kinds = await db.legacyServiceTemplate.findMany({ select: { key: true, name: true, replacedBy: true } });
  const name = service.name.toLowerCase();
  const kind =
    kinds.find(({ key }) => key === service.templateKey) ?? kinds.find((known) => known.name.toLowerCase() === name);
  return kind ? wordsIn(kind.replacedBy) : [];
}
