import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { CartFields } from "./cart-fields";
import { ChoicesList } from "./choices-list";
import { ConfirmTouched } from "./confirm-touched";
import type { Touched } from "./effects";
import { noteLimit } from "./limits";
import type { Offer } from "./offer";
import { QuantityField } from "./quantity-field";
import type { ChangeForm } from "./request.schema";
import type { SaidDifference } from "./said-by";

interface ChangeRequestFormProps {
  slug: string;
  offer: Offer;
  seller: string;
  /** As it is stored, in the words of the form. */
  stored: Required<ChangeForm>;
  /** A quote stands that a change of time or number supersedes. */
  isQuoted: boolean;
}

interface Answer {
  result?: SubmissionResult;
  /** Others that rest on the request as it is; `key` names exactly these. */
  touched?: (Touched & { name: string })[];
  key?: string;
  conflict?: { overwritten: SaidDifference[]; version: number; by: string };
}

export function ChangeRequestForm({ slug, offer, seller, stored, isQuoted }: ChangeRequestFormProps) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<ChangeForm>({
    id: "change",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: stored,
  });
  // Who has seen both values may overwrite; an editor who is only told of a typing error keeps the version that was read.
  const version = answer?.conflict?.version ?? fields.version.initialValue;
  return (
    <Card label="The request as it shall be">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {answer?.conflict && <ConflictNotice what="this request" {...answer.conflict} />}
        <FormErrors form={form} />
        {isQuoted && (
          <Notice tone="warning" title="A quote stands.">
            Another time or another number supersedes it: {seller} then sends a new one.
          </Notice>
        )}
        <input key={`version ${version}`} type="hidden" name="version" defaultValue={version} />
        <CartFields fields={fields} offer={offer} seller={seller} />
        <QuantityField field={fields.quantity} offer={offer} kept={Number(stored.quantity)} />
        <TextAreaField field={fields.note} label="Note" maxLength={noteLimit} rows={3} />
        {answer?.touched && answer.key && (
          <ConfirmTouched
            field={fields.confirm}
            slug={slug}
            title="Other requests rest on it as it is"
            touched={answer.touched}
            value={answer.key}
          />
        )}
        <div>
          <Button kind="primary">Save</Button>
        </div>
        <ChoicesList offer={offer} />
      </Form>
    </Card>
  );
}
