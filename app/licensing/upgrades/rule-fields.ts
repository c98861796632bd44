/** When a rule holds, in the words of the screen. */
export const conditionLabels = { owned: "The customer owns", area: "Fails in the health check" } as const;
export type Condition = keyof typeof conditionLabels;

/** Which rules an admin's list shows. */
export interface RuleFilter {
  search: string;
  condition: Condition | "";
  state: "" | "on" | "off";
  page: number;
}

/** What the URL asks for; what it says wrongly is as if it were not said. */
export function ruleFilter(search: URLSearchParams): RuleFilter {
  const page = Number(search.get("page") ?? 1);
  const condition = search.get("when");
  const state = search.get("state");
  return {
    search: (search.get("q") ?? "").normalize("NFC").trim().slice(0, 200),
    condition: condition === "owned" || condition === "area" ? condition : "",
    state: state === "on" || state === "off" ? state : "",
    page: Number.isSafeInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  };
}
