import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import type { SecuritySettings } from "~/infra/security-settings";
import { getSecuritySettings, securitySettingsKey } from "~/infra/security-settings.server";
import { securityNames } from "./settings";
import { hasSecondStep } from "./two-step.server";

type SecuritySaving =
  | { outcome: "saved" }
  | { outcome: "unchanged" }
  /** Who demands it of the others has it: else nobody might be left who can come in and take it back. */
  | { outcome: "own first" }
  /** Another admin saved since `version` was read. */
  | { outcome: "changed"; current: SecuritySettings; version: number; by: string };

/** All settings or none; refuses to overwrite what another admin saved meanwhile. */
export function saveSecuritySettings(
  settings: SecuritySettings,
  version: number,
  admin: Actor,
): Promise<SecuritySaving> {
  return transact(async (tx): Promise<SecuritySaving> => {
    const saved = await getSecuritySettings(tx);
    if (securityNames.every((name) => saved.settings[name] === settings[name])) return { outcome: "unchanged" };
    if (saved.version !== version) {
      const row = await tx.auditEvent.findFirst({ ...newest, select: { actorName: true } });
      const by = row?.actorName ?? "Another admin";
      return { outcome: "changed", current: saved.settings, version: saved.version, by };
    }
    const isNew = settings.adminsNeedSecondStep && !saved.settings.adminsNeedSecondStep;
    if (isNew && !(await hasSecondStep(admin.userId, tx))) return { outcome: "own first" };

    const value = { ...settings, version: version + 1 };
    const by = { updatedAt: new Date(), updatedById: admin.userId };
    await tx.setting.upsert({
      where: { key: securitySettingsKey },
      create: { key: securitySettingsKey, value, ...by },
      update: { value, ...by },
      select: { key: true },
    });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "security.save",
      subjectType: "Setting",
      subjectId: securitySettingsKey,
      before: { ...saved.settings },
      after: { ...settings },
    });
    return { outcome: "saved" };
  });
}

const newest = {
  where: { subjectType: "Setting", subjectId: securitySettingsKey, action: "security.save" },
  orderBy: { id: "desc" },
} as const;

/** What was set, by whom and when, newest first. */
export async function listSecurityChanges() {
  const events = await db.auditEvent.findMany({
    ...newest,
    take: 50,
    select: { id: true, at: true, actorName: true, before: true, after: true },
  });
  return events.map(({ id, at, actorName, before, after }) => {
    const [was, is] = [before, after] as (Partial<SecuritySettings> | null)[];
    return {
      id,
      at: at.toISOString(),
      by: actorName,
      changes: securityNames
        .map((name) => ({ name, from: was?.[name] ?? null, to: is?.[name] ?? null }))
        .filter(({ from, to }) => from !== to),
    };
  });
}

/** The admins who can log in, and since when each has two-step login; those without it first. */
export async function listAdminsWithStep() {
  const admins = await db.user.findMany({
    where: { adminSince: { not: null }, disabledAt: null },
    orderBy: [{ totpSince: "asc" }, { firstName: "asc" }, { lastName: "asc" }],
    select: { id: true, firstName: true, lastName: true, totpSealed: true, totpSince: true },
    take: 100,
  });
  return admins.map(({ id, firstName, lastName, totpSealed, totpSince }) => ({
    id,
    name: `${firstName} ${lastName}`,
    since: totpSealed ? (totpSince?.toISOString() ?? null) : null,
  }));
}
