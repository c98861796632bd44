import { db, type Reads } from "~/infra/db.server";
import { oncePerRequest } from "~/infra/request-context.server";
import { readSettings, type Settings } from "~/infra/settings";

/** The row of the table Setting that holds them, with the version by which two admins are told apart. */
export const settingsKey = "licensing";

/** The settings that hold now; inside a transaction's work ask `getSavedSettings(tx)`. */
export function getSettings(): Promise<Settings> {
  return oncePerRequest("settings", async () => (await getSavedSettings()).settings);
}

/** The settings with their version; 0: nobody ever saved any. The formula's version counts from 1. */
export async function getSavedSettings(
  from: Reads = db,
): Promise<{ settings: Settings; version: number; formulaVersion: number }> {
  const row = await from.setting.findUnique({ where: { key: settingsKey }, select: { value: true } });
  const { version, formulaVersion } = (row?.value ?? {}) as { version?: unknown; formulaVersion?: unknown };
  return {
    settings: readSettings(row?.value),
    version: Number.isInteger(version) ? Number(version) : 0,
    formulaVersion: Number.isInteger(formulaVersion) ? Number(formulaVersion) : 1,
  };
}
