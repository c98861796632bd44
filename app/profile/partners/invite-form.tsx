import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { PartnershipType } from "~/infra/prisma/enums";
import type { InviteForm as Fields } from "~/profile/partners/invite.schema";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";

interface InviteFormProps {
  type: PartnershipType;
  formKey: string;
  refused: SubmissionResult | null;
}

export function InviteForm({ type, formKey, refused }: InviteFormProps) {
  const [form, fields] = useForm<Fields>({
    id: `invite-${type}`,
    lastResult: refused,
    defaultNoValidate: false,
    defaultValue: { formKey },
  });
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate} preventScrollReset>
      <FormErrors form={form} />
      <input type="hidden" name="intent" value="invite" />
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue ?? formKey} />
      <TextField field={fields.businessName} label="Business Name" required autoComplete="off" maxLength={120} />
      <TextField
        field={fields.email}
        label="Email"
        type="email"
        required
        autoComplete="off"
        maxLength={254}
        hint="The business email of the person who shall answer."
      />
      <div>
        <Button icon="mail" aria-describedby={`${type}-title`}>
          Invite
        </Button>
      </div>
    </Form>
  );
}
