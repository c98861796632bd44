import type { Actor } from "~/access/actor";
import { type CalendarDate, today } from "~/infra/calendar";
import { db, type Reads, type Tx } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import type { Catalogue } from "~/licensing/catalogue/graph";
import { dependantsOf, type Plans, type Touched, touchedByClosing } from "~/licensing/requests/effects";
import { moveRequest } from "~/licensing/requests/moves.server";
import { openStates } from "~/licensing/requests/states";

/** What a customer holds and plans, as far as a move may touch it; also within the transaction of the move. */
export async function readPlans(
  from: Reads,
  customerId: string,
  catalogue: Catalogue,
  day: CalendarDate,
): Promise<Plans> {
  const terms = await from.subscription.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ endDate: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, sku: true, startDate: true, endDate: true, quantity: true, nextId: true },
  });
  const openRequests = await from.productRequest.findMany({
    where: { customerId, closedAt: null },
    orderBy: [{ startDate: "asc" }, { id: "asc" }],
    select: { id: true, sku: true, startDate: true, renewalDate: true },
  });
  return { catalogue, today: day, terms, openRequests };
}

/** The open requests that would fall with this one, by their products' names. */
export async function listDependants(customerId: string, requestId: string, now = new Date()) {
  const catalogue = await getCatalogue();
  return named(catalogue, dependantsOf(await readPlans(db, customerId, catalogue, today(now)), requestId));
}

/** The open requests that lose what they rest on where this one alone is closed, by their products' names. */
export async function listTouchedByClosing(customerId: string, requestId: string, now = new Date()) {
  const catalogue = await getCatalogue();
  return named(catalogue, touchedByClosing(await readPlans(db, customerId, catalogue, today(now)), requestId));
}

export function named(catalogue: Catalogue, touched: readonly Touched[]) {
  return touched.map((one) => ({ ...one, name: catalogue.products.get(one.sku)?.name ?? one.sku }));
}

/** Says in the history of each request that was touched what happened and why; the requests stay as they are. */
export async function markTouched(
  tx: Tx,
  customerId: string,
  touched: readonly Touched[],
  because: string,
  actor: Actor,
  now: Date,
): Promise<void> {
  for (const { id, why } of touched) {
    const request = await tx.productRequest.findUniqueOrThrow({ where: { id, customerId }, select: { version: true } });
    const step = { kind: "changed", from: openStates, data: {}, words: `${because} ${why}` } as const;
    await moveRequest(tx, { customerId, id, version: request.version }, step, actor, now);
  }
}

/** What was shown as touched, to be confirmed: another effect is another key. */
export function keyOfTouched(touched: readonly Touched[]): string {
  return digest(touched.map(({ id, why }) => `${id} ${why}`).join(" | ")).slice(0, 32);
}
