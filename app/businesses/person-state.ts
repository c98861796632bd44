import type { Tone } from "~/ui/badge";

export type PersonState = "active" | "invited" | "disabled" | "closing" | "closed";

export const personStateNames: Record<PersonState, string> = {
  active: "Active",
  invited: "Invited",
  disabled: "Disabled",
  closing: "Closing",
  closed: "Closed",
};

export const personStateTones: Record<PersonState, Tone> = {
  active: "pass",
  invited: "info",
  disabled: "neutral",
  closing: "warning",
  closed: "neutral",
};

interface StateFacts {
  passwordSetAt: unknown;
  disabledAt: unknown;
  closesAt: unknown;
  closedAt: unknown;
}

/** Invited: an account whose first password is not set. */
export function personStateOf({ passwordSetAt, disabledAt, closesAt, closedAt }: StateFacts): PersonState {
  if (closedAt) return "closed";
  if (disabledAt) return "disabled";
  if (closesAt) return "closing";
  return passwordSetAt ? "active" : "invited";
}
