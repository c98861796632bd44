import type { MetricDirection, ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";

/** The words that an objective is described with, each list in its order. */
export interface Terms {
  categories: string[];
  priorities: { key: ObjectivePriority; label: string }[];
  statuses: { key: ObjectiveStatus; label: string }[];
}

export const directions: { key: MetricDirection; label: string }[] = [
  { key: "up", label: "More is better" },
  { key: "down", label: "Less is better" },
];

/** The word on the screen for a stored key. */
export function labelOf(terms: readonly { key: string; label: string }[], key: string): string {
  return terms.find((term) => term.key === key)?.label ?? key;
}
