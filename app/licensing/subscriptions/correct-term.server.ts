import type { Actor } from "~/access/actor";
import { type CalendarDate, today as dayOf } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { noteChange } from "~/licensing/requests/moves.server";
import { readPlans } from "~/licensing/requests/plans.server";
import { type BeforeNext, changeTerm } from "~/licensing/subscriptions/change-term.server";
import { type Asks, type Conflict, conflictOf, hasSeen, type Seen } from "~/licensing/subscriptions/seen-term";
import type { Term } from "~/licensing/subscriptions/term";
import { differences, labelsFor, type TermDetails } from "~/licensing/subscriptions/term-fields";
import { listTerms } from "~/licensing/subscriptions/terms.server";

/** The term before it ends on `end`, so that it must begin afterwards. */
interface AfterPrevious {
  outcome: "after-previous";
  end: CalendarDate;
}

export type Corrected = { outcome: "corrected" | "unchanged" } | BeforeNext | AfterPrevious | Conflict | Asks;

/** The seller's word on a term that came from a request; null where the customer has no such term of the product. */
export async function correctTerm(
  customerId: string,
  sku: string,
  {
    details,
    reason,
    seen,
    confirmed = "",
  }: { details: TermDetails; reason: string; seen: Seen; confirmed?: string | undefined },
  actor: Actor,
  now = new Date(),
): Promise<Corrected | null> {
  const catalogue = await getCatalogue();
  const product = catalogue.products.get(sku);
  if (!product) return null;
  return transact(async (tx): Promise<Corrected | null> => {
    const terms = await listTerms(customerId, tx);
    const term = terms.find((one) => one.id === seen.term && one.sku === sku && one.source === "portal");
    if (!term) return null;
    const changes = differences(term, details);
    if (changes.length === 0) return { outcome: "unchanged" };
    if (!hasSeen(seen, term)) return conflictOf(term, details);
    const end = lastEndBefore(term, terms);
    if (end !== null && details.startDate !== term.startDate && (details.startDate ?? "") <= end)
      return { outcome: "after-previous", end };
    const plans = await readPlans(tx, customerId, catalogue, dayOf(now));
    const change = { customerId, name: product.name, details, actor, now };
    const corrected = await changeTerm(tx, { ...change, term, plans, confirmed, reason });
    if (corrected.outcome === "corrected" && term.requestId) {
      const labels = labelsFor(product.unit);
      const values = (side: "stored" | "typed") =>
        Object.fromEntries(changes.map((one) => [labels[one.field], one[side]]));
      const words = `The term was corrected. ${reason}`;
      const said = { kind: "changed", words, before: values("stored"), after: values("typed") } as const;
      await noteChange(tx, term.requestId, said, actor, now);
    }
    return corrected;
  });
}

/** The last day of what the term follows; null: it follows nothing. */
function lastEndBefore({ id }: Term, terms: readonly Term[]): CalendarDate | null {
  const ends = terms.filter(({ nextId }) => nextId === id).map(({ endDate }) => endDate);
  return ends.toSorted().at(-1) ?? null;
}
