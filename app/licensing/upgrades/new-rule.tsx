import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { type Option, SelectField, TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import type { Effect } from "./effect.server";
import { EffectCard } from "./effect-card";
import type { NewRuleForm } from "./rule.schema";

interface Answer {
  result: SubmissionResult;
  effect?: Effect;
  isStale?: boolean;
}

/** The form of a rule; with its effect, once that was asked for, and the button that saves. */
export function NewRule({ choices }: { choices: { products: Option[]; areas: Option[] } }) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<NewRuleForm>({
    id: "rule",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
  });
  const effect = answer?.effect;
  const sku = answer?.result.initialValue?.product;
  const product = choices.products.find(({ value }) => value === sku)?.label ?? "The product";
  return (
    <Form method="post" className="grid grid--2" id={form.id} noValidate={form.noValidate}>
      <Card title="The rule">
        <div className="form">
          <DefaultButton name="intent" value="preview" />
          <FormErrors form={form} />
          <SelectField
            field={fields.product}
            label="Product"
            hint="What is suggested."
            required
            options={[{ value: "", label: "Choose" }, ...choices.products]}
          />
          <SelectField
            field={fields.owned}
            label="When Owned"
            hint="It is suggested to who owns this, by itself or inside a bundle."
            options={[{ value: "", label: "–" }, ...choices.products]}
          />
          <SelectField
            field={fields.area}
            label="Or When This Area Fails"
            hint="It is suggested where findings of the newest health check fail or warn here."
            options={[{ value: "", label: "–" }, ...choices.areas]}
          />
          <TextAreaField
            field={fields.reason}
            label="Reason"
            hint="A sentence for the customer, beside the facts. Empty: the portal’s own words."
            maxLength={500}
          />
          <div>
            <Button kind={effect ? "plain" : "primary"} name="intent" value="preview">
              Preview
            </Button>
          </div>
        </div>
      </Card>
      {effect && (
        <EffectCard title="Whom it affects" product={product} effect={effect}>
          {answer.isStale && (
            <Notice tone="warning">This is not what the preview showed, so nothing was saved. Read it again.</Notice>
          )}
          <input key={effect.seen} type="hidden" name="seen" value={effect.seen} />
          <div>
            <Button kind="primary" name="intent" value="save">
              Save
            </Button>
          </div>
        </EffectCard>
      )}
    </Form>
  );
}
