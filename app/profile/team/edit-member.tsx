import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { FormErrors } from "~/ui/form-errors";
import type { EditMemberForm } from "./member.schema";
import { MemberFields } from "./member-fields";
import type { MemberConflict } from "./members.server";

interface EditMemberProps {
  /** The member's own address. */
  page: string;
  member: { name: string; role: string; email: string | null; phone: string | null; version: number };
  roles: readonly string[];
  lastResult: SubmissionResult | null;
  conflict: MemberConflict | null;
}

export function EditMember({ page, member, roles, lastResult, conflict }: EditMemberProps) {
  const [form, fields] = useForm<EditMemberForm>({
    id: "member",
    lastResult,
    defaultNoValidate: false,
    defaultValue: {
      name: member.name,
      role: member.role,
      email: member.email ?? "",
      phone: member.phone ?? "",
      version: String(member.version),
    },
  });
  // Who has seen both values may overwrite; who is only told of a typing error keeps the version that was read.
  const version = conflict?.version ?? fields.version.initialValue;
  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {conflict && <ConflictNotice what="this team member" overwritten={conflict.overwritten} />}
      <FormErrors form={form} />
      <input key={version} type="hidden" name="version" defaultValue={version} />
      <MemberFields fields={fields} roles={roles} />
      <div className="cluster">
        <Button kind="primary">Save</Button>
        <ButtonLink kind="quiet" to={`${page}/delete`}>
          Delete
        </ButtonLink>
      </div>
    </Form>
  );
}
