export const decisions = ["undecided", "retire", "keep"] as const;
export type Decision = (typeof decisions)[number];

export const decisionLabels: Record<Decision, string> = { undecided: "Undecided", retire: "Retire", keep: "Keep" };

export const decisionTones = { undecided: "warning", retire: "pass", keep: "neutral" } as const satisfies Record<
  Decision,
  string
>;
