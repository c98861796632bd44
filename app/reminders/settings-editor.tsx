import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { CheckboxField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { kindFacts, type ReminderKind, reminderKindNames } from "./kinds";
import { longestSender, type ReminderSettings, thresholdsText } from "./reminder-settings";

interface SettingsEditorProps {
  settings: ReminderSettings;
  version: number;
}

interface SettingsAnswer {
  result?: SubmissionResult;
  conflict?: { version: number; by: string; overwritten: { label: string; stored: string; typed: string }[] };
}

type Fields = Record<"sender" | "version" | `${ReminderKind}-on` | `${ReminderKind}-days`, string>;

export function SettingsEditor({ settings, version }: SettingsEditorProps) {
  const { result, conflict } = useActionData<SettingsAnswer>() ?? {};
  const [form, fields] = useForm<Fields>({
    id: "reminder-settings",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: { ...typedAs(settings), version: String(version) },
  });
  const read = conflict?.version ?? fields.version.initialValue;
  return (
    <Card label="The settings">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {conflict && (
          <ConflictNotice by={conflict.by} what="the settings of reminders" overwritten={conflict.overwritten} />
        )}
        <FormErrors form={form} />
        <input key={`version ${read}`} type="hidden" name="version" defaultValue={read} />
        <TextField
          field={fields.sender}
          label="Sender"
          hint="The name that stands beside the portal’s address in mails that remind."
          required
          maxLength={longestSender}
        />
        {reminderKindNames.map((kind) => (
          <fieldset key={kind} className="stack">
            <legend>{kindFacts(kind).label}</legend>
            <CheckboxField
              field={fields[`${kind}-on`]}
              label={`Remind of ${kindFacts(kind).label.toLowerCase()}`}
              hint={kindFacts(kind).what}
            />
            <TextField
              field={fields[`${kind}-days`]}
              label={`Days for ${kindFacts(kind).label.toLowerCase()}`}
              hint={
                kindFacts(kind).counts === "down"
                  ? `Before the date, the most first, each of 1 to ${kindFacts(kind).most}.`
                  : `Since the last one, the fewest first, each of 1 to ${kindFacts(kind).most}.`
              }
              required
              maxLength={100}
              autoComplete="off"
            />
          </fieldset>
        ))}
        <div>
          <Button kind="primary">Save</Button>
        </div>
      </Form>
    </Card>
  );
}

function typedAs({ sender, kinds }: ReminderSettings): Omit<Fields, "version"> {
  return {
    sender,
    ...Object.fromEntries(
      reminderKindNames.flatMap((kind) => [
        [`${kind}-on`, kinds[kind].isOn ? "on" : ""],
        [`${kind}-days`, thresholdsText(kinds[kind].thresholds)],
      ]),
    ),
  } as Omit<Fields, "version">;
}
