import type { SettingName } from "~/infra/settings";

/** The settings in the words of the screen. */
export const settingLabels: Record<SettingName, string> = {
  quarterStartMonth: "First month of the year's quarters",
  leadDays: "Lead Days",
  offeredQuarters: "Quarters Offered",
  shortTermDays: "Short Term Days",
  criticalWeight: "Weight of Critical",
  highWeight: "Weight of High",
  mediumWeight: "Weight of Medium",
  lowWeight: "Weight of Low",
  warningCredit: "Credit of a Warning, %",
  provisionalShare: "Provisional above, % not assessed",
  approvalHours: "Approval Hours",
  staleScoreDays: "Stale Score Days",
};

/** What each first month of a year is. */
export const yearNames = {
  1: "January, the calendar year",
  2: "February, Zscaler's fiscal year",
  3: "March, a year of your own",
} as const;

/** A value as people read it. */
export function wordOf(name: SettingName, value: number): string {
  return name === "quarterStartMonth" ? (yearNames[value as 1 | 2 | 3] ?? String(value)) : String(value);
}
