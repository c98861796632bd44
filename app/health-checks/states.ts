/**
 * What a customer and its partners may read: published, not withdrawn, not replaced by a newer file for the date.
 * An undone one is withdrawn too, an undone draft discarded too: so whatever leaves those out leaves it out.
 */
export const visible = { publishedAt: { not: null }, withdrawnAt: null, replacedAt: null } as const;

/** All rows are stored. */
export const ready = { readyAt: { not: null } } as const;

export const states = ["draft", "published", "replaced", "withdrawn", "discarded", "undone"] as const;
export type State = (typeof states)[number];

export const stateLabels: Record<State, string> = {
  draft: "Draft",
  published: "Published",
  withdrawn: "Withdrawn",
  replaced: "Replaced",
  discarded: "Discarded",
  undone: "Undone",
};

export function stateOf(check: {
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  replacedAt: Date | null;
  discardedAt: Date | null;
  undoneAt: Date | null;
}): State {
  if (check.undoneAt) return "undone";
  if (check.withdrawnAt) return "withdrawn";
  if (check.replacedAt) return "replaced";
  if (check.discardedAt) return "discarded";
  return check.publishedAt ? "published" : "draft";
}

/** The same as `stateOf`, for a query. */
export const inState = {
  draft: { publishedAt: null, discardedAt: null, undoneAt: null },
  published: visible,
  replaced: { replacedAt: { not: null }, withdrawnAt: null, undoneAt: null },
  withdrawn: { withdrawnAt: { not: null }, undoneAt: null },
  discarded: { publishedAt: null, discardedAt: { not: null }, undoneAt: null },
  undone: { undoneAt: { not: null } },
} as const satisfies Record<State, object>;
