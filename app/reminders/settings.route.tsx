import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { settingsChanges } from "~/reminders/differences";
import { getReminderSettings } from "~/reminders/reminder-settings.server";
import { listReminderSettingChanges, saveReminderSettings } from "~/reminders/save-settings.server";
import { ReminderSettingsForm } from "~/reminders/settings.schema";
import { SettingsEditor } from "~/reminders/settings-editor";
import { ButtonLink } from "~/ui/button";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { SettingsTabs } from "~/ui/settings-tabs";

export const meta: MetaFunction = () => pageTitle("Reminder Settings");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ ...(await getReminderSettings()), history: await listReminderSettingChanges() });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: ReminderSettingsForm });
  if (submission.status !== "success") return invalid(submission);

  const { settings, version } = submission.value;
  const saving = await saveReminderSettings(settings, version, admin);
  switch (saving.outcome) {
    case "changed": {
      const overwritten = settingsChanges(saving.current, settings).map(({ label, before, after }) => ({
        ...{ label, stored: before, typed: after },
      }));
      const conflict = { version: saving.version, by: saving.by, overwritten };
      return json({ result: submission.reply(), conflict }, 409);
    }
    case "unchanged":
      return redirectWithToast("/admin/settings/reminders", "Nothing was changed.");
    case "saved":
      return redirectWithToast("/admin/settings/reminders", {
        title: "The settings of reminders were saved.",
        text: "They hold from the next run on.",
        link: { to: "/admin/reminders/rehearsal", label: "Rehearsal" },
      });
  }
}

export default function ReminderSettingsPage() {
  const { settings, version, history } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Reminder Settings"
        lead="What is reminded of, and how many days before. A date that is moved is reminded of anew; once it has passed, nothing more is said. Secure Dynamics finds each in the portal, and all of a day in one mail."
        crumbs={[{ to: "/admin/reminders", label: "Reminders" }]}
        actions={<ButtonLink to="/admin/reminders/rehearsal">Rehearsal</ButtonLink>}
      />
      <SettingsTabs current="/admin/settings/reminders" />
      <div className="stack">
        {/* What was saved is a new form: conform keeps to the values it began with. */}
        <SettingsEditor key={version} settings={settings} version={version} />
        <HistoryCard
          history={history.map(({ id, at, who, changes }) => ({
            ...{ id, at, who },
            lines: ["changed", ...changes.map(({ label, before, after }) => `${label} from ${before} to ${after}`)],
          }))}
        />
      </div>
    </>
  );
}
