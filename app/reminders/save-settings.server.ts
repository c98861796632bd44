import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { type SettingsChange, settingsChanges } from "./differences";
import type { ReminderSettings } from "./reminder-settings";
import { readReminderSettings } from "./reminder-settings";
import { getReminderSettings, reminderSettingsKey } from "./reminder-settings.server";

type Saving =
  | { outcome: "saved" | "unchanged" }
  /** Another admin saved since `version` was read. */
  | { outcome: "changed"; current: ReminderSettings; version: number; by: string };

/** All settings or none; refuses to overwrite what another admin saved meanwhile. */
export function saveReminderSettings(settings: ReminderSettings, version: number, admin: Actor): Promise<Saving> {
  return transact(async (tx): Promise<Saving> => {
    const saved = await getReminderSettings(tx);
    if (settingsChanges(saved.settings, settings).length === 0) return { outcome: "unchanged" };
    if (saved.version !== version) {
      const row = await tx.auditEvent.findFirst({ ...newest, select: { actorName: true } });
      return {
        ...{ outcome: "changed", current: saved.settings, version: saved.version },
        by: row?.actorName ?? "Another admin",
      };
    }
    const { sender, kinds } = settings;
    const value = {
      ...{ sender, version: version + 1 },
      kinds: Object.fromEntries(
        Object.entries(kinds).map(([kind, { isOn, thresholds }]) => [kind, { isOn, thresholds: [...thresholds] }]),
      ),
    };
    const by = { updatedAt: new Date(), updatedById: admin.userId };
    await tx.setting.upsert({
      where: { key: reminderSettingsKey },
      create: { key: reminderSettingsKey, value, ...by },
      update: { value, ...by },
      select: { key: true },
    });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "reminders.settings",
      subjectType: "Setting",
      subjectId: reminderSettingsKey,
      before: JSON.parse(JSON.stringify(saved.settings)),
      after: { sender, kinds: value.kinds },
    });
    return { outcome: "saved" };
  });
}

const newest = {
  where: { subjectType: "Setting", subjectId: reminderSettingsKey },
  orderBy: { id: "desc" },
} as const;

/** What was set, by whom and when, newest first. */
export async function listReminderSettingChanges(): Promise<
  { id: number; at: string; who: string; changes: SettingsChange[] }[]
> {
  const events = await db.auditEvent.findMany({
    ...newest,
    take: 50,
    select: { id: true, at: true, actorName: true, before: true, after: true },
  });
  return events.map(({ id, at, actorName, before, after }) => ({
    ...{ id, at: at.toISOString(), who: actorName },
    changes: settingsChanges(readReminderSettings(before), readReminderSettings(after)),
  }));
}
