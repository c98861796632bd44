import { db } from "~/infra/db.server";
import { type Effect, effectAndTouched, effectOn, mostNamed } from "./effect.server";
import type { RuleInForce } from "./facts";
import { getRule } from "./rules.server";

/** A rule with whom it touches now, whom switching it would affect, and its history; null where there is none. */
export async function getRulePage(id: string, now = new Date()) {
  const rule = await getRule(id);
  if (!rule) return null;
  const { effect, touched } = await effectAndTouched(rule.sku, switched(rule, !rule.isOn), now);
  const history = await getHistory(id);
  const customers = touched.get(id) ?? [];
  return { rule, touches: { count: customers.length, first: customers.slice(0, mostNamed) }, effect, history };
}

/** Whom it affects to switch the rule on or off; null where there is no such rule. */
export async function effectOfSwitch(id: string, isOn: boolean, now = new Date()): Promise<Effect | "already" | null> {
  const rule = await getRule(id);
  if (!rule) return null;
  return rule.isOn === isOn ? "already" : effectOn(rule.sku, switched(rule, isOn), now);
}

function switched({ id, sku, ownedSku, areaKey, reason }: RuleInForce, isOn: boolean) {
  return (rules: RuleInForce[]) => {
    const others = rules.filter((rule) => rule.id !== id);
    return isOn ? [...others, { id, sku, ownedSku, areaKey, reason }] : others;
  };
}

/** The latest 50, newest first. */
async function getHistory(id: string) {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "UpgradeRule", subjectId: id },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, at: true, actorName: true, action: true, before: true, after: true },
  });
  return events.map(({ id: event, at, actorName, action, before, after }) => ({
    id: event,
    at: at.toISOString(),
    who: actorName,
    lines: [whatOf(action, reasonIn(before), reasonIn(after))],
  }));
}

function whatOf(action: string, before: string, after: string): string {
  switch (action) {
    case "upgrade-rule.add":
      return after ? `added the rule with the reason “${after}”` : "added the rule";
    case "upgrade-rule.reword":
      return `changed the reason from ${quoted(before)} to ${quoted(after)}`;
    case "upgrade-rule.switch-on":
      return "switched the rule on";
    default:
      return "switched the rule off";
  }
}

const quoted = (reason: string) => (reason ? `“${reason}”` : "the portal’s own words");

function reasonIn(json: unknown): string {
  const reason = typeof json === "object" && json !== null && "reason" in json ? json.reason : "";
  return typeof reason === "string" ? reason : "";
}
