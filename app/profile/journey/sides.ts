import type { Capability } from "~/access/keys";
import type { Side } from "./scores";

/** The side for which somebody may score; null for who may only read. */
export function sideOf(may: (key: Capability) => boolean): Side | null {
  if (may("journey:score-as-admin")) return "cm360";
  return may("journey:score-as-customer") ? "business" : null;
}

/** The names of a side's fields in its form: what one side posts can never be taken for the other's. */
export const fieldNames = {
  cm360: { score: "cm360Score", note: "cm360Feedback", reason: "cm360Reason" },
  business: { score: "businessScore", note: "businessNote", reason: "businessReason" },
} as const satisfies Record<Side, Record<string, string>>;
