/** What a customer and its partners may read: published, not withdrawn, not replaced by a newer file for the date. */
export const visible = { publishedAt: { not: null }, withdrawnAt: null, replacedAt: null } as const;

/** All rows are stored. */
export const ready = { readyAt: { not: null } } as const;

export type State = "draft" | "published" | "withdrawn" | "replaced" | "discarded";

export const stateLabels: Record<State, string> = {
  draft: "Draft",
  published: "Published",
  withdrawn: "Withdrawn",
  replaced: "Replaced",
  discarded: "Discarded",
};

export function stateOf(check: {
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  replacedAt: Date | null;
  discardedAt: Date | null;
}): State {
  if (check.withdrawnAt) return "withdrawn";
  if (check.replacedAt) return "replaced";
  if (check.discardedAt) return "discarded";
  return check.publishedAt ? "published" : "draft";
}
