import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { OpenPointsFields } from "~/health-checks/open-points-fields";
import { Button, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { type FormField, textOf } from "~/ui/form-field";
import { Notice } from "~/ui/notice";
import type { Question, Warning } from "./csv/reading";
import type { DraftForm } from "./draft.schema";
import { inWords, type NextStep, summaryLimit } from "./next-steps";
import { NextStepsFields } from "./next-steps-fields";
import type { State } from "./states";

interface DraftEditorProps {
  draft: {
    state: State;
    version: number;
    customer: { name: string };
    reading: { questions: readonly Question[]; warnings: readonly Warning[] };
    answers: Record<string, string>;
    replaces: { id: string } | null;
    steps: readonly NextStep[];
  };
  /** What is stored, or the draft that was written from the numbers. */
  summary: string;
  /** Who may be named as the owner of a next step, to choose from. */
  owners: readonly string[];
}

interface Answer {
  result?: SubmissionResult;
  /** What another admin saved meanwhile. */
  theirs?: { executiveSummary: string; steps: readonly NextStep[]; version: number };
}

/** The admin's part: the executive summary, the next steps, what the file leaves open, and what happens next. */
export function DraftEditor({ draft, summary, owners }: DraftEditorProps) {
  const { state, reading, customer, answers, replaces } = draft;
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<DraftForm>({
    id: "draft",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { executiveSummary: summary, version: String(draft.version) },
  });
  if (state !== "draft" && state !== "published")
    return <Notice>It can no longer be changed; it is kept as it was.</Notice>;
  // Who has seen the other's words may overwrite them; who is only told of a mistake keeps the version that was read.
  const seen = answer?.theirs?.version ?? (textOf(fields.version) || draft.version);
  const asked = fields.answers.getFieldset() as Record<string, FormField>;
  const typed = answer?.result?.initialValue?.steps as ComponentProps<typeof NextStepsFields>["typed"];
  return (
    <Card title="Executive Summary" action={<span className="small muted">What the customer reads first</span>}>
      {/* Multipart: otherwise each letter of many scripts would take three times the room. */}
      <Form method="post" encType="multipart/form-data" className="form" id={form.id} noValidate={form.noValidate}>
        <DefaultButton name="intent" value="save" />
        <FormErrors form={form} />
        <input type="hidden" name="version" value={seen} />
        {state === "draft" && replaces && <input type="hidden" name="replaces" value={replaces.id} />}
        {state === "draft" && (
          <OpenPointsFields
            {...reading}
            answers={answers}
            customerName={customer.name}
            fieldOf={(key) => asked[key] as FormField}
          />
        )}
        {answer?.theirs && (
          <Notice tone="warning" title="What the other admin saved">
            <span className="pre">
              {[answer.theirs.executiveSummary, inWords(answer.theirs.steps)].filter(Boolean).join("\n\n")}
            </span>
          </Notice>
        )}
        <TextAreaField
          field={fields.executiveSummary}
          label="Executive Summary"
          hint="In Markdown: **bold**, lists with -, links. The first draft is written from the numbers; make it yours."
          rows={12}
          maxLength={summaryLimit}
        />
        <NextStepsFields formId={form.id} steps={draft.steps} typed={typed} errors={form.allErrors} owners={owners} />
        <div className="cluster">
          {state === "draft" && (
            <Button kind="primary" name="intent" value="publish">
              Publish
            </Button>
          )}
          <Button name="intent" value="save" kind={state === "draft" ? "plain" : "primary"}>
            {state === "draft" ? "Save Draft" : "Save"}
          </Button>
          {state === "draft" && (
            <Button name="intent" value="preview" kind="quiet">
              See it as the customer
            </Button>
          )}
          <Button kind="danger" name="intent" value={state === "draft" ? "discard" : "withdraw"} formNoValidate>
            {state === "draft" ? "Discard" : "Withdraw"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
