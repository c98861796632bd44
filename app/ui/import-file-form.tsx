import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { FileField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";

interface ImportFileFormProps {
  /** What the file may hold, and how much of it. */
  hint: string;
  lastResult: SubmissionResult | null;
  /** A file is previewed on this page already: its button comes first. */
  isAnother?: boolean;
}

/** Asks for the CSV file to preview; the address loses its ?confirm. */
export function ImportFileForm({ hint, lastResult, isAnother = false }: ImportFileFormProps) {
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
        hint={`${hint} Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252.`}
        accept=".csv,.txt,text/csv,text/plain"
        required
      />
      <div>
        <Button kind={isAnother ? "plain" : "primary"}>Preview</Button>
      </div>
    </Form>
  );
}
