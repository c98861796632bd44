import { db } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import {
  type CompletionGrounds,
  type Dates,
  planCompletion,
  replaceable,
  usualDates,
} from "~/licensing/requests/completion";
import type { HeldTerm } from "~/licensing/requests/needs";
import { keyOfTouched, named, readPlans } from "~/licensing/requests/plans.server";
import { countOf } from "~/licensing/units";

interface Asked {
  id: string;
  sku: string;
  startDate: string;
  renewalDate: string | null;
  today: string;
}

/** As typed; null: as the page presets them. */
interface Typed {
  dates: Dates;
  replaced: readonly string[];
}

/** What the page shows before a request is completed: the usual dates, and all that would happen with those asked for. */
export async function getCompletionView(customerId: string, asked: Asked, typed: Typed | null) {
  const catalogue = await getCatalogue();
  const product = catalogue.products.get(asked.sku);
  if (!product) return null;
  const plans = await readPlans(db, customerId, catalogue, asked.today);
  const grounds: CompletionGrounds = { request: asked, product, plans };
  const dates = typed?.dates ?? usualDates(grounds);
  const candidates = replaceable(grounds, dates.startDate);
  const chosen = new Set(typed?.replaced ?? candidates.map(({ term }) => term.id));
  const { follows, beside, touched } = planCompletion(grounds, dates, chosen);
  const said = ({ id, sku, endDate, quantity }: HeldTerm) => {
    const { name = sku, unit = "" } = catalogue.products.get(sku) ?? {};
    return { id, name, endDate, count: quantity === null ? null : countOf(quantity, unit) };
  };
  return {
    ...dates,
    follows: follows.map(said),
    beside: beside.map(said),
    candidates: candidates.map(({ term, endsOn }) => ({ ...said(term), endsOn })),
    touched: named(catalogue, touched),
    key: keyOfTouched(touched),
  };
}

export type CompletionView = NonNullable<Awaited<ReturnType<typeof getCompletionView>>>;
