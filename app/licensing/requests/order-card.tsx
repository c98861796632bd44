import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { orderNumberLimit } from "./limits";
import type { OrderForm } from "./move.schema";
import type { MovePage } from "./move-page.server";
import { acceptedOutside } from "./states";
import { VersionField } from "./version-field";

export function OrderCard({ page }: { page: MovePage }) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  const [form, fields] = useForm<OrderForm>({
    id: "order",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { version: String(page.version), orderNumber: page.orderNumber },
  });
  const { quote } = page;
  return (
    <Card label="The order">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <VersionField field={fields.version} version={page.version} />
        <p>
          Order it with Zscaler or your distributor, then say so here: {page.customerName} is told by mail, and can no
          longer change the request.
        </p>
        {quote?.acceptedAt ? (
          <p>
            {quote.acceptedByName} accepted the quote on <Instant at={quote.acceptedAt} />.
          </p>
        ) : (
          <CheckboxField
            field={fields.isAcceptedOutside}
            label={acceptedOutside}
            required
            hint="No accepted quote is here. The history says that you said so."
          />
        )}
        <TextField
          field={fields.orderNumber}
          label="Order Number"
          hint="Optional. The subscription bears it too."
          short
          maxLength={orderNumberLimit}
          autoComplete="off"
        />
        <div>
          <Button kind="primary">Order</Button>
        </div>
      </Form>
    </Card>
  );
}
