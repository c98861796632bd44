import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";

interface ResetRequestFormProps {
  form: ComponentProps<typeof FormErrors>["form"] & { noValidate: boolean };
  field: ComponentProps<typeof TextField>["field"];
}

/** Asks for a mail with a link; it stands on the page of a link that no longer works too. */
export function ResetRequestForm({ form, field }: ResetRequestFormProps) {
  return (
    <Form method="post" action="/reset-password" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <TextField
        field={field}
        label="Email"
        type="email"
        autoComplete="username"
        inputMode="email"
        required
        maxLength={254}
      />
      <Button kind="primary" wide>
        Send Mail
      </Button>
    </Form>
  );
}
