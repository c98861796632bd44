import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import type { Option } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { AddServiceForm } from "./service.schema";
import { ServiceInputs } from "./service-inputs";

interface AddServiceProps {
  formKey: string;
  /** The kind of service that the form begins with. */
  template: { key: string; name: string; category: string; vendors: string[] } | null;
  known: { vendors: string[]; categories: string[]; currencies: string[] };
  currencies: Option[];
}

export function AddService({ formKey, template, known, currencies }: AddServiceProps) {
  const answer = useActionData<{ result: SubmissionResult }>();
  const [onlyCurrency, ...otherCurrencies] = known.currencies;
  const [form, fields] = useForm<AddServiceForm>({
    id: "service",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      formKey,
      template: template?.key ?? "",
      name: template?.name ?? "",
      category: template?.category ?? "",
      currency: otherCurrencies.length === 0 ? (onlyCurrency ?? "") : "",
      decision: "undecided",
    },
  });
  // The kind stays in the address: without it the page would draw the form anew when it is refused, over what is typed since.
  const action = template ? `?template=${template.key}#add` : "?#add";
  return (
    <Card id="add" title="Add a service">
      <Form method="post" action={action} className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <input type="hidden" name="formKey" defaultValue={fields.formKey.initialValue ?? formKey} />
        <input type="hidden" name="template" defaultValue={fields.template.initialValue ?? ""} />
        <ServiceInputs
          fields={fields}
          known={template ? { ...known, vendors: template.vendors } : known}
          currencies={currencies}
        />
        <div>
          <Button kind="primary">Add Service</Button>
        </div>
      </Form>
    </Card>
  );
}
