import { z } from "zod";
import { isWithinSessionBounds, type SessionSetting, sessionBounds } from "~/infra/security-settings";
import { securityLabels } from "./settings";

const whole = (name: SessionSetting) => {
  const { from, to } = sessionBounds[name];
  const message = `Enter ${securityLabels[name]} as a whole number from ${from} to ${to}`;
  return z
    .string(message)
    .trim()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .refine((number) => isWithinSessionBounds(name, number), message);
};

export const SecuritySettingsForm = z
  .object({
    adminsNeedSecondStep: z.literal("on").optional(),
    adminSessionHours: whole("adminSessionHours"),
    sessionDays: whole("sessionDays"),
    version: z
      .string("Open the page again before saving")
      .regex(/^\d{1,9}$/, "Open the page again before saving")
      .transform(Number),
  })
  .transform(({ version, adminsNeedSecondStep, ...numbers }) => ({
    version,
    settings: { ...numbers, adminsNeedSecondStep: adminsNeedSecondStep === "on" },
  }));

export type SecuritySettingsForm = z.input<typeof SecuritySettingsForm>;
