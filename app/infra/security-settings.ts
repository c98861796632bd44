/** What admins may set about log-ins, within bounds: they can be made stricter than usual, and never looser. */
export interface SecuritySettings {
  /** An admin without two-step login reaches nothing but the page to set it up. */
  adminsNeedSecondStep: boolean;
  /** Hours after which an admin's session ends whatever happens. */
  adminSessionHours: number;
  /** Days after which any other session ends whatever happens. */
  sessionDays: number;
}

export type SessionSetting = "adminSessionHours" | "sessionDays";

export const sessionBounds: Record<SessionSetting, { from: number; to: number; usual: number }> = {
  adminSessionHours: { from: 1, to: 12, usual: 12 },
  sessionDays: { from: 1, to: 30, usual: 30 },
};

/** The settings as they are stored; what is missing, or no longer within its bounds, is the usual. */
export function readSecuritySettings(stored: unknown): SecuritySettings {
  const values = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const number = (name: SessionSetting) =>
    isWithinSessionBounds(name, values[name]) ? values[name] : sessionBounds[name].usual;
  return {
    adminsNeedSecondStep: values.adminsNeedSecondStep === true,
    adminSessionHours: number("adminSessionHours"),
    sessionDays: number("sessionDays"),
  };
}

export function isWithinSessionBounds(name: SessionSetting, value: unknown): value is number {
  const { from, to } = sessionBounds[name];
  return Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
}
