import { z } from "zod";
import { isWithinBounds, type SettingName, type Settings, settingBounds } from "~/infra/settings";
import { settingLabels } from "./settings";

const whole = (name: SettingName) => {
  const { from, to } = settingBounds[name];
  const message = `Enter ${settingLabels[name]} as a whole number from ${from} to ${to}`;
  return z
    .string(message)
    .trim()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((number) => isWithinBounds(name, number), message);
};

export const SettingsForm = z
  .object({
    quarterStartMonth: z.enum(["1", "2", "3"], "Choose January, February or March"),
    leadDays: whole("leadDays"),
    offeredQuarters: whole("offeredQuarters"),
    shortTermDays: whole("shortTermDays"),
    criticalWeight: whole("criticalWeight"),
    highWeight: whole("highWeight"),
    mediumWeight: whole("mediumWeight"),
    lowWeight: whole("lowWeight"),
    warningCredit: whole("warningCredit"),
    provisionalShare: whole("provisionalShare"),
    approvalHours: whole("approvalHours"),
    staleScoreDays: whole("staleScoreDays"),
    version: z
      .string("Open the page again before saving")
      .regex(/^\d{1,9}$/, "Open the page again before saving")
      .transform(Number),
  })
  .transform(({ version, quarterStartMonth, ...numbers }) => ({
    version,
    settings: { ...numbers, quarterStartMonth: Number(quarterStartMonth) as Settings["quarterStartMonth"] },
  }));

export type SettingsForm = z.input<typeof SettingsForm>;
