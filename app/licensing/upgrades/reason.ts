import type { SeverityCounts } from "~/health-checks/vocabulary";

export interface Link {
  /** Beneath the customer's own address: `/customers/:customer/` goes before it. */
  path: string;
  label: string;
}

interface Said {
  /** In plain words, for the customer. */
  text: string;
  /** To what the text speaks of, beneath the customer's own address. */
  links: readonly Link[];
  strength: number;
}

/** What the browser is told of a reason: not the facts behind it, nor how strong it is. */
export type ToldReason = Pick<Reason, "kind" | "text" | "links">;

export function told({ kind, text, links }: Reason): ToldReason {
  return { kind, text, links };
}

export type Reason = Said &
  (
    | { kind: "finding"; facts: { ruleId: string; areaKey: string; counts: SeverityCounts; needs: readonly string[] } }
    | { kind: "suggested"; facts: { suggestionId: string } }
    /** `owned`: the products of standing terms that it builds upon. */
    | { kind: "edition"; facts: { owned: readonly string[] } }
    | { kind: "fits"; facts: { ruleIds: readonly string[]; owned: readonly string[] } }
  );
