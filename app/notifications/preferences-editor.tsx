import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import type { NotificationKind } from "~/notifications/kinds";
import { type Cadence, cadenceNames, cadences, digestHour } from "~/notifications/preference";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { CheckboxField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { type FormField, textOf } from "~/ui/form-field";

interface Kind {
  kind: NotificationKind;
  label: string;
  what: string;
  isFixed: boolean;
  isOn: boolean;
}

interface PreferencesEditorProps {
  /** Where the mails go. */
  email: string;
  cadence: Cadence;
  kinds: readonly Kind[];
  version: number;
}

interface Answer {
  result?: SubmissionResult;
  conflict?: { cadence: Cadence; muted: NotificationKind[]; version: number };
}

export function PreferencesEditor({ email, cadence, kinds, version }: PreferencesEditorProps) {
  const { result, conflict } = useActionData<Answer>() ?? {};
  const [form, fields] = useForm<{ cadence: string; version: string }>({
    id: "notifications",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: { cadence, version: String(version) },
  });
  const typed = result?.initialValue;
  const isOn = ({ kind, isOn }: Kind) => (typed ? [typed.kinds].flat().includes(kind) : isOn);
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
      {conflict && (
        <ConflictNotice
          by="Somebody, in another window or by the link in a mail,"
          what="this choice"
          overwritten={overwritten(conflict, { cadence: textOf(fields.cadence), kinds, isOn })}
        />
      )}
      <FormErrors form={form} />
      <input
        key={`version ${conflict?.version ?? version}`}
        type="hidden"
        name="version"
        defaultValue={conflict?.version ?? version}
      />
      <Card title="When mails come">
        <fieldset className="stack" id={fields.cadence.id} tabIndex={-1}>
          <legend className="field__hint">To {email}</legend>
          {cadences.map((value) => (
            <CadenceChoice key={value} field={fields.cadence} value={value} />
          ))}
        </fieldset>
      </Card>
      <Card title="What you get mails about">
        <div className="stack">
          {kinds.map((kind) =>
            kind.isFixed ? (
              <div className="choice" key={kind.kind}>
                <input type="checkbox" id={`kind-${kind.kind}`} checked disabled readOnly />
                <label htmlFor={`kind-${kind.kind}`}>{kind.label}</label>
                <p className="field__hint">{kind.what} These mails come at once and cannot be turned off.</p>
              </div>
            ) : (
              <CheckboxField
                key={kind.kind}
                field={fieldOf(kind.kind, isOn(kind))}
                value={kind.kind}
                label={kind.label}
                hint={kind.what}
              />
            ),
          )}
        </div>
      </Card>
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}

const hour = `${String(digestHour).padStart(2, "0")}:00 UTC`;

const hints: Record<Cadence, string> = {
  now: "One mail for each notice, as it happens.",
  daily: `One mail at ${hour} with what is unread since the day before; none where there is nothing.`,
  weekly: `One mail on Mondays at ${hour} with what is unread; none where there is nothing.`,
};

function CadenceChoice({ field, value }: { field: FormField; value: Cadence }) {
  const id = `${field.id}-${value}`;
  return (
    <div className="choice">
      <input
        type="radio"
        id={id}
        name={field.name}
        value={value}
        required
        defaultChecked={textOf(field) === value}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>{cadenceNames[value]}</label>
      <p className="field__hint" id={`${id}-hint`}>
        {hints[value]}
      </p>
    </div>
  );
}

function fieldOf(kind: NotificationKind, isOn: boolean): FormField {
  const id = `kind-${kind}`;
  return {
    id,
    name: "kinds",
    errorId: `${id}-error`,
    descriptionId: `${id}-hint`,
    key: id,
    initialValue: isOn ? kind : "",
  };
}

interface Typed {
  cadence: string | undefined;
  kinds: readonly Kind[];
  isOn: (kind: Kind) => boolean;
}

function overwritten({ cadence, muted }: NonNullable<Answer["conflict"]>, typed: Typed) {
  const cadenceTyped = cadences.find((one) => one === typed.cadence) ?? cadence;
  const choosable = typed.kinds.filter(({ isFixed }) => !isFixed);
  const onOff = (isOn: boolean) => (isOn ? "Mails" : "No mails");
  return [
    { label: "When mails come", stored: cadenceNames[cadence], typed: cadenceNames[cadenceTyped] },
    ...choosable.map((kind) => ({
      label: kind.label,
      stored: onOff(!muted.includes(kind.kind)),
      typed: onOff(typed.isOn(kind)),
    })),
  ].filter((each) => each.stored !== each.typed);
}
