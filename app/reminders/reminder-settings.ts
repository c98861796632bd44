import { kindFacts, type ReminderKind, reminderKindNames } from "./kinds";

/** When reminders of a kind are given. */
export interface KindSetting {
  isOn: boolean;
  /** In days: falling where they are counted down to the date, rising where they are counted up from it. */
  thresholds: readonly number[];
}

export interface ReminderSettings {
  /** Whose name stands beside the address from which reminders come. */
  sender: string;
  kinds: Record<ReminderKind, KindSetting>;
}

export const mostThresholds = 8;
export const longestSender = 60;

export const usualReminderSettings: ReminderSettings = {
  sender: "CM360 reminders",
  kinds: Object.fromEntries(
    reminderKindNames.map((kind) => [kind, { isOn: true, thresholds: kindFacts(kind).usual }]),
  ) as Record<ReminderKind, KindSetting>,
};

/** One to eight whole numbers within the kind's bounds, each nearer to the date, or further from it, than the one before. */
export function areThresholds(kind: ReminderKind, value: unknown): value is number[] {
  const { counts, most } = kindFacts(kind);
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= mostThresholds &&
    value.every((days, at) => {
      if (!Number.isInteger(days) || days < 1 || days > most) return false;
      return at === 0 || (counts === "down" ? days < value[at - 1] : days > value[at - 1]);
    })
  );
}

/** A name that can carry nothing else into a mail's header. */
export function isSender(text: unknown): text is string {
  return (
    typeof text === "string" &&
    text.length > 0 &&
    text.length <= longestSender &&
    text === text.trim() &&
    /^[\p{L}\p{M}\p{N} .&'’+/-]+$/u.test(text)
  );
}

/** The settings as they are stored; what is missing, or no longer within its bounds, is the usual. */
export function readReminderSettings(stored: unknown): ReminderSettings {
  const { sender, kinds } = fieldsOf(stored);
  const storedKinds = fieldsOf(kinds);
  return {
    sender: isSender(sender) ? sender : usualReminderSettings.sender,
    kinds: Object.fromEntries(
      reminderKindNames.map((kind) => {
        const { isOn, thresholds } = fieldsOf(storedKinds[kind]);
        const usual = usualReminderSettings.kinds[kind];
        const days = areThresholds(kind, thresholds) ? thresholds : usual.thresholds;
        return [kind, { isOn: typeof isOn === "boolean" ? isOn : usual.isOn, thresholds: days }];
      }),
    ) as Record<ReminderKind, KindSetting>,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** "90, 60, 30", as it is typed and shown. */
export function thresholdsText(thresholds: readonly number[]): string {
  return thresholds.join(", ");
}
