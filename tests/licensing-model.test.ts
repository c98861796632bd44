import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { cancel } from "~/licensing/requests/cancel.server";
import { changeRequest } from "~/licensing/requests/change-request.server";
import { complete } from "~/licensing/requests/complete.server";
import { acceptQuote, declineQuote } from "~/licensing/requests/decide.server";
import { decline } from "~/licensing/requests/decline.server";
import { order } from "~/licensing/requests/order.server";
import { keyOfTouched } from "~/licensing/requests/plans.server";
import { sendQuote } from "~/licensing/requests/quote.server";
import { requestProduct } from "~/licensing/requests/request-product.server";
import { moves } from "~/licensing/requests/states";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { correctTerm } from "~/licensing/subscriptions/correct-term.server";
import { markPurchased, unmarkPurchased } from "~/licensing/subscriptions/purchase.server";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { aCustomer, actorOf, anAdmin, aPartner } from "./support/cast";
import { brokenInvariants } from "./support/invariants";

/** Whatever the parties do, one after another or at once, on whichever days: the books stay in order. */
const skus = ["ZIA-BIZ-EDITION", "ZIA-TFORM-EDITION", "ZIA-ADV-FW", "ZPA-BIZ-EDITION", "ZS-USERS-BIZ"] as const;

const kinds = [
  ...(["request", "request", "request", "change", "cancel", "quote", "quote", "quote", "accept", "accept"] as const),
  "decline-quote" as const,
  ...([
    "order",
    "order",
    "order",
    "complete",
    "complete",
    "complete",
    "complete",
    "complete",
    "decline",
    "mark",
    "mark",
    "unmark",
    "correct",
  ] as const),
];

