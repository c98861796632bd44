import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FileField, TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { quoteNoteLimit } from "./limits";
import type { QuoteForm } from "./move.schema";
import type { MovePage } from "./move-page.server";
import { VersionField } from "./version-field";

interface QuoteCardProps {
  page: MovePage;
  /** The last day until which a quote can be valid. */
  latest: string;
}

export function QuoteCard({ page, latest }: QuoteCardProps) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  const isSending = useNavigation().state === "submitting";
  const [form, fields] = useForm<QuoteForm>({
    id: "quote",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { version: String(page.version) },
  });
  return (
    <Card label="The quote">
      {page.quote && page.state === "quoted" && (
        <Notice tone="warning" title="It takes the place of the quote that was sent.">
          {page.quote.acceptedAt
            ? `${page.customerName} accepted that one; it is asked again.`
            : `${page.customerName} can no longer accept that one.`}
        </Notice>
      )}
      <Form method="post" encType="multipart/form-data" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <VersionField field={fields.version} version={page.version} />
        <FileField
          field={fields.file}
          label="Quote (PDF)"
          hint="Optional, at most 5 MB. Prices belong here: they are in no mail."
          accept=".pdf,application/pdf"
        />
        <TextField
          field={fields.validUntil}
          label="Valid Until"
          type="date"
          short
          required
          min={page.today}
          max={latest}
          hint={`The last day on which ${page.customerName} can accept it.`}
        />
        <TextAreaField
          field={fields.note}
          label="Note"
          hint="Optional. Whoever sees the request reads it."
          maxLength={quoteNoteLimit}
          rows={3}
        />
        <div className="cluster">
          <Button kind="primary" disabled={isSending}>
            Send Quote
          </Button>
          <span role="status">{isSending ? "The quote is being sent…" : ""}</span>
        </div>
      </Form>
    </Card>
  );
}
