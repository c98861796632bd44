import type { Capability } from "~/access/keys";
import type { ProfileFacts } from "~/profile/overview.server";

/** Something that somebody has to do next. */
export interface Waiting {
  /** Who acts: the reader's side, or the one named in `who`. */
  you: boolean;
  who: string;
  text: string;
  why: string;
  since: string | null;
  /** Below the customer's own address. */
  path: string;
  /** The link's name. */
  open: string;
}

interface Reader {
  may: (key: Capability) => boolean;
  isCustomer: boolean;
  customerName: string;
}

/** What waits, the most pressing first: only what the reader may open. */
export function waitingOf(facts: ProfileFacts, reader: Reader): Waiting[] {
  const { healthCheck, partners, missingDetails } = facts;
  const customer = { you: reader.isCustomer, who: reader.isCustomer ? "You" : reader.customerName };
  const waiting: (Waiting & { key: Capability })[] = [];
  if (healthCheck && healthCheck.criticalFailed > 0) {
    const { date, criticalFailed } = healthCheck;
    waiting.push({
      key: "health-checks:view",
      ...customer,
      text:
        criticalFailed === 1
          ? "look at 1 critical check that fails"
          : `look at ${criticalFailed} critical checks that fail`,
      why: `In the health check of ${date}. Each says what to do.`,
      since: date,
      path: `/health-checks/${date}?status=fail&severity=critical`,
      open: "Open the checks",
    });
  }
  if (missingDetails.length > 0) {
    waiting.push({
      key: "activated:edit",
      ...customer,
      text: `add your ${missingDetails.join(" and ")}`,
      why: "So that Secure Dynamics can reach the right person.",
      since: null,
      path: "/profile/activated",
      open: "Open Activated",
    });
  }
  if (partners.invited) {
    waiting.push({
      key: "partners:view",
      you: false,
      who: partners.invited.name,
      text: "answer the invitation",
      why: `until ${partners.invited.expiresOn}`,
      since: null,
      path: "/profile/partners",
      open: "Open My Partners",
    });
  }
  return waiting.filter(({ key }) => reader.may(key)).map(({ key, ...item }) => item);
}
