import type { SecuritySettings } from "~/infra/security-settings";

export type SecuritySettingName = keyof SecuritySettings;

export const securityLabels = {
  adminsNeedSecondStep: "Admins must use two-step login",
  adminSessionHours: "Hours until an admin’s session ends",
  sessionDays: "Days until the session of a customer or partner ends",
} satisfies Record<SecuritySettingName, string>;

export const securityNames = Object.keys(securityLabels) as SecuritySettingName[];

/** A value as people read it. */
export function securityWord(value: boolean | number | string | null | undefined): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return value === null || value === undefined ? "nothing" : String(value);
}
