import { kindFacts, reminderKindNames } from "./kinds";
import { type KindSetting, type ReminderSettings, thresholdsText } from "./reminder-settings";

/** A setting in the words of the screen, with its value before and after. */
export interface SettingsChange {
  label: string;
  before: string;
  after: string;
}

export function settingsChanges(before: ReminderSettings, after: ReminderSettings): SettingsChange[] {
  const kinds = reminderKindNames.map((kind) => ({
    label: kindFacts(kind).label,
    before: inWords(before.kinds[kind]),
    after: inWords(after.kinds[kind]),
  }));
  return [{ label: "Sender", before: before.sender, after: after.sender }, ...kinds].filter(
    (change) => change.before !== change.after,
  );
}

/** "90, 60, 30 days", or "off (90, 60, 30 days)": the days of what is off are kept. */
function inWords({ isOn, thresholds }: KindSetting): string {
  const days = `${thresholdsText(thresholds)} days`;
  return isOn ? days : `off (${days})`;
}
