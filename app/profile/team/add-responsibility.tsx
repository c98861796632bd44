import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useId } from "react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { AddResponsibilityForm } from "./responsibility.schema";

interface AddResponsibilityProps {
  lastResult: SubmissionResult | null;
  phases: readonly string[];
  formKey: string;
}

export function AddResponsibility({ lastResult, phases, formKey }: AddResponsibilityProps) {
  const [form, fields] = useForm<AddResponsibilityForm>({ id: "add", lastResult, defaultNoValidate: false });
  const list = useId();
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="formKey" value={fields.formKey.initialValue ?? formKey} />
      <div className="grid grid--2">
        <TextField field={fields.name} label="Responsibility" required autoComplete="off" maxLength={200} />
        <TextField field={fields.phase} label="Phase" required list={list} autoComplete="off" maxLength={60} />
      </div>
      <datalist id={list}>
        {phases.map((phase) => (
          <option key={phase} value={phase} />
        ))}
      </datalist>
      <div>
        <Button kind="primary">Add Responsibility</Button>
      </div>
    </Form>
  );
}
