import type { SettingName } from "~/infra/settings";
import { HistoryCard } from "~/ui/history-card";
import { settingLabels, wordOf } from "./settings";

interface SettingsHistoryProps {
  changes: { id: number; at: string; by: string; changes: Change[] }[];
}

interface Change {
  name: SettingName;
  from: number | null;
  to: number | null;
}

export function SettingsHistory({ changes }: SettingsHistoryProps) {
  if (changes.length === 0) return null;
  return (
    <div className="section">
      <HistoryCard
        history={changes.map(({ id, at, by, changes }) => ({
          id,
          at,
          who: by,
          lines: ["changed", ...changes.map(sentence)],
        }))}
      />
    </div>
  );
}

function sentence({ name, from, to }: Change): string {
  const words = (value: number | null) => (value === null ? "nothing" : wordOf(name, value));
  return `${settingLabels[name]} from ${words(from)} to ${words(to)}`;
}
