import { Tabs } from "./tabs";

const pages = {
  "/admin/settings": "Settings",
  "/admin/settings/reminders": "Reminders",
  "/admin/settings/security": "Security",
} as const;

/** The ways between the pages of settings, which three features own. */
export function SettingsTabs({ current }: { current: keyof typeof pages }) {
  return (
    <Tabs
      label="Pages of settings"
      tabs={Object.entries(pages).map(([to, label]) => ({ to, label, current: to === current }))}
    />
  );
}
