import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { yearNames } from "~/admin/settings";
import { SettingsForm } from "~/admin/settings.schema";
import { listSettingChanges, saveSettings } from "~/admin/settings.server";
import { SettingsEditor } from "~/admin/settings-editor";
import { SettingsHistory } from "~/admin/settings-history";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { getSavedSettings } from "~/infra/settings.server";
import { quarters } from "~/licensing/requests/quarters";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { SettingsTabs } from "~/ui/settings-tabs";

export const meta: MetaFunction = () => pageTitle("Settings");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { settings, version, formulaVersion } = await getSavedSettings();
  const years = ([1, 2, 3] as const).map((month) => ({
    month,
    name: yearNames[month],
    next: quarters(today(), { ...settings, quarterStartMonth: month, offeredQuarters: 4 }).map(({ start }) => start),
  }));
  return json({ settings, version, formulaVersion, years, history: await listSettingChanges() });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: SettingsForm });
  if (submission.status !== "success") return invalid(submission);

  const { settings, version } = submission.value;
  const saving = await saveSettings(settings, version, admin);
  switch (saving.outcome) {
    case "changed":
      return json({ result: submission.reply(), conflict: saving }, 409);
    case "unchanged":
      return redirectWithToast("/admin/settings", "Nothing was changed.");
    case "saved":
      return redirectWithToast("/admin/settings", { title: "The settings were saved.", ...said(saving.moved) });
  }
}

function said(moved: number | null) {
  if (moved === null) return {};
  const whose = moved === 1 ? "1 open request has" : `${moved.toLocaleString("en-GB")} open requests have`;
  return { text: `${whose} another last safe day now.` };
}

export default function SettingsPage() {
  const { settings, version, formulaVersion, years, history } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Settings"
        lead="What holds for every customer: Licensing Expert, the score of health checks, and the admins’ own work."
      />
      <SettingsTabs current="/admin/settings" />
      {/* What was saved is a new form: conform keeps to the values it began with. */}
      <SettingsEditor
        key={version}
        settings={settings}
        version={version}
        formulaVersion={formulaVersion}
        years={years}
      />
      <SettingsHistory changes={history} />
    </>
  );
}
