import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { FileField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";

/** Asks for the CSV file to preview; the address loses its ?confirm. */
export function ImportFileForm({ lastResult }: { lastResult: SubmissionResult | null }) {
  const [form, fields] = useForm<{ file: File }>({ id: "import", lastResult, defaultNoValidate: false });
  return (
    <Form
      method="post"
      action="?"
      encType="multipart/form-data"
      className="form"
      id={form.id}
      noValidate={form.noValidate}
    >
      <FormErrors form={form} />
      <FileField
        field={fields.file}
        label="CSV File"
        hint="At most 1 MB and 500 products. Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."
        accept=".csv,.txt,text/csv,text/plain"
        required
      />
      <div>
        <Button kind="primary">Preview</Button>
      </div>
    </Form>
  );
}
