import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { requestPath } from "~/licensing/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { type FormField, textOf } from "~/ui/form-field";
import { Notice } from "~/ui/notice";
import type { Touched } from "./effects";
import { reasonLimit } from "./limits";
import type { CancelForm } from "./move.schema";
import type { MovePage } from "./move-page.server";
import { TouchedList } from "./touched-list";
import { VersionField } from "./version-field";

interface CancelCardProps {
  page: MovePage;
  /** The open requests that need this one. */
  touched: readonly (Touched & { name: string })[];
  shown: string;
}

export function CancelCard({ page, touched, shown }: CancelCardProps) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  const [form, fields] = useForm<CancelForm>({
    id: "cancel",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { version: String(page.version) },
  });
  return (
    <Card label="Cancel">
      {page.state === "ordered" && (
        <Notice tone="warning" title="It is ordered already.">
          {page.seller} has to stop the order, and is told so by mail.
        </Notice>
      )}
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <VersionField field={fields.version} version={page.version} />
        {touched.length > 0 && (
          <fieldset className="stack" id={fields.others.id} tabIndex={-1}>
            <legend className="label">Other requests need it *</legend>
            <TouchedList slug={page.slug} touched={touched} />
            <input type="hidden" name="shown" value={shown} />
            <Choice field={fields.others} value="keep">
              Cancel only this; the others stay, and their history says what they lack
            </Choice>
            <Choice field={fields.others} value="cancel">
              Cancel these too
            </Choice>
          </fieldset>
        )}
        <TextAreaField
          field={fields.reason}
          label="Reason"
          hint={`Optional. ${page.seller} reads it on the request’s page.`}
          maxLength={reasonLimit}
          rows={3}
        />
        <div className="cluster">
          <Button kind="danger">Cancel</Button>
          <ButtonLink kind="quiet" to={requestPath(page)}>
            Keep the request
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}

interface ChoiceProps {
  field: FormField;
  value: string;
  children: string;
}

function Choice({ field, value, children }: ChoiceProps) {
  const id = `${field.id}-${value}`;
  return (
    <div className="choice">
      <input type="radio" id={id} name={field.name} value={value} required defaultChecked={textOf(field) === value} />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
