import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { FormErrors } from "~/ui/form-errors";
import type { SaveProductForm } from "./product.schema";
import { type Change, productFields as labels } from "./product-fields";
import { ProductInputs, type Suggestions } from "./product-inputs";
import type { EditableProduct } from "./products.server";

interface Answer {
  result?: SubmissionResult;
  conflict?: { overwritten: Change[]; version: number };
}

export function ProductEditor({ product, suggestions }: { product: EditableProduct; suggestions: Suggestions }) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<SaveProductForm>({
    id: "product",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: typedAs(product),
  });
  // Who has seen both values may overwrite; an editor who is only told of a typing error keeps the version that was read.
  const version = answer?.conflict?.version ?? fields.version.initialValue;

  return (
    <Card label="The product">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {answer?.conflict && (
          <ConflictNotice
            by="Another admin"
            what="this product"
            overwritten={answer.conflict.overwritten.map(({ field, ...values }) => ({
              label: labels[field],
              ...values,
            }))}
          />
        )}
        <FormErrors form={form} />
        <input key={`version ${version}`} type="hidden" name="version" defaultValue={version} />
        <ProductInputs fields={fields} suggestions={suggestions} />
        <div>
          <Button kind="primary">Save</Button>
        </div>
      </Form>
    </Card>
  );
}

function typedAs(product: EditableProduct): Required<SaveProductForm> {
  return {
    name: product.name,
    family: product.family,
    edition: product.edition ?? "",
    kind: product.kind,
    unit: product.unit,
    minQuantity: String(product.minQuantity),
    tier: product.tier === null ? "" : String(product.tier),
    lifecycle: product.lifecycle,
    sellable: product.sellable ? "on" : "",
    summary: product.summary,
    description: product.description,
    helpUrl: product.helpUrl ?? "",
    version: String(product.version),
  };
}
