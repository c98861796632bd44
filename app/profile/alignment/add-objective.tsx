import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import type { NewObjectiveForm } from "~/profile/alignment/objective.schema";
import type { Terms } from "~/profile/alignment/terms";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";

interface AddObjectiveProps {
  /** Of this page: what is sent twice with it is added once. */
  formKey: string;
  terms: Terms;
  template: {
    key: string;
    title: string;
    description: string;
    category: string;
    metricName: string;
    metricUnit: string;
  } | null;
}

export function AddObjective({ formKey, terms, template }: AddObjectiveProps) {
  const result = useActionData<{ result: SubmissionResult }>()?.result ?? null;
  const [form, fields] = useForm<NewObjectiveForm>({
    id: "objective",
    lastResult: result,
    defaultNoValidate: false,
    defaultValue: template
      ? {
          title: template.title,
          description: template.description,
          category: template.category,
          metricName: template.metricName,
          metricUnit: template.metricUnit,
        }
      : {},
  });
  const sentKey = result?.initialValue?.key;
  return (
    <Card title="Add an objective" id="add">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        {template ? (
          <Notice action={<Link to="?#add">Start empty</Link>}>
            Filled in from “{template.title}”. The products and topics that usually serve it are linked with it; all of
            it can be changed.
          </Notice>
        ) : (
          <p>
            Write your own, or choose one of the <a href="#starting-points">objectives to start from</a>.
          </p>
        )}
        <input type="hidden" name="key" value={typeof sentKey === "string" ? sentKey : formKey} />
        {template && <input type="hidden" name="template" value={template.key} />}
        <TextField field={fields.title} label="Title" required minLength={3} maxLength={120} />
        <div className="grid grid--2">
          <SelectField
            field={fields.priority}
            label="Priority"
            required
            options={[
              { value: "", label: "Choose" },
              ...terms.priorities.map(({ key, label }) => ({ value: key, label })),
            ]}
          />
          <TextField field={fields.targetDate} label="Target Date" type="date" />
        </div>
        <TextField
          field={fields.metricName}
          label="Success Metric"
          hint="What will be counted, such as users who still use the VPN"
          maxLength={200}
        />
        <div className="grid grid--3">
          <TextField field={fields.baseline} label="From" hint="Where it stands today" inputMode="decimal" />
          <TextField field={fields.target} label="To" hint="Where it shall lead" inputMode="decimal" />
          <TextField field={fields.metricUnit} label="Unit" hint="Such as users, % or days" maxLength={40} />
        </div>
        <TextAreaField field={fields.description} label="Why It Matters" maxLength={4000} />
        <SelectField
          field={fields.category}
          label="Category"
          options={[
            { value: "", label: "None" },
            ...terms.categories.map((category) => ({ value: category, label: category })),
          ]}
        />
        <div>
          <Button kind="primary">Add Objective</Button>
        </div>
      </Form>
    </Card>
  );
}
