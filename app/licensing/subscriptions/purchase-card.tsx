import { useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { unitPlural } from "~/licensing/units";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxField, SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { PurchaseForm } from "./purchase.schema";
import { useTermAnswer } from "./purchase-answer";
import type { Term } from "./term";
import { TermConflict } from "./term-conflict";
import { TermInputs } from "./term-inputs";
import { TouchedNotice } from "./touched-notice";

interface PurchaseCardProps {
  slug: string;
  unit: string;
  /** The standing term that was bought from Zscaler directly. */
  term: Term | null;
  hasOpenRequest: boolean;
  formKey: string;
}

/** Already Purchased: bought from Zscaler directly, with the dates that its console shows. */
export function PurchaseCard({ slug, unit, term, hasOpenRequest, formKey }: PurchaseCardProps) {
  const answer = useTermAnswer("purchased");
  const [form, fields] = useForm<PurchaseForm>({
    id: "purchased-form",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { ...typedAs(term), purchased: term ? "on" : "", openRequest: "keep", formKey },
  });
  // Who has seen both values may overwrite; who is only told of a typing error keeps what the page showed.
  const seen = answer?.conflict?.seen ?? { term: fields.term.initialValue, version: fields.version.initialValue };
  const more = [fields.startDate, fields.quantity, fields.orderNumber];
  return (
    <Card id="purchased" title="Bought from Zscaler directly?">
      <Form method="post" action="?#purchased" className="form" id={form.id} noValidate={form.noValidate}>
        {answer?.conflict && <TermConflict conflict={answer.conflict} unit={unit} />}
        {answer?.touches && <TouchedNotice slug={slug} touches={answer.touches} field={fields.confirmed} />}
        <FormErrors form={form} />
        <input type="hidden" name="intent" value="purchased" />
        <input type="hidden" name="formKey" defaultValue={fields.formKey.initialValue ?? formKey} />
        <input key={`term ${seen.term}`} type="hidden" name="term" defaultValue={seen.term ?? ""} />
        <input key={`version ${seen.version}`} type="hidden" name="version" defaultValue={seen.version ?? "0"} />
        <CheckboxField field={fields.purchased} label="Already Purchased" />
        <TextField
          field={fields.endDate}
          label="Service End Date"
          hint="Required if already purchased: the last day of service, as in your Zscaler console."
          type="date"
          short
        />
        {hasOpenRequest && !term && (
          <SelectField
            field={fields.openRequest}
            label="The request that is open"
            hint="The product is requested here too: what becomes of the request once the purchase is saved?"
            options={[
              { value: "keep", label: "Keep it: it is needed besides" },
              { value: "cancel", label: "Cancel it: this is what was bought" },
            ]}
          />
        )}
        <details className="disclosure" open={more.some(({ errors, initialValue }) => errors?.length || initialValue)}>
          <summary>Start date, {unitPlural(unit)}, order number</summary>
          <div className="form">
            <TermInputs
              fields={{ startDate: fields.startDate, quantity: fields.quantity, orderNumber: fields.orderNumber }}
              unit={unit}
            />
          </div>
        </details>
        <Button wide>Save</Button>
      </Form>
    </Card>
  );
}

/** A term as its form begins. */
export function typedAs(term: Term | null) {
  return {
    endDate: term?.endDate ?? "",
    startDate: term?.startDate ?? "",
    quantity: term?.quantity?.toString() ?? "",
    orderNumber: term?.orderNumber ?? "",
    term: term?.id ?? "",
    version: String(term?.version ?? 0),
  };
}
