/** What admins may set without a deploy: for Licensing Expert, for the score of health checks, and for their own work. */
export interface Settings {
  /** The first month of the year's first quarter: 1 is the calendar year, 2 Zscaler's fiscal year. */
  quarterStartMonth: 1 | 2 | 3;
  /** How many days before its start a request has to be ordered. */
  leadDays: number;
  /** How many of the coming quarters are offered. */
  offeredQuarters: number;
  /** A term shorter than this draws the advice to join the renewal. */
  shortTermDays: number;
  /** How much a check of each severity weighs in the score. */
  criticalWeight: number;
  highWeight: number;
  mediumWeight: number;
  lowWeight: number;
  /** What a warning earns, in hundredths of a pass. A pass earns all and a fail nothing: else 0 and 100 would not be the ends. */
  warningCredit: number;
  /** A score is provisional when more than so many hundredths of the rows were not assessed. */
  provisionalShare: number;
  /** A sign-up that has waited for so many hours waits too long: the admins are told. */
  approvalHours: number;
  /** A CM360 score that has stood for so many days should be looked at again. */
  staleScoreDays: number;
}

export type SettingName = keyof Settings;

interface Bounds {
  from: number;
  to: number;
  /** What holds until an admin sets something else. */
  usual: number;
}

/** Whole numbers, all of them. */
export const settingBounds: Record<SettingName, Bounds> = {
  quarterStartMonth: { from: 1, to: 3, usual: 1 },
  leadDays: { from: 0, to: 120, usual: 14 },
  offeredQuarters: { from: 1, to: 12, usual: 8 },
  shortTermDays: { from: 0, to: 365, usual: 90 },
  criticalWeight: { from: 1, to: 100, usual: 10 },
  highWeight: { from: 1, to: 100, usual: 5 },
  mediumWeight: { from: 1, to: 100, usual: 3 },
  lowWeight: { from: 1, to: 100, usual: 1 },
  warningCredit: { from: 0, to: 100, usual: 50 },
  provisionalShare: { from: 0, to: 100, usual: 10 },
  approvalHours: { from: 1, to: 336, usual: 24 },
  staleScoreDays: { from: 30, to: 1000, usual: 180 },
};

/** Those that make the score: whenever one of them changes, the formula is another one. */
export const formulaSettings = [
  "criticalWeight",
  "highWeight",
  "mediumWeight",
  "lowWeight",
  "warningCredit",
  "provisionalShare",
] as const satisfies readonly SettingName[];

export const settingNames = Object.keys(settingBounds) as SettingName[];

export const usualSettings = Object.fromEntries(
  settingNames.map((name) => [name, settingBounds[name].usual]),
) as unknown as Settings;

/** The settings as they are stored; what is missing, or no longer within its bounds, is the usual. */
export function readSettings(stored: unknown): Settings {
  const values = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const valid = settingNames.filter((name) => isWithinBounds(name, values[name]));
  return { ...usualSettings, ...Object.fromEntries(valid.map((name) => [name, values[name]])) };
}

export function isWithinBounds(name: SettingName, value: unknown): value is number {
  const { from, to } = settingBounds[name];
  return Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
}
