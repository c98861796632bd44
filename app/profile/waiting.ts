import type { Capability } from "~/access/keys";
import { isOpen, isOverdue } from "~/profile/alignment/objective";
import type { ProfileFacts } from "~/profile/facts";
import { pressingServices } from "~/profile/pressing-services";
import { pressingSubscriptions } from "~/profile/pressing-subscriptions";
import { unscoredBy } from "~/profile/unscored";
import { waitingRequests } from "~/profile/waiting-requests";
import { byDay, counted as count, type Item, type Task, type Waiting } from "~/profile/waiting-task";

interface Reader {
  may: (key: Capability) => boolean;
  kind: "customer" | "partner" | "admin";
  customerName: string;
}

const most = 8;

/** What waits, the most pressing first: only what the reader may open. */
export function waitingOf(facts: ProfileFacts, reader: Reader): Waiting[] {
  const customer = side(reader, "customer", reader.customerName);
  const ours = side(reader, "admin", "Secure Dynamics");
  const { customer: quotes, seller } = waitingRequests(facts);
  const items: (Item | null)[] = [
    ...quotes.map((task) => at(customer, task)),
    ...byDay([...pressingServices(facts), ...pressingSubscriptions(facts)]).map((task) => at(customer, task)),
    ...seller.map((task) => at(sellerOf(facts, reader), task)),
    at(customer, criticalChecks(facts)),
    at(customer, missingDetails(facts)),
    at(ours, ourScores(facts)),
    at(customer, theirScores(facts)),
    at(customer, objectives(facts)),
    at(customer, team(facts)),
    at(customer, expiredInvitation(facts)),
    ...invitations(facts),
  ];
  return items
    .filter((item) => item !== null)
    .filter(({ key }) => reader.may(key))
    .slice(0, most)
    .map(({ key, ...item }) => item);
}

const side = (reader: Reader, kind: Reader["kind"], name: string) =>
  reader.kind === kind ? { you: true, who: "You" } : { you: false, who: name };

/** The reseller; Secure Dynamics where the customer has none. */
function sellerOf({ partners }: ProfileFacts, { kind, may }: Reader) {
  const reseller = partners.find(({ type, state }) => type === "reseller" && state === "accepted");
  const you = may("requests:fulfil") && kind === (reseller ? "partner" : "admin");
  return { you, who: you ? "You" : (reseller?.name ?? "Secure Dynamics") };
}

const at = (who: { you: boolean; who: string }, task: Task | null): Item | null =>
  task && { aside: task.why, ...who, ...task };

function criticalChecks({ healthCheck }: ProfileFacts): Task | null {
  if (!healthCheck || healthCheck.criticalFailed === 0) return null;
  const { date, criticalFailed } = healthCheck;
  return {
    key: "health-checks:view",
    text: `look at ${count(criticalFailed, "critical check that fails", "critical checks that fail")}`,
    why: `In the health check of ${date}. Each says what to do.`,
    aside: `since ${date}`,
    path: `/health-checks/${date}?status=fail&severity=critical`,
    open: "Open the checks",
  };
}

function missingDetails({ missingDetails }: ProfileFacts): Task | null {
  if (missingDetails.length === 0) return null;
  return {
    key: "activated:edit",
    text: `add your ${missingDetails.join(" and ")}`,
    why: "So that Secure Dynamics can reach the right person.",
    path: "/profile/activated",
    open: "Open Activated",
  };
}

function ourScores({ topics }: ProfileFacts): Task | null {
  const missing = unscoredBy(topics, "cm360");
  if (missing === 0) return null;
  return {
    key: "journey:view",
    text: `give the CM360 Score for ${count(missing, "topic", "topics")}`,
    why: "of the Transformation Journey",
    path: "/profile/journey",
    open: "Open the journey",
  };
}

function theirScores({ topics }: ProfileFacts): Task | null {
  const missing = unscoredBy(topics, "business");
  if (missing === 0) return null;
  return {
    key: "journey:view",
    text: `score ${count(missing, "topic", "topics")}`,
    why: "of the Transformation Journey",
    path: "/profile/journey",
    open: "Open the journey",
  };
}

function objectives({ objectives, today }: ProfileFacts): Task | null {
  const where = { key: "alignment:view", path: "/profile/alignment", open: "Open Business Alignment" } as const;
  if (objectives.length === 0)
    return { ...where, text: "record a first objective", why: "There are some to start from." };
  const overdue = objectives.filter((objective) => isOverdue(objective, today)).length;
  if (overdue > 0)
    return {
      ...where,
      text: `look at ${count(overdue, "objective", "objectives")} overdue`,
      why: "of Business Alignment",
    };
  const ownerless = objectives.filter(({ status, hasOwner }) => isOpen(status) && !hasOwner).length;
  if (ownerless === 0) return null;
  return {
    ...where,
    text: `name an owner for ${count(ownerless, "objective", "objectives")}`,
    why: "of Business Alignment",
  };
}

function team({ team: { members, responsibilities, noA, noR } }: ProfileFacts): Task | null {
  const where = { key: "team:view", path: "/profile/team", open: "Open Our Team" } as const;
  if (members === 0) return { ...where, text: "add the members of the team", why: "Nobody is listed yet." };
  if (responsibilities > 0 && noA > 0)
    return {
      ...where,
      text: `say who is accountable for ${count(noA, "responsibility", "responsibilities")}`,
      why: "They have no A.",
    };
  if (responsibilities > 0 && noR > 0)
    return {
      ...where,
      text: `say who does ${count(noR, "responsibility", "responsibilities")}`,
      why: "They have no R.",
    };
  return null;
}

function expiredInvitation({ partners }: ProfileFacts): Task | null {
  const expired = partners.find(({ state }) => state === "expired");
  if (!expired) return null;
  return {
    key: "partners:view",
    text: `send ${expired.name} the invitation again, or withdraw it`,
    why: `It expired on ${expired.expiresOn}.`,
    path: "/profile/partners",
    open: "Open My Partners",
  };
}

function invitations({ partners }: ProfileFacts): Item[] {
  return partners
    .filter(({ state }) => state === "invited")
    .map(({ name, invitedOn, expiresOn }) => ({
      key: "partners:view",
      you: false,
      who: name,
      text: "answer the invitation",
      why: `until ${expiresOn}`,
      aside: `since ${invitedOn}`,
      path: "/profile/partners",
      open: "Open My Partners",
    }));
}