const step = fc.record({
  kind: fc.constantFrom(...kinds),
  by: fc.constantFrom<"nora" | "ray" | "ada">("nora", "ray", "ada"),
  sku: fc.constantFrom(...skus),
  /** Which of several: a quarter, a request, a term, a day. */
  pick: fc.nat(40),
  confirms: fc.boolean(),
  isStale: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const moveOf = {
  ...({ change: "change", cancel: "cancel", quote: "send-quote", accept: "accept-quote" } as const),
  ...({ "decline-quote": "decline-quote", order: "order", complete: "complete", decline: "decline" } as const),
};

/** What happens at once, and how many days later. */
const turn = fc.record({ later: fc.nat(16), steps: fc.array(step, { minLength: 1, maxLength: 3 }) });

const ada = await anAdmin();

type Cast = Record<Step["by"], ReturnType<typeof actorOf>>;

async function take(customerId: string, cast: Cast, one: Step, now: Date) {
  const actor = cast[one.by];
  const day = dayOf(now);
  const { sku, pick } = one;
  const quantity = 1 + pick;
  if (one.kind === "request") return requestProduct(customerId, sku, await wanted(customerId, one, day), actor, now);
  if (one.kind === "mark" || one.kind === "unmark" || one.kind === "correct")
    return keepTerm(customerId, one, actor, now);

  const open = await db.productRequest.findMany({
    // What may not be done is tried too, but not most of the time.
    where: { customerId, ...(one.isStale ? {} : { state: { in: [...moves[moveOf[one.kind]].from] } }) },
    orderBy: { id: "asc" },
    select: { id: true, version: true, startDate: true },
  });
  const request = open[pick % Math.max(1, open.length)];
  if (!request) return null;
  const place = { customerId, id: request.id, version: request.version - (one.isStale ? 1 : 0) };
  switch (one.kind) {
    case "change":
      return twice(one, (confirm) =>
        wanted(customerId, one, day).then((details) =>
          changeRequest(
            customerId,
            place.id,
            { ...details, version: place.version, confirm: confirm ?? undefined },
            actor,
            now,
          ),
        ),
      );
    case "cancel":
      return twice(one, (shown) =>
        cancel(
          place,
          { reason: "", others: shown === null ? null : pick % 2 ? "keep" : "cancel", shown: shown ?? "" },
          actor,
          now,
        ),
      );
    case "quote":
      return sendQuote(place, { validUntil: addDays(day, pick), note: "", file: null }, actor, now);
    case "accept":
      return acceptQuote(place, actor, now);
    case "decline-quote":
      return declineQuote(place, "Too much", actor, now);
    case "order":
      return order(place, { orderNumber: `PO-${pick}`, isAcceptedOutside: one.confirms }, actor, now);
    case "decline":
      return twice(one, (confirmed) => decline(place, { reason: "Not sold", confirmed }, actor, now));
    case "complete": {
      const startDate = addDays(request.startDate, (pick % 5) * 30 - 60);
      const endDate = addDays(startDate < day ? day : startDate, 30 + pick * 20);
      const terms = await listTerms(customerId);
      const replaced = terms.filter((_, at) => (at + pick) % 2 === 0).map(({ id }) => id);
      const details = { startDate, endDate, quantity, orderNumber: "", replaced };
      return twice(one, (confirmed) => complete(place, { ...details, confirmed }, actor, now));
    }
  }
}

async function wanted(customerId: string, { pick, sku }: Step, day: string) {
  const ends = (await listTerms(customerId)).map(({ endDate }) => endDate).filter((end) => end >= day);
  const year = Number(day.slice(0, 4));
  const quarters = [0, 1].flatMap((more) => ["01", "04", "07", "10"].map((month) => `${year + more}-${month}-01`));
  const isRenewal = pick % 2 === 0 && ends.length > 0;
  return {
    cart: isRenewal ? "renewal" : (quarters.filter((quarter) => quarter > day)[pick % 4] ?? day),
    licensed: isRenewal ? (ends[pick % ends.length] ?? "") : "",
    quantity: 1 + pick,
    note: `${sku} ${pick}`,
  };
}

async function keepTerm(customerId: string, one: Step, actor: ReturnType<typeof actorOf>, now: Date) {
  const { sku, pick } = one;
  const terms = await listTerms(customerId);
  const own = terms.filter((term) => term.sku === sku);
  const term = own[pick % Math.max(1, own.length)];
  const seen = term && !one.isStale ? { term: term.id, version: term.version } : undefined;
  const endDate = addDays(dayOf(now), pick * 15);
  const details = { endDate, startDate: null, quantity: pick + 1, orderNumber: "" };
  if (one.kind === "mark")
    return twice(one, (confirmed) =>
      markPurchased(customerId, sku, details, actor, {
        seen,
        now,
        confirmed: confirmed ?? "",
        formKey: `${pick}`,
        openRequest: pick % 2 ? "keep" : "cancel",
      }),
    );
  if (one.kind === "unmark")
    return twice(one, (confirmed) =>
      unmarkPurchased(customerId, sku, actor, { seen, now, confirmed: confirmed ?? "" }),
    );
  if (!seen) return null;
  const correction = {
    details: { ...details, startDate: pick % 3 ? null : addDays(endDate, -pick) },
    reason: "Typed wrong",
    seen,
  };
  return twice(one, (confirmed) =>
    correctTerm(customerId, sku, { ...correction, confirmed: confirmed ?? undefined }, actor, now),
  );
}

/** Asked what becomes of the others, a person confirms just what was shown, or lets it be. */
async function twice<Outcome>(
  { confirms }: Step,
  act: (confirmed: string | null) => Promise<Outcome>,
): Promise<Outcome> {
  const first = await act(null);
  if (!confirms || first === null || typeof first !== "object") return first;
  const asked = first as {
    outcome?: string;
    touched?: Parameters<typeof keyOfTouched>[0];
    key?: string;
    plan?: { touched: [] };
  };
  const touched = asked.touched ?? asked.plan?.touched;
  return touched ? act(asked.key ?? keyOfTouched(touched)) : first;
}

async function shelvesOf(customerId: string, now: Date) {
  const { shelves, catalogue, standing, requests } = await getHoldings(customerId, () => true, now);
  const all = Object.values(shelves).flat();
  expect(all.length).toBe(catalogue.products.size);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(shelves.subscriptions)).toEqual(new Set(standing.keys()));
  expect(new Set(shelves.requested)).toEqual(new Set([...requests.keys()].filter((sku) => !standing.has(sku))));
}

const done = new Map<string, number>();

test("whoever does what, and when: requests, terms, quotes, shelves and the audit stay in order", async () => {
  const runs = Number(process.env.MODEL_RUNS ?? 10);
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 40 }), async (turns) => {
      const nora = await aCustomer("Nora", "Acme");
      const { id } = nora.business;
      const ray = await aPartner(nora.business, "reseller", "Ray");
      const cast = { nora: actorOf(nora), ray: actorOf(ray), ada: actorOf(ada) };
      let now = new Date("2026-11-22T09:00:00Z");
      for (const { later, steps } of turns) {
        now = new Date(now.getTime() + later * 43_200_000);
        const outcomes = await Promise.all(steps.map((one) => take(id, cast, one, now)));
        for (const [at, outcome] of outcomes.entries()) {
          const said = typeof outcome === "object" ? (outcome?.outcome ?? "null") : outcome;
          const name = `${steps[at]?.kind}: ${said}`;
          done.set(name, (done.get(name) ?? 0) + 1);
        }
        expect(await brokenInvariants()).toEqual({});
      }
      await shelvesOf(id, now);
    }),
    { numRuns: runs, ...(process.env.MODEL_SEED ? { seed: Number(process.env.MODEL_SEED) } : {}) },
  );
  // A model that never gets anywhere proves nothing.
  for (const reached of ["request: requested", "quote: moved", "order: moved", "mark: began"])
    expect([...done.keys()]).toContain(reached);
}, 300_000);
