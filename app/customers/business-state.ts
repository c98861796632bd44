import type { Tone } from "~/ui/badge";

export const businessStates = ["active", "suspended", "closing", "closed"] as const;
export type BusinessState = (typeof businessStates)[number];

export const businessStateNames: Record<BusinessState, string> = {
  active: "Active",
  suspended: "Suspended",
  closing: "Closing",
  closed: "Closed",
};

export const businessStateTones: Record<BusinessState, Tone> = {
  active: "pass",
  suspended: "warning",
  closing: "warning",
  closed: "neutral",
};

interface StateFacts {
  suspendedAt: unknown;
  closesAt: unknown;
  closedAt: unknown;
}

/** What weighs most: what is closed is no longer suspended, and what is suspended may be closing all the same. */
export function businessStateOf({ suspendedAt, closesAt, closedAt }: StateFacts): BusinessState {
  if (closedAt) return "closed";
  if (suspendedAt) return "suspended";
  return closesAt ? "closing" : "active";
}
