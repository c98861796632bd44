import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { getSecuritySettings } from "~/infra/security-settings.server";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { SettingsTabs } from "~/ui/settings-tabs";
import { AdminsTable } from "./admins-table";
import { securityLabels, securityWord } from "./settings";
import { SecuritySettingsForm } from "./settings.schema";
import { listAdminsWithStep, listSecurityChanges, saveSecuritySettings } from "./settings.server";
import { SecuritySettingsEditor } from "./settings-editor";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Security"));

const page = "/admin/settings/security";

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const [saved, admins, history] = await Promise.all([
    getSecuritySettings(),
    listAdminsWithStep(),
    listSecurityChanges(),
  ]);
  const hasOwn = admins.some(({ id, since }) => id === admin.userId && since !== null);
  return json({ ...saved, admins, history, hasOwn });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: SecuritySettingsForm });
  if (submission.status !== "success") return invalid(submission);

  const { settings, version } = submission.value;
  const saving = await saveSecuritySettings(settings, version, admin);
  switch (saving.outcome) {
    case "changed":
      return json({ result: submission.reply(), conflict: saving }, 409);
    case "own first":
      return invalid(submission, {
        fieldErrors: { adminsNeedSecondStep: ["Set up two-step login for yourself first, then turn this on."] },
      });
    case "unchanged":
      return redirectWithToast(page, "Nothing was changed.");
    case "saved":
      return redirectWithToast(page, "The settings were saved.");
  }
}

export default function Security() {
  const { settings, version, admins, history, hasOwn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Security" lead="How admins log in, and how long a log-in lasts." />
      <SettingsTabs current={page} />
      <div className="grid grid--aside">
        {/* What was saved is a new form: conform keeps to the values it began with. */}
        <SecuritySettingsEditor key={version} settings={settings} version={version} hasOwn={hasOwn} />
        <AdminsTable admins={admins} />
      </div>
      <div className="section">
        <HistoryCard
          history={history.map(({ id, at, by, changes }) => ({
            id,
            at,
            who: by,
            lines: [
              "changed",
              ...changes.map(
                ({ name, from, to }) =>
                  `${securityLabels[name]}: ${securityWord(from)} before, ${securityWord(to)} now`,
              ),
            ],
          }))}
        />
      </div>
    </>
  );
}
