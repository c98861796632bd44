import { z } from "zod";
import { kindFacts, type ReminderKind, reminderKindNames } from "./kinds";
import {
  areThresholds,
  isSender,
  longestSender,
  mostThresholds,
  type ReminderSettings,
  thresholdsText,
} from "./reminder-settings";

const senderMessage = `Enter the sender as a name of up to ${longestSender} letters, figures, spaces, full stops, hyphens and apostrophes`;

/** Days in a list: commas, semicolons or spaces stand between them. */
const days = (kind: ReminderKind) => {
  const { label, counts, most, usual } = kindFacts(kind);
  const order = counts === "down" ? "smaller" : "larger";
  const message = `Enter the days for ${label} as up to ${mostThresholds} whole numbers from 1 to ${most}, each ${order} than the one before, such as ${thresholdsText(usual)}`;
  return z
    .string(message)
    .max(100, message)
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
    .refine((parts) => parts.every((part) => /^\d{1,4}$/.test(part)), message)
    .transform((parts) => parts.map(Number))
    .refine((numbers) => areThresholds(kind, numbers), message);
};

const shape = Object.fromEntries(
  reminderKindNames.flatMap((kind) => [
    [`${kind}-days`, days(kind)],
    [`${kind}-on`, z.literal("on").optional()],
  ]),
) as { [Name in `${ReminderKind}-days`]: ReturnType<typeof days> } & {
  [Name in `${ReminderKind}-on`]: z.ZodOptional<z.ZodLiteral<"on">>;
};

export const ReminderSettingsForm = z
  .object({
    sender: z.string(senderMessage).trim().refine(isSender, senderMessage),
    version: z
      .string("Open the page again before saving")
      .regex(/^\d{1,9}$/, "Open the page again before saving")
      .transform(Number),
    ...shape,
  })
  .transform(({ sender, version, ...fields }): { version: number; settings: ReminderSettings } => ({
    version,
    settings: {
      sender,
      kinds: Object.fromEntries(
        reminderKindNames.map((kind) => [
          kind,
          { isOn: fields[`${kind}-on`] === "on", thresholds: fields[`${kind}-days`] },
        ]),
      ) as unknown as ReminderSettings["kinds"],
    },
  }));
