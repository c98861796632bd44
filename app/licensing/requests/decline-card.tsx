import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { requestPath } from "~/licensing/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { ConfirmTouched } from "./confirm-touched";
import type { Touched } from "./effects";
import { reasonLimit } from "./limits";
import type { DeclineForm } from "./move.schema";
import type { MovePage } from "./move-page.server";
import { VersionField } from "./version-field";

interface DeclineCardProps {
  page: MovePage;
  touched: readonly (Touched & { name: string })[];
  confirmKey: string;
}

export function DeclineCard({ page, touched, confirmKey }: DeclineCardProps) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  const [form, fields] = useForm<DeclineForm>({
    id: "decline",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { version: String(page.version) },
  });
  return (
    <Card label="Decline">
      {page.state === "ordered" && (
        <Notice tone="warning" title="It is ordered already.">
          Stop the order before you decline the request.
        </Notice>
      )}
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <VersionField field={fields.version} version={page.version} />
        <TextAreaField
          field={fields.reason}
          label="Reason"
          required
          hint={`${page.customerName} reads it, and can request the product again.`}
          maxLength={reasonLimit}
          rows={3}
        />
        {touched.length > 0 && (
          <ConfirmTouched
            field={fields.confirm}
            slug={page.slug}
            title="Other requests need it."
            touched={touched}
            value={confirmKey}
          />
        )}
        <div className="cluster">
          <Button kind="danger">Decline</Button>
          <ButtonLink kind="quiet" to={requestPath(page)}>
            Keep the request
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
