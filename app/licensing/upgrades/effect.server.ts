import { type CalendarDate, today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { everyCustomer, type Scope } from "./customers.server";
import { fixesUnder, isMetBy, rulesBehind, type Standing, shapeOf, upgradesUnder } from "./effect";
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
  return (await effectAndTouched(sku, change, now)).effect;
}

/** The same, with the customers on whose Potential Upgrades each rule that it switches gives a reason now. */
export async function effectAndTouched(
  sku: string,
  change: (rules: RuleInForce[]) => RuleInForce[],
  now: Date,
): Promise<{ effect: Effect; touched: Map<string, Customer[]> }> {
  const catalogue = await getCatalogue();
  const today = dayOf(now);
  const before = await listRulesOf([sku]);
  const after = change(before);
  const scope = scopeOf([sku], [...before, ...after]);
  const changed = [...before, ...after].filter((rule) => !(before.includes(rule) && after.includes(rule)));
  const effectAt = ofEachShape((standing) => {
    const [had, has] = [before, after].map((rules) => upgradesUnder(catalogue, rules, standing, today).get(sku));
    const [fixed, fixes] = [before, after].map((rules) => fixesUnder(catalogue, rules, standing, today));
    return {
      gains: has !== undefined && had === undefined,
      loses: had !== undefined && has === undefined,
      rewords: had !== undefined && has !== undefined && wordsOf(had) !== wordsOf(has),
      fixes: fixed !== fixes,
      rules: had ? rulesBehind(had) : [],
    };
  });
  const tally = { gains: [] as Customer[], loses: [] as Customer[], rewords: 0, fixes: 0 };
  const touched = new Map(changed.map(({ id }) => [id, [] as Customer[]]));
  for await (const { customer, ...standing } of everyCustomer(today, scope)) {
    if (!isMetBy(catalogue, changed, standing)) continue;
    const { gains, loses, rewords, fixes, rules } = effectAt(standing);
    for (const id of rules) touched.get(id)?.push(customer);
    if (gains) tally.gains.push(customer);
    if (loses) tally.loses.push(customer);
    if (rewords) tally.rewords += 1;
    if (fixes) tally.fixes += 1;
  }
  const slugs = [tally.gains, tally.loses].map((customers) => customers.map(({ slug }) => slug));
  const effect = {
    gains: { count: tally.gains.length, first: tally.gains.slice(0, mostNamed) },
    loses: { count: tally.loses.length, first: tally.loses.slice(0, mostNamed) },
    rewords: tally.rewords,
    fixes: tally.fixes,
    seen: digest(JSON.stringify([sku, slugs, tally.rewords, tally.fixes])).slice(0, 32),
  };
  return { effect, touched };
}

/** For each rule on how many customers' Potential Upgrades it gives a reason now. */
export async function countTouchedBy(
  rules: readonly { id: string; sku: string }[],
  now = new Date(),
): Promise<Map<string, number>> {
  const catalogue = await getCatalogue();
  const today: CalendarDate = dayOf(now);
  const touched = new Map(rules.map(({ id }) => [id, 0]));
  const skus = [...new Set(rules.map(({ sku }) => sku))];
  const inForce = await listRulesOf(skus);
  const asked = inForce.filter(({ id }) => touched.has(id));
  const rulesAt = ofEachShape((standing) =>
    [...upgradesUnder(catalogue, inForce, standing, today).values()].flatMap(rulesBehind),
  );
  for await (const standing of everyCustomer(today, scopeOf(skus, inForce))) {
    if (!isMetBy(catalogue, asked, standing)) continue;
    for (const id of rulesAt(standing)) if (touched.has(id)) touched.set(id, (touched.get(id) ?? 0) + 1);
  }
  return touched;
}

/** Customers who stand alike are asked about once. */
function ofEachShape<Answer>(ask: (standing: Standing) => Answer): (standing: Standing) => Answer {
  const known = new Map<string, Answer>();
  return (standing) => {
    const shape = shapeOf(standing);
    const answer = known.get(shape) ?? ask(standing);
    known.set(shape, answer);
    return answer;
  };
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
