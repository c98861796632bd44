import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button, ButtonLink, DefaultButton } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { Refusal } from "./assign-refusal";
import { letterKey } from "./letter-field";
import { type Letter, letterMeanings, letters, letterText } from "./letters";
import type { ResponsibilityForm } from "./responsibility.schema";

interface EditResponsibilityProps {
  base: string;
  responsibility: { name: string; phase: string; version: number };
  members: readonly { id: string; name: string; role: string; letter: Letter | null }[];
  lastResult: SubmissionResult | null;
  refusal: Refusal | null;
}

/** Who holds which letter, what it is called, and in which phase it stands: one plain form. */
export function EditResponsibility({ base, responsibility, members, lastResult, refusal }: EditResponsibilityProps) {
  const [form, fields] = useForm<ResponsibilityForm>({
    id: "responsibility",
    lastResult,
    defaultNoValidate: false,
    defaultValue: {
      version: String(responsibility.version),
      name: responsibility.name,
      phase: responsibility.phase,
      letters: Object.fromEntries(members.map(({ id, letter }) => [letterKey(id), letter ?? ""])),
    },
  });
  const letterFields = fields.letters.getFieldset();
  const version = refusal?.conflict?.version ?? fields.version.initialValue;
  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      <DefaultButton />
      {refusal?.conflict && <ConflictNotice what="this responsibility" overwritten={refusal.conflict.overwritten} />}
      <FormErrors form={form} />
      <input type="hidden" name="intent" value="save" />
      <input key={version} type="hidden" name="version" defaultValue={version} />
      {members.length === 0 && <p>Add a team member first: then the letters are given here.</p>}
      <div className="grid">
        {members.map(({ id, name, role }) => {
          const field = letterFields[letterKey(id)];
          return (
            field && <SelectField key={id} field={field} label={name} hint={role || undefined} options={options} />
          );
        })}
      </div>
      <div className="grid grid--2">
        <TextField field={fields.name} label="Responsibility" required autoComplete="off" maxLength={200} />
        <TextField field={fields.phase} label="Phase" required autoComplete="off" maxLength={60} />
      </div>
      <div className="cluster">
        <Button kind="primary">Save</Button>
        {refusal?.moveTo && (
          <Button name="moveA" value="on">
            Move the A to {refusal.moveTo}
          </Button>
        )}
        <ButtonLink kind="quiet" to={base}>
          Back to the team
        </ButtonLink>
      </div>
    </Form>
  );
}

const options = [
  { value: "", label: "–" },
  ...letters.map((letter) => ({ value: letter, label: `${letterText(letter)} · ${letterMeanings[letter]}` })),
];
