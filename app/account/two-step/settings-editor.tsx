import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { type SecuritySettings, type SessionSetting, sessionBounds } from "~/infra/security-settings";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { CheckboxField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { securityLabels as labels, type SecuritySettingName, securityNames, securityWord } from "./settings";

interface SettingsEditorProps {
  settings: SecuritySettings;
  version: number;
  /** The reader has two-step login. */
  hasOwn: boolean;
}

interface SettingsAnswer {
  result?: SubmissionResult;
  conflict?: { current: SecuritySettings; version: number; by: string };
}

export function SecuritySettingsEditor({ settings, version, hasOwn }: SettingsEditorProps) {
  const { result, conflict } = useActionData<SettingsAnswer>() ?? {};
  const [form, fields] = useForm<Record<SecuritySettingName | "version", string>>({
    id: "security",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: { ...typedAs(settings), version: String(version) },
  });
  const read = conflict?.version ?? fields.version.initialValue;
  const bounds = (name: SessionSetting) => ({
    type: "number",
    min: sessionBounds[name].from,
    max: sessionBounds[name].to,
    step: 1,
    required: true,
    short: true,
  });
  return (
    <Card label="The settings">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {conflict && (
          <ConflictNotice
            by={conflict.by}
            what="the settings"
            overwritten={overwritten(typedAs(conflict.current), result?.initialValue ?? {})}
          />
        )}
        <FormErrors form={form} />
        <input key={`version ${read}`} type="hidden" name="version" defaultValue={read} />
        <CheckboxField
          field={fields.adminsNeedSecondStep}
          label={labels.adminsNeedSecondStep}
          hint="An admin without it is led to set it up after the next click, and reaches nothing else until then."
        >
          {!hasOwn && !settings.adminsNeedSecondStep && (
            <p className="small">
              Before you can turn this on, <Link to="/account/two-step/set-up">set it up for yourself</Link>.
            </p>
          )}
        </CheckboxField>
        <TextField
          field={fields.adminSessionHours}
          label={labels.adminSessionHours}
          hint="Counted from the log-in, however busy the session is. Holds for sessions that begin from now on."
          {...bounds("adminSessionHours")}
        />
        <TextField
          field={fields.sessionDays}
          label={labels.sessionDays}
          hint="Without a click for a day, any session ends sooner."
          {...bounds("sessionDays")}
        />
        <div>
          <Button kind="primary">Save</Button>
        </div>
      </Form>
    </Card>
  );
}

/** As the form sends it: a box that is not checked sends nothing. */
function typedAs({ adminsNeedSecondStep, adminSessionHours, sessionDays }: SecuritySettings) {
  return {
    adminsNeedSecondStep: adminsNeedSecondStep ? "on" : "",
    adminSessionHours: String(adminSessionHours),
    sessionDays: String(sessionDays),
  };
}

function overwritten(stored: Record<SecuritySettingName, string>, typed: Record<string, unknown>) {
  const words = (name: SecuritySettingName, text: string) =>
    name === "adminsNeedSecondStep" ? securityWord(text === "on") : text;
  return securityNames
    .map((name) => ({ name, stored: stored[name], typed: String(typed[name] ?? "") }))
    .filter((each) => each.stored !== each.typed)
    .map(({ name, stored, typed }) => ({
      label: labels[name],
      stored: words(name, stored),
      typed: words(name, typed),
    }));
}
