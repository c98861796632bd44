import { useRouteLoaderData } from "@remix-run/react";
import type { Capability } from "~/access/keys";

/** What customers/customer.route.tsx tells the frame about the customer whose pages these are. */
export interface CustomerFrame {
  customer: { slug: string; name: string };
  may: Capability[];
  /** As what a partner or an admin stands here, in the words of the screen; null for the customer's own people. */
  actingAs: string | null;
  /** How many requests of the customer are open; null for whoever may not see them. */
  openRequests: number | null;
}

/** Null outside a customer's pages. */
export function useCustomerFrame(): CustomerFrame | null {
  return (useRouteLoaderData("customers/customer.route") as CustomerFrame | undefined) ?? null;
}
