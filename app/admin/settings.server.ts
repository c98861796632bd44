import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { formulaSettings, type Settings, settingNames } from "~/infra/settings";
import { getSavedSettings, settingsKey } from "~/infra/settings.server";
import { moveLastSafeDays } from "~/licensing/requests/all-requests-lead.server";

type SettingsSaving =
  /** `moved`: how many open requests have another last safe day now; null: the lead days stayed. */
  | { outcome: "saved"; moved: number | null }
  | { outcome: "unchanged" }
  /** Another admin saved since `version` was read. */
  | { outcome: "changed"; current: Settings; version: number; by: string };

/** All settings or none; refuses to overwrite what another admin saved meanwhile. */
export function saveSettings(settings: Settings, version: number, admin: Actor): Promise<SettingsSaving> {
  return transact(async (tx): Promise<SettingsSaving> => {
    const saved = await getSavedSettings(tx);
    if (settingNames.every((name) => saved.settings[name] === settings[name])) return { outcome: "unchanged" };
    if (saved.version !== version) {
      const row = await tx.auditEvent.findFirst({ ...newest, select: { actorName: true } });
      return {
        outcome: "changed",
        current: saved.settings,
        version: saved.version,
        by: row?.actorName ?? "Another admin",
      };
    }
    const sameFormula = formulaSettings.every((name) => saved.settings[name] === settings[name]);
    const formulaVersion = saved.formulaVersion + (sameFormula ? 0 : 1);
    const value = { ...settings, version: version + 1, formulaVersion };
    const by = { updatedAt: new Date(), updatedById: admin.userId };
    await tx.setting.upsert({
      where: { key: settingsKey },
      create: { key: settingsKey, value, ...by },
      update: { value, ...by },
      select: { key: true },
    });
    const moved = saved.settings.leadDays === settings.leadDays ? null : await moveLastSafeDays(tx, settings.leadDays);
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "settings.save",
      subjectType: "Setting",
      subjectId: settingsKey,
      before: { ...saved.settings },
      after: { ...settings, ...(moved === null ? {} : { moved }) },
    });
    return { outcome: "saved", moved };
  });
}

const newest = {
  where: { subjectType: "Setting", subjectId: settingsKey, action: "settings.save" },
  orderBy: { id: "desc" },
} as const;

/** What was set, by whom and when, newest first. */
export async function listSettingChanges() {
  const events = await db.auditEvent.findMany({
    ...newest,
    take: 50,
    select: { id: true, at: true, actorName: true, before: true, after: true },
  });
  return events.map(({ id, at, actorName, before, after }) => {
    const [was, is] = [before, after] as (Partial<Record<string, number>> | null)[];
    return {
      id,
      at: at.toISOString(),
      by: actorName,
      changes: settingNames
        .map((name) => ({ name, from: was?.[name] ?? null, to: is?.[name] ?? null }))
        .filter(({ from, to }) => from !== to),
    };
  });
}
