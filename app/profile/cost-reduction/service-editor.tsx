import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { CheckboxField, type Option, SelectField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { formatAmount } from "./money";
import type { SaveServiceForm } from "./service.schema";
import { type Change, serviceFields as labels } from "./service-fields";
import { ServiceInputs } from "./service-inputs";
import type { ListedService } from "./services.server";

export interface EditorChoices {
  known: { vendors: string[]; categories: string[] };
  currencies: Option[];
  reasons: { key: string; label: string; requiresProduct: boolean }[];
  products: { sku: string; name: string }[];
  /** Those that usually replace such a service. */
  suggested: { sku: string; name: string }[];
}

interface ServiceEditorProps {
  service: ListedService & { version: number };
  choices: EditorChoices;
}

interface Answer {
  result?: SubmissionResult;
  conflict?: { overwritten: Change[]; version: number };
}

export function ServiceEditor({ service, choices }: ServiceEditorProps) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<SaveServiceForm>({
    id: "service",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: typedAs(service),
  });
  const { reasons, products, suggested } = choices;
  const others = products.filter(({ sku }) => !suggested.some((product) => product.sku === sku));
  // Who has seen both values may overwrite; an editor who is only told of a typing error keeps the version that was read.
  const version = answer?.conflict?.version ?? fields.version.initialValue;

  return (
    <Card label="The service">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {answer?.conflict && (
          <ConflictNotice what="this service" overwritten={inWords(answer.conflict.overwritten, reasons, products)} />
        )}
        <FormErrors form={form} />
        <input key={`version ${version}`} type="hidden" name="version" defaultValue={version} />
        <ServiceInputs fields={fields} known={choices.known} currencies={choices.currencies} />
        <CheckboxField
          field={fields.autoRenews}
          label={labels.autoRenews}
          hint="The contract goes on unless notice is given in time."
        />
        <div className="grid grid--2">
          <SelectField
            field={fields.reason}
            label={labels.reason}
            hint="Why it will not be continued, in a word."
            options={[
              { value: "", label: "None" },
              ...reasons.map(({ key, label, requiresProduct }) => ({
                value: key,
                label: requiresProduct ? `${label} (name it)` : label,
              })),
            ]}
          />
          <SelectField
            field={fields.replacedBy}
            label={labels.replacedBy}
            hint={`The Zscaler product that does its work${suggested.length > 0 ? "; the usual ones stand first" : ""}.`}
            options={[
              { value: "", label: "None" },
              ...suggested.map(({ sku, name }) => ({ value: sku, label: `Suggested: ${name}` })),
              ...others.map(({ sku, name }) => ({ value: sku, label: name })),
            ]}
          />
        </div>
        <div>
          <Button kind="primary">Save</Button>
        </div>
      </Form>
    </Card>
  );
}

function typedAs(service: ListedService & { version: number }): Required<SaveServiceForm> {
  const { annualCost, currency } = service;
  return {
    name: service.name,
    vendor: service.vendor,
    category: service.category,
    annualCost: annualCost !== null && currency ? formatAmount(annualCost, currency) : "",
    currency: currency ?? "",
    expirationDate: service.expirationDate ?? "",
    noticeDate: service.noticeDate ?? "",
    autoRenews: service.autoRenews ? "on" : "",
    decision: service.decision,
    reason: service.reasonKey ?? "",
    justification: service.justification,
    replacedBy: service.replacedBySku ?? "",
    version: String(service.version),
  };
}

/** Keys of reasons and of products by their names. */
function inWords(changes: Change[], reasons: EditorChoices["reasons"], products: EditorChoices["products"]) {
  const names = new Map([
    ...reasons.map(({ key, label }) => [key, label] as const),
    ...products.map(({ sku, name }) => [sku, name] as const),
  ]);
  return changes.map(({ field, stored, typed }) => ({
    label: labels[field],
    stored: names.get(stored) ?? stored,
    typed: names.get(typed) ?? typed,
  }));
}
