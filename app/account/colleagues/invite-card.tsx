import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import type { InvitationFields } from "./colleagues.schema";

interface InviteCardProps {
  /** The team member who is to be given an account. */
  member: {
    id: string;
    name: string;
    firstName: string;
    lastName: string;
    email: string;
    hasAccount: boolean;
  } | null;
}

/** Invites a colleague; a team member who is invited stays the same person. */
export function InviteCard({ member }: InviteCardProps) {
  const [form, fields] = useForm<InvitationFields>({
    id: "invite",
    lastResult: useActionData<{ result: SubmissionResult }>()?.result ?? null,
    defaultNoValidate: false,
    defaultValue: member && !member.hasAccount ? member : {},
  });
  const linked = member && !member.hasAccount ? member : null;
  return (
    <Card title={linked ? `Invite ${linked.name}` : "Invite a colleague"}>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        {member?.hasAccount && <Notice title={`${member.name} of your team has an account already.`} />}
        {linked && <input type="hidden" name="memberId" value={linked.id} />}
        <p className="muted">
          {linked
            ? "The account will belong to this member of your team."
            : "A colleague sees and edits all that you do, except who belongs to the business."}
        </p>
        <div className="grid grid--2">
          <TextField field={fields.firstName} label="First Name" required maxLength={120} />
          <TextField field={fields.lastName} label="Last Name" required maxLength={120} />
        </div>
        <TextField
          field={fields.email}
          label="Email"
          hint="A business email. It gets a link that works for 14 days."
          type="email"
          required
          maxLength={254}
        />
        <div>
          <Button kind="primary" name="intent" value="invite">
            Invite
          </Button>
        </div>
      </Form>
    </Card>
  );
}
