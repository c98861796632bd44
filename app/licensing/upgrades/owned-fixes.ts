import type { SeverityCounts } from "~/health-checks/vocabulary";
import type { Catalogue } from "~/licensing/catalogue/graph";
import { withIncluded } from "~/licensing/catalogue/graph";
import { answeringEdition, failingRules } from "./answers";
import type { UpgradeFacts } from "./facts";
import { type Holding, holdingsThrough } from "./owned-through";
import type { Link } from "./reason";
import { countWords, holdingWords, linksToFindings, type Phrasing } from "./reason-words";
import { strengthOf } from "./strength";

/** A technology area fails although the product that answers it is owned: perhaps it is not switched on. */
export interface OwnedFix {
  /** What is owned and answers the area. */
  sku: string;
  name: string;
  areaKey: string;
  areaName: string;
  date: string;
  counts: SeverityCounts;
  text: string;
  /** To exactly the findings that are counted, beneath the customer's own address. */
  links: readonly Link[];
  strength: number;
}

/** What is owned and answers a failing area, strongest first; nothing for a reader who may not see findings. */
export function ownedFixes(catalogue: Catalogue, facts: UpgradeFacts): OwnedFix[] {
  if (!facts.readsFindings) return [];
  const owned = withIncluded(catalogue, new Set(facts.terms.map(({ sku }) => sku)));
  const phrasing: Phrasing = { catalogue, facts, owned };
  const fixes = failingRules(facts).flatMap(({ rule, area }): OwnedFix[] => {
    const product = catalogue.products.get(rule.sku);
    const answering = product ? answeringEdition(catalogue, owned, product) : null;
    const holdings = answering === null ? [] : holdingsThrough(catalogue, facts.terms, [answering]);
    const beginsLater = ({ term }: Holding) => term.startDate !== null && term.startDate > facts.today;
    const holding = holdings.find((one) => !beginsLater(one)) ?? holdings[0];
    if (!product || !holding) return [];
    // An edition is known by what was bought: ZIA Business, not the ZIA Essentials inside it.
    const sku = product.tier === null ? holding.sku : holding.term.sku;
    const has = holdingWords(phrasing, holding, []);
    return [
      {
        sku,
        name: catalogue.products.get(sku)?.name ?? sku,
        areaKey: area.areaKey,
        areaName: area.names[0] ?? area.areaKey,
        date: area.date,
        counts: area.counts,
        text: `${countWords(area)}. ${beginsLater(holding) ? `You will have ${has}: nothing more has to be bought` : `You have ${has}: it is owned, perhaps not switched on`}.`,
        links: linksToFindings(area),
        strength: strengthOf({ kind: "finding", counts: area.counts }),
      },
    ];
  });
  const once = new Map(fixes.map((fix) => [`${fix.areaKey} ${fix.sku}`, fix]));
  return [...once.values()].toSorted(
    (a, b) => b.strength - a.strength || a.areaName.localeCompare(b.areaName) || a.name.localeCompare(b.name),
  );
}
