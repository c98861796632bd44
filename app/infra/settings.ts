/** What admins may set for Licensing Expert without a deploy. */
export interface Settings {
  /** The first month of the year's first quarter: 1 is the calendar year, 2 Zscaler's fiscal year. */
  quarterStartMonth: 1 | 2 | 3;
  /** How many days before its start a request has to be ordered. */
  leadDays: number;
  /** How many of the coming quarters are offered. */
  offeredQuarters: number;
  /** A term shorter than this draws the advice to join the renewal. */
  shortTermDays: number;
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
};

export const settingNames = Object.keys(settingBounds) as SettingName[];

export const usualSettings: Settings = {
  quarterStartMonth: 1,
  leadDays: settingBounds.leadDays.usual,
  offeredQuarters: settingBounds.offeredQuarters.usual,
  shortTermDays: settingBounds.shortTermDays.usual,
};

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
