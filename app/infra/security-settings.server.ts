import { db, type Reads } from "~/infra/db.server";
import { readSecuritySettings, type SecuritySettings } from "~/infra/security-settings";

/** The row of the table Setting that holds them. */
export const securitySettingsKey = "security";

/** The settings with their version; 0: nobody ever saved any. */
export async function getSecuritySettings(from: Reads = db): Promise<{ settings: SecuritySettings; version: number }> {
  const row = await from.setting.findUnique({ where: { key: securitySettingsKey }, select: { value: true } });
  const { version } = (row?.value ?? {}) as { version?: unknown };
  return { settings: readSecuritySettings(row?.value), version: Number.isInteger(version) ? Number(version) : 0 };
}

/** Whether admins reach nothing without two-step login. */
export async function adminsNeedSecondStep(): Promise<boolean> {
  return (await getSecuritySettings()).settings.adminsNeedSecondStep;
}
