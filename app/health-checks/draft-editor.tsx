import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { OpenPointsFields } from "~/health-checks/open-points-fields";
import { Button, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import type { Question, Warning } from "./csv/reading";
import type { DraftForm } from "./draft.schema";
import type { State } from "./states";

interface DraftEditorProps {
  draft: {
    state: State;
    customer: { name: string };
    reading: { questions: readonly Question[]; warnings: readonly Warning[] };
    answers: Record<string, string>;
    replaces: { id: string } | null;
  };
  form: FormMetadata<DraftForm, string[]>;
  fields: { executiveSummary: FieldMetadata<string | undefined>; answers: FieldMetadata<DraftForm["answers"]> };
  /** What another admin saved meanwhile. */
  theirs: string | null;
  version: number;
}

/** The admin's part: the executive summary, what the file leaves open, and what happens next. */
export function DraftEditor({ draft, form, fields, theirs, version }: DraftEditorProps) {
  const { state, reading, customer, answers, replaces } = draft;
  if (state !== "draft" && state !== "published")
    return <Notice>It can no longer be changed; it is kept as it was.</Notice>;
  const asked = fields.answers.getFieldset() as Record<string, FieldMetadata<string | undefined>>;
  return (
    <Card title="Executive Summary" action={<span className="small muted">What the customer reads first</span>}>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <DefaultButton name="intent" value="save" />
        <FormErrors form={form} />
        <input type="hidden" name="version" value={version} />
        {replaces && <input type="hidden" name="replaces" value={replaces.id} />}
        {state === "draft" && (
          <OpenPointsFields
            {...reading}
            answers={answers}
            customerName={customer.name}
            fieldOf={(key) => asked[key] as FieldMetadata<string | undefined>}
          />
        )}
        {theirs !== null && (
          <Notice tone="warning" title="The other admin’s text">
            <span className="pre">{theirs}</span>
          </Notice>
        )}
        <TextAreaField
          field={fields.executiveSummary}
          label="Executive Summary"
          hint="In Markdown: **bold**, lists with -, links. The first draft is written from the numbers; make it yours."
          rows={12}
          maxLength={20000}
        />
        <div className="cluster">
          {state === "draft" && (
            <Button kind="primary" name="intent" value="publish">
              Publish
            </Button>
          )}
          <Button name="intent" value="save" kind={state === "draft" ? "plain" : "primary"}>
            {state === "draft" ? "Save Draft" : "Save"}
          </Button>
          <Button kind="danger" name="intent" value={state === "draft" ? "discard" : "withdraw"} formNoValidate>
            {state === "draft" ? "Discard" : "Withdraw"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
