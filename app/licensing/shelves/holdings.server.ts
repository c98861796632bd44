import type { Capability } from "~/access/keys";
import { today as dayOf } from "~/infra/calendar";
import { oncePerRequest } from "~/infra/request-context.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { listOpenRequests } from "~/licensing/requests/requests.server";
import { type Holdings, holdingsOf } from "~/licensing/shelves/holdings";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { getUpgradeFacts, listDismissals } from "~/licensing/upgrades/facts.server";

export type { Holdings } from "~/licensing/shelves/holdings";

type May = (key: Capability) => boolean;

/** As this reader may see it: nothing rests on findings or legacy services that `may` does not show. Read once a request. */
export function getHoldings(customerId: string, may: May, now = new Date()): Promise<Holdings> {
  const today = dayOf(now);
  const sees = (["health-checks:view", "cost-reduction:view"] as const).filter((key) => may(key));
  return oncePerRequest(`holdings ${customerId} ${today} ${sees}`, () => readHoldings(customerId, may, now));
}

async function readHoldings(customerId: string, may: May, now: Date): Promise<Holdings> {
  const [catalogue, terms, requests, dismissals] = await Promise.all([
    getCatalogue(),
    listTerms(customerId),
    listOpenRequests(customerId),
    listDismissals(customerId),
  ]);
  const facts = await getUpgradeFacts(customerId, terms, may, now);
  return holdingsOf({ catalogue, terms, requests, dismissals, facts, today: dayOf(now) });
}
