import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { formulaSettings, type SettingName, type Settings, settingBounds, settingNames } from "~/infra/settings";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { settingLabels as labels, wordOf } from "./settings";

interface SettingsEditorProps {
  settings: Settings;
  version: number;
  /** Of the score. */
  formulaVersion: number;
  /** What each first month gives, with the first days of the next quarters. */
  years: { month: 1 | 2 | 3; name: string; next: string[] }[];
}

interface SettingsAnswer {
  result?: SubmissionResult;
  conflict?: { current: Settings; version: number; by: string };
}

export function SettingsEditor({ settings, version, formulaVersion, years }: SettingsEditorProps) {
  const { result, conflict } = useActionData<SettingsAnswer>() ?? {};
  const [form, fields] = useForm<Record<SettingName | "version", string>>({
    id: "settings",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: { ...typedAs(settings), version: String(version) },
  });
  const read = conflict?.version ?? fields.version.initialValue;
  const bounds = (name: SettingName) => ({
    type: "number",
    min: settingBounds[name].from,
    max: settingBounds[name].to,
    step: 1,
    required: true,
    short: true,
  });
  return (
    <Form method="post" className="stack" id={form.id} noValidate={form.noValidate}>
      {conflict && (
        <ConflictNotice
          by={conflict.by}
          what="the settings"
          overwritten={overwritten(typedAs(conflict.current), result?.initialValue ?? {})}
        />
      )}
      <FormErrors form={form} />
      <input key={`version ${read}`} type="hidden" name="version" defaultValue={read} />
      <Card title="Licensing Expert" label="Licensing Expert">
        <div className="form">
          <SelectField
            field={fields.quarterStartMonth}
            label={labels.quarterStartMonth}
            hint="When the first quarter of a year begins. Requests that stand keep their dates."
            required
            options={years.map(({ month, name }) => ({ value: String(month), label: name }))}
          />
          <div className="small">
            <p>With the lead days of now, the next quarters would begin on:</p>
            <Facts facts={years.map(({ name, next }) => [name, <Days key={name} dates={next} />])} />
          </div>
          <TextField
            field={fields.leadDays}
            label={labels.leadDays}
            hint="How many days before its first day a product has to be ordered. From it come the quarters that can still be chosen, and the last safe day of each request; that of open requests moves with it."
            {...bounds("leadDays")}
          />
          <TextField
            field={fields.offeredQuarters}
            label={labels.offeredQuarters}
            hint="How many of the coming quarters Shopping Cart offers."
            {...bounds("offeredQuarters")}
          />
          <TextField
            field={fields.shortTermDays}
            label={labels.shortTermDays}
            hint="A term shorter than this draws the advice to join the renewal. 0: never."
            {...bounds("shortTermDays")}
          />
        </div>
      </Card>
      <Card title="Score of health checks" label="Score of health checks">
        <div className="form">
          <p className="small muted">
            New uploads are scored with these, and each keeps the formula it was scored with. Now: formula{" "}
            {formulaVersion}.
          </p>
          <div className="form--row">
            {formulaSettings.map((name) => (
              <TextField key={name} field={fields[name]} label={labels[name]} {...bounds(name)} />
            ))}
          </div>
        </div>
      </Card>
      <Card title="The admins’ own work" label="The admins’ own work">
        <div className="form">
          <TextField
            field={fields.approvalHours}
            label={labels.approvalHours}
            hint="A sign-up that has waited for so many hours, weekends counted, is marked, and the admins are told once."
            {...bounds("approvalHours")}
          />
          <TextField
            field={fields.staleScoreDays}
            label={labels.staleScoreDays}
            hint="After so many days Home asks for a CM360 score to be looked at again."
            {...bounds("staleScoreDays")}
          />
        </div>
      </Card>
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}

function Days({ dates }: { dates: string[] }) {
  return dates.map((date, at) => (
    <span key={date}>
      {at > 0 && ", "}
      <Day date={date} />
    </span>
  ));
}

function typedAs(settings: Settings): Record<SettingName, string> {
  return Object.fromEntries(settingNames.map((name) => [name, String(settings[name])])) as Record<SettingName, string>;
}

function overwritten(stored: Record<SettingName, string>, typed: Record<string, unknown>) {
  return settingNames
    .map((name) => ({ name, stored: stored[name], typed: String(typed[name] ?? "") }))
    .filter((each) => each.stored !== each.typed)
    .map(({ name, stored, typed }) => ({
      label: labels[name],
      stored: wordOf(name, Number(stored)),
      typed: wordOf(name, Number(typed)),
    }));
}
