import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { RequestParty, RequestState } from "~/infra/prisma/enums";
import type { NextFilter, StateFilter } from "./all-requests-search";
import { isOpen, openStates } from "./states";

/** Whose requests: all there are, or those of these customers. */
export type Scope = "all" | readonly string[];

/** In which state, and with whom to act: what the indexes begin with, after what the lane goes by. */
export interface Standing {
  state: RequestState;
  actsNext: RequestParty | null;
}

/**
 * One way to what matches: all requests, or those of some customers, of some products, or with an order number.
 * Each key of it with each standing is a stream that an index holds in the order of the list.
 */
export interface Lane {
  by: "all" | "customer" | "product" | "order";
  keys: readonly string[];
  /** What the index does not say, and is looked at row by row. */
  only: Prisma.Sql;
}

/** The standings that a filter lets through; none where it asks who acts next on what is closed. */
export function standingsOf(state: StateFilter, next: NextFilter): Standing[] {
  const party: RequestParty | null = next === "anyone" ? null : next === "customer" ? "customer" : "seller";
  return statesOf(state).flatMap((one): Standing[] => {
    if (!isOpen(one)) return party === null ? [{ state: one, actsNext: null }] : [];
    const parties: RequestParty[] = party === null ? Object.values(RequestParty) : [party];
    return parties.map((actsNext) => ({ state: one, actsNext }));
  });
}

function statesOf(state: StateFilter): readonly RequestState[] {
  if (state === "all") return Object.values(RequestState);
  if (state === "open") return openStates;
  if (state === "closed") return Object.values(RequestState).filter((one) => !isOpen(one));
  return [state];
}

/** Up to so many customers are read one by one for a product; above, the product's requests are. */
const fewCustomers = 100;
/** Up to so many requests of the products that match are read through rather than the customers'. */
const fewRequests = 2000;

/** The ways to all that matches a search, each request on one of them or on several. */
export async function lanesOf(scope: Scope, search: string): Promise<Lane[]> {
  if (search === "") return [allOf(scope)];
  const [customers, skus] = await Promise.all([customersNamed(scope, search), productsNamed(search)]);
  const lanes: Lane[] = [{ by: "order", keys: [search], only: within(scope) }];
  if (customers.length > 0) lanes.push({ by: "customer", keys: customers, only: Prisma.empty });
  if (skus.length > 0) lanes.push(await productLane(scope, skus));
  return lanes;
}

/** The same as one lane that is read from end to end: for a download that no page bounds. */
export async function wholeLane(scope: Scope, search: string): Promise<Lane> {
  if (search === "") return { by: "all", keys: [""], only: within(scope) };
  const [customers, skus] = await Promise.all([customersNamed(scope, search), productsNamed(search)]);
  const matches = Prisma.sql`AND ("customerId" IN ${listed(customers)} OR "sku" IN ${listed(skus)}
    OR "orderNumber" = ${search})`;
  return { by: "all", keys: [""], only: Prisma.sql`${matches} ${within(scope)}` };
}

function allOf(scope: Scope): Lane {
  return scope === "all"
    ? { by: "all", keys: [""], only: Prisma.empty }
    : { by: "customer", keys: scope, only: Prisma.empty };
}

async function productLane(scope: Scope, skus: readonly string[]): Promise<Lane> {
  const isShort = scope !== "all" && scope.length <= fewCustomers && (await countOfProducts(skus)) > fewRequests;
  return isShort
    ? { by: "customer", keys: scope, only: Prisma.sql`AND +"sku" IN ${listed(skus)}` }
    : { by: "product", keys: skus, only: within(scope) };
}

async function countOfProducts(skus: readonly string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM (
      SELECT 1 FROM "ProductRequest" WHERE "sku" IN ${listed(skus)} LIMIT ${fewRequests + 1}
    )`;
  return Number(row?.count ?? 0);
}

async function customersNamed(scope: Scope, search: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Business"
    WHERE "kind" = 'customer' AND instr(lower("name"), lower(${search})) > 0
    ${scope === "all" ? Prisma.empty : Prisma.sql`AND "id" IN ${listed(scope)}`}`;
  return rows.map(({ id }) => id);
}

async function productsNamed(search: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ sku: string }[]>`
    SELECT "sku" FROM "Product"
    WHERE instr(lower("name" || ' ' || "sku" || ' ' || "family"), lower(${search})) > 0`;
  return rows.map(({ sku }) => sku);
}

// The plus keeps SQLite to the lane's own index.
function within(scope: Scope): Prisma.Sql {
  return scope === "all" ? Prisma.empty : Prisma.sql`AND +"customerId" IN ${listed(scope)}`;
}

/** A list of any length is one parameter. */
export function listed(values: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT "value" FROM json_each(${JSON.stringify(values)}))`;
}
