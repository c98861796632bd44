import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import type { Reads, Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import type { RequestChangeKind, RequestState } from "~/infra/prisma/enums";
import { secureDynamics } from "~/licensing/requests/seller.server";

/** A request of one customer, as the person saw it. */
export interface Place {
  customerId: string;
  id: string;
  version: number;
}

/** One change of a request: what it becomes, from where it may, and what the history says of it. */
export interface Step {
  kind: RequestChangeKind;
  from: readonly RequestState[];
  data: Omit<Prisma.ProductRequestUncheckedUpdateManyInput, "id" | "customerId" | "sku" | "version">;
  /** What was said with it: a reason, a note. */
  words?: string;
  /** Values by their label, as the history shows them. */
  before?: Record<string, string | number | null>;
  after?: Record<string, string | number | null>;
}

/** What happened to a request while a person looked at an older state of it; `state` is the one now. */
export interface Meanwhile {
  outcome: "lost";
  state: RequestState;
  what: RequestChangeKind;
  by: string;
  byBusiness: string | null;
  at: string;
}

/** "moved-before": the very same was done by the same person already, such as by a double click. Null: no such request of the customer. */
export type Moved = "moved" | "moved-before" | Meanwhile | null;

/**
 * The one way in which a request changes: a single guarded update, its line in the history and its audit event. Of two
 * people who act at once one wins; for the other nothing is changed.
 */
export async function moveRequest(tx: Tx, place: Place, step: Step, actor: Actor, now: Date): Promise<Moved> {
  const { customerId, id, version } = place;
  const { count } = await tx.productRequest.updateMany({
    where: { id, customerId, version, state: { in: [...step.from] } },
    data: { ...step.data, version: { increment: 1 } },
  });
  if (count === 0) return standingNow(tx, place, { step, actor });
  await noteChange(tx, id, step, actor, now);
  const { product } = await tx.productRequest.findUniqueOrThrow({
    where: { id, customerId },
    select: { product: { select: { name: true } } },
  });
  await record(tx, {
    actor,
    businessId: customerId,
    action: auditActions[step.kind],
    subjectType: "ProductRequest",
    subjectId: id,
    ...(step.before ? { before: step.before } : {}),
    // What a seller writes to a quote may be about money, and stays with the quote.
    after: {
      product: product.name,
      ...step.after,
      ...(step.words && step.kind !== "quoted" ? { words: step.words } : {}),
    },
  });
  return "moved";
}

/** What `moveRequest` would answer, before anything is read that only a move needs. */
export async function whyNotMoved(
  tx: Tx,
  place: Place,
  step: Pick<Step, "kind" | "from" | "words" | "after">,
  actor: Actor,
): Promise<{ movable: true } | { movable: false; moved: Exclude<Moved, "moved"> }> {
  const { customerId, id, version } = place;
  const movable = await tx.productRequest.findFirst({
    where: { id, customerId, version, state: { in: [...step.from] } },
    select: { id: true },
  });
  return movable ? { movable: true } : { movable: false, moved: await standingNow(tx, place, { step, actor }) };
}

/** The line in a request's history. A first one, of a request just made, is written with it. */
export async function noteChange(
  tx: Tx,
  requestId: string,
  { kind, words = "", before, after }: Pick<Step, "kind" | "words" | "before" | "after">,
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx.requestChange.create({
    data: {
      requestId,
      kind,
      words,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      at: now,
      byId: actor.userId,
      byName: actor.name,
      byBusiness: onBehalfOf(actor),
    },
    select: { id: true },
  });
}

/** The partner for which a person acts, or Secure Dynamics; null: the customer itself. */
export function onBehalfOf(actor: Actor): string | null {
  if (actor.kind === "customer") return null;
  return actor.business?.name ?? secureDynamics;
}

/** The quote that stands gives way: a newer one came, or the request was changed or closed. */
export async function supersedeQuote(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx.quote.updateMany({ where: { requestId, supersededAt: null }, data: { supersededAt: now } });
}

/** How a request stands now and what was done to it last; null where the customer has no such request. */
async function getMeanwhile(
  source: Pick<Reads, "productRequest"> | Pick<Tx, "productRequest">,
  { customerId, id }: Pick<Place, "customerId" | "id">,
) {
  const request = await source.productRequest.findUnique({
    where: { id, customerId },
    select: {
      state: true,
      version: true,
      changes: { orderBy: { id: "desc" }, take: 1 },
    },
  });
  return request && { ...request, last: request.changes[0] ?? null };
}

/** For who came too late: whether it was the very same, done already, or what happened meanwhile. */
export async function standingNow(
  tx: Tx,
  place: Place,
  { step, actor }: { step: Pick<Step, "kind" | "words" | "after">; actor: Actor },
): Promise<Exclude<Moved, "moved">> {
  const now = await getMeanwhile(tx, place);
  if (!now) return null;
  const { state, version, last } = now;
  if (!last) throw new Error(`Request ${place.id} has no history.`);
  const isReplay =
    version === place.version + 1 &&
    last.kind === step.kind &&
    last.byId === actor.userId &&
    (step.words === undefined || last.words === step.words) &&
    sameValues(last.after, step.after);
  if (isReplay) return "moved-before";
  const { kind: what, byName: by, byBusiness, at } = last;
  return { outcome: "lost", state, what, by, byBusiness, at: at.toISOString() };
}

/** The database keeps JSON with its keys in its own order. */
function sameValues(kept: unknown, given: Step["after"]): boolean {
  return inOrder(kept) === inOrder(given ?? null);
}

function inOrder(values: unknown): string {
  return JSON.stringify(Object.entries(values ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export const auditActions: Record<RequestChangeKind, string> = {
  requested: "request.make",
  changed: "request.change",
  quoted: "request.quote",
  quote_accepted: "request.accept-quote",
  quote_declined: "request.decline-quote",
  ordered: "request.order",
  completed: "request.complete",
  cancelled: "request.cancel",
  declined: "request.decline",
};
