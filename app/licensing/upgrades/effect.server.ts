import { type CalendarDate, today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { everyCustomer, type Scope } from "./customers.server";
import { fixesUnder, rulesBehind, upgradesUnder } from "./effect";
import type { RuleInForce } from "./facts";
import { ruleColumns } from "./facts.server";

interface Customer {
  slug: string;
  name: string;
}

/** So many customers are named; all are counted. */
export const mostNamed = 50;

/** Whom a change of a product's rules affects. */
export interface Effect {
  /** The product comes to their Potential Upgrades. */
  gains: { count: number; first: Customer[] };
  /** It leaves their Potential Upgrades. */
  loses: { count: number; first: Customer[] };
  /** It stays there, with other reasons. */
  rewords: number;
  /** They read "you already own the fix" of more, or of fewer technology areas. */
  fixes: number;
  /** Names this effect: what an admin saw before saving. */
  seen: string;
}

/** What changes where the product's rules that are switched on are `change` of what they are now. */
export async function effectOn(
  sku: string,
  change: (rules: RuleInForce[]) => RuleInForce[],
  now = new Date(),
): Promise<Effect> {
  const catalogue = await getCatalogue();
  const today = dayOf(now);
  const before = await listRulesOf([sku]);
  const after = change(before);
  const scope = scopeOf([sku], [...before, ...after]);
  const tally = { gains: [] as Customer[], loses: [] as Customer[], rewords: 0, fixes: 0 };
  for await (const { customer, ...standing } of everyCustomer(today, scope)) {
    const had = upgradesUnder(catalogue, before, standing, today).get(sku);
    const has = upgradesUnder(catalogue, after, standing, today).get(sku);
    if (has && !had) tally.gains.push(customer);
    if (had && !has) tally.loses.push(customer);
    if (had && has && wordsOf(had) !== wordsOf(has)) tally.rewords += 1;
    if (fixesUnder(catalogue, before, standing, today) !== fixesUnder(catalogue, after, standing, today))
      tally.fixes += 1;
  }
  const slugs = [tally.gains, tally.loses].map((customers) => customers.map(({ slug }) => slug));
  return {
    gains: { count: tally.gains.length, first: tally.gains.slice(0, mostNamed) },
    loses: { count: tally.loses.length, first: tally.loses.slice(0, mostNamed) },
    rewords: tally.rewords,
    fixes: tally.fixes,
    seen: digest(JSON.stringify([sku, slugs, tally.rewords, tally.fixes])).slice(0, 32),
  };
}

/** For each rule the customers on whose Potential Upgrades it gives a reason now, by name. */
export async function touchedBy(
  rules: readonly { id: string; sku: string }[],
  now = new Date(),
): Promise<Map<string, Customer[]>> {
  const catalogue = await getCatalogue();
  const today: CalendarDate = dayOf(now);
  const touched = new Map(rules.map(({ id }) => [id, [] as Customer[]]));
  const skus = [...new Set(rules.map(({ sku }) => sku))];
  const inForce = await listRulesOf(skus);
  for await (const { customer, ...standing } of everyCustomer(today, scopeOf(skus, inForce))) {
    const upgrades = upgradesUnder(catalogue, inForce, standing, today);
    for (const suggested of upgrades.values()) for (const id of rulesBehind(suggested)) touched.get(id)?.push(customer);
  }
  return touched;
}

/** All rules of the products that are switched on: together they make the key of a product's facts. */
function listRulesOf(skus: readonly string[]): Promise<RuleInForce[]> {
  return db.upgradeRule.findMany({
    where: { sku: { in: [...skus] }, retiredAt: null },
    orderBy: { id: "asc" },
    select: ruleColumns,
  });
}

function scopeOf(skus: readonly string[], rules: readonly RuleInForce[]): Scope {
  return { skus, areaKeys: [...new Set(rules.flatMap(({ areaKey }) => areaKey ?? []))] };
}

const wordsOf = ({ reasons }: { reasons: readonly { text: string }[] }) => reasons.map(({ text }) => text).join("\n");
