import { db } from "~/infra/db.server";
import { getProductNames } from "~/licensing/product-names.server";
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

/** Why services are not continued, as others put it. */
export async function listReasons(): Promise<string[]> {
  const reasons = await db.nonContinuationReason.findMany({
    where: { key: { not: "keep" } },
    orderBy: { position: "asc" },
    select: { label: true },
  });
  return reasons.map(({ label }) => label);
}

export interface ServiceKind {
  key: string;
  name: string;
  description: string;
  replacement: string;
  replacedBy: { sku: string; name: string }[];
  /** full, partial or unknown: how much of it can usually go. */
  retirement: string;
  watchOuts: string[];
  questions: string[];
}
