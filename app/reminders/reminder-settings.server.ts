import { db, type Reads } from "~/infra/db.server";
import { type ReminderSettings, readReminderSettings } from "./reminder-settings";

/** The row of the table Setting that holds them. */
export const reminderSettingsKey = "reminders";

/** The settings with the version by which two admins are told apart; 0: nobody ever saved any. */
export async function getReminderSettings(
  reads: Pick<Reads, "setting"> = db,
): Promise<{ settings: ReminderSettings; version: number }> {
  const row = await reads.setting.findUnique({ where: { key: reminderSettingsKey }, select: { value: true } });
  const { version } = (row?.value ?? {}) as { version?: unknown };
  return { settings: readReminderSettings(row?.value), version: Number.isInteger(version) ? Number(version) : 0 };
}
