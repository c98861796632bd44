import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { DismissForm } from "./reason.schema";

interface DismissCardProps {
  /** Names the facts that the reader sees. */
  seen: string;
  /** Where one goes who does not dismiss. */
  back: string;
}

export function DismissCard({ seen, back }: DismissCardProps) {
  const answer = useActionData<{ result: SubmissionResult }>();
  const [form, fields] = useForm<DismissForm>({
    id: "dismiss",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="Not wanted?">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <input type="hidden" name="seen" value={seen} />
        <TextAreaField
          field={fields.reason}
          label="Reason"
          hint="Secure Dynamics reads it, to suggest better."
          required
          maxLength={500}
        />
        <div className="cluster">
          <Button kind="primary">Dismiss</Button>
          <ButtonLink kind="quiet" to={back}>
            Keep it
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
