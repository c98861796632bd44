import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import type { TextConflict, textPage } from "~/admin/text-answers.server";
import { TextDifference } from "~/admin/text-difference-card";
import { TextPreview } from "~/admin/text-preview";
import type { Block } from "~/infra/markdown";
import { Button, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxField, TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { textOf } from "~/ui/form-field";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";

interface Answer {
  result?: SubmissionResult;
  preview?: Block[];
  conflict?: TextConflict;
}

type TextEditorProps = Omit<Awaited<ReturnType<typeof textPage>>, "history" | "textKey">;

/** The draft: kept for later, looked at, published or discarded. */
export function TextEditor({ version, body, draft, isAgreement, readers, page }: TextEditorProps) {
  const { result, preview, conflict } = useActionData<Answer>() ?? {};
  const [form, fields] = useForm<{ body: string; startedFrom: string; draft: string; tell: string }>({
    id: "text",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      body,
      startedFrom: String(draft?.startedFrom ?? version),
      draft: String(draft?.version ?? 0),
      tell: "on",
    },
  });
  const startedFrom = conflict?.startedFrom ?? textOf(fields.startedFrom) ?? version;
  const draftShown = conflict?.draft ?? textOf(fields.draft) ?? 0;
  return (
    <div className="stack">
      {conflict && (
        <Notice tone="warning" title={conflict.title}>
          Nothing of yours is saved yet, and nothing was overwritten. Both texts stand here: take over what you need,
          then press the button again.
        </Notice>
      )}
      {draft && !conflict && (
        <Notice title={`A draft of ${draft.by}, not shown to anyone yet.`}>
          Saved <Instant at={draft.at} />
          {draft.startedFrom > 0 && `, begun from version ${draft.startedFrom}`}.
        </Notice>
      )}
      {draft?.missed && !conflict && (
        <Notice tone="warning" title={`Version ${draft.missed.version} was published since this draft began.`}>
          What it changed stands below the text: take over what the draft must not undo. Publishing asks once more.
        </Notice>
      )}
      <Form method="post" className="form form--wide" id={form.id} noValidate={form.noValidate}>
        <DefaultButton name="intent" value="preview" />
        <FormErrors form={form} />
        <input type="hidden" name="startedFrom" value={startedFrom} key={`from ${startedFrom}`} />
        <input type="hidden" name="draft" value={draftShown} key={`draft ${draftShown}`} />
        <TextAreaField
          field={fields.body}
          label="Text"
          hint={`In Markdown: ## for a heading, an empty line between paragraphs, - for a list, [words](https://…) for a link.${
            page === "/training" ? " A fact without a value, such as “- **Region:**”, is not shown." : ""
          }`}
          rows={24}
          required
          maxLength={50_000}
        />
        {isAgreement && version > 0 && (
          <CheckboxField
            field={fields.tell}
            label={`When it is published, leave everyone of a customer or partner a notice: ${readers === 1 ? "1 person" : `${readers.toLocaleString("en-GB")} people`}`}
            hint="In the inbox, and by mail as each has chosen. Nobody has to agree anew; uncheck it for a mere correction."
          />
        )}
        <div className="cluster">
          <Button kind="primary" name="intent" value="publish">
            Publish
          </Button>
          <Button name="intent" value="save">
            Save Draft
          </Button>
          <Button name="intent" value="preview">
            Preview
          </Button>
          {draft && (
            <Button kind="quiet" name="intent" value="discard" formNoValidate>
              Discard Draft
            </Button>
          )}
        </div>
      </Form>
      {preview && (
        <Card title="Preview">
          <TextPreview page={page} blocks={preview} />
        </Card>
      )}
      {conflict && (
        <>
          <TextDifference title="From the other text to yours" difference={conflict.difference} />
          <Card title="The other text">
            <p className="whitespace-pre-wrap break-words">{conflict.body}</p>
          </Card>
        </>
      )}
      {draft?.missed && !conflict && (
        <TextDifference
          title={`What version ${draft.missed.version} changed meanwhile`}
          difference={draft.missed.difference}
        />
      )}
      {draft && !conflict && !preview && version > 0 && (
        <TextDifference title={`From version ${version} to the draft`} difference={draft.difference} />
      )}
    </div>
  );
}
