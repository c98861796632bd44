import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import type { AddMemberForm } from "./member.schema";
import { MemberFields } from "./member-fields";

interface AddMemberProps {
  lastResult: SubmissionResult | null;
  roles: readonly string[];
  formKey: string;
}

export function AddMember({ lastResult, roles, formKey }: AddMemberProps) {
  const [form, fields] = useForm<AddMemberForm>({ id: "add", lastResult, defaultNoValidate: false });
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={fields.formKey.initialValue ?? formKey} />
      <MemberFields fields={fields} roles={roles} />
      <div>
        <Button kind="primary" icon="plus">
          Add Team Member
        </Button>
      </div>
    </Form>
  );
}
