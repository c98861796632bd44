import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireAdmin } from "~/access/access.server";
import { limits } from "~/health-checks/csv/reading";
import { listCustomerChoices } from "~/health-checks/customer-choice.server";
import { FileProblems } from "~/health-checks/file-problems";
import { importToast } from "~/health-checks/import-toast";
import { beginImport, soon } from "~/health-checks/imports.server";
import { type UploadForm, uploadForm } from "~/health-checks/upload.schema";
import { addDays, isCalendarDate, today } from "~/infra/calendar";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { readLargeUpload } from "~/infra/upload.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FileField, SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Upload a health check");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { searchParams } = new URL(request.url);
  const date = searchParams.get("date") ?? "";
  return json({
    customers: await listCustomerChoices(),
    chosen: { customer: searchParams.get("customer") ?? "", date: isCalendarDate(date) ? date : "" },
    latest: latestDate(),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const { form, bytes } = await readLargeUpload(request, limits.bytes);
  const submission = parseWithZod(form, { schema: uploadForm(latestDate(), bytes.length) });
  if (submission.status !== "success") return invalid(submission);

  const { customer, date, file } = submission.value;
  const begun = await beginImport(customer, { date, name: file.name, bytes }, admin);
  if (begun.outcome === "unknown-customer") return invalid(submission, { fieldErrors: unknownCustomer });
  if (begun.outcome === "too-many") return invalid(submission, { status: 503, fieldErrors: tooMany });

  const drafted = await soon(begun.finished);
  if (!drafted) return redirect(`/admin/health-checks/imports/${begun.id}`, 303);
  switch (drafted.outcome) {
    case "drafted":
    case "same-file":
      return redirectWithToast(
        `/admin/health-checks/${drafted.healthCheckId}`,
        importToast(drafted.outcome, file.name),
      );
    case "unknown-customer":
      return invalid(submission, { fieldErrors: unknownCustomer });
    case "refused": {
      const { first, total } = drafted.reading.errors;
      const refused = { fileName: file.name, errors: first, total };
      const result = submission.reply({
        fieldErrors: { file: ["Correct the file as told below, and choose it again"] },
      });
      return json({ result, refused }, 400);
    }
  }
}

const unknownCustomer = { customer: ["Choose one of the customers"] };
const tooMany = { file: ["Other files are being read just now: send this one again in a minute"] };

type Refused = ComponentProps<typeof FileProblems>;

export default function Upload() {
  const { customers, chosen, latest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reading = useNavigation().state === "submitting";
  const [form, fields] = useForm<UploadForm>({
    id: "upload",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: chosen,
  });
  const options = customers.map(({ id, name }) => ({ value: id, label: name }));
  const refused = answer && "refused" in answer ? (answer.refused as Refused) : null;

  return (
    <>
      <PageHead
        title="Upload a health check"
        lead="The next page shows what was understood. The customer sees nothing until you publish."
        crumbs={[{ to: "/admin/health-checks", label: "Health Check Uploads" }]}
      />
      <div className="stack">
        <Card label="The file">
          <Form method="post" encType="multipart/form-data" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <div className="grid grid--2">
              <SelectField
                field={fields.customer}
                label="Customer"
                required
                options={[{ value: "", label: "Choose a customer" }, ...options]}
              />
              <TextField field={fields.date} label="Date" type="date" required min="1990-01-01" max={latest} />
            </div>
            <FileField
              field={fields.file}
              label="CSV File"
              hint="As Zscaler or a spreadsheet saved it: at most 20 MB, 100,000 rows, 4,000 characters a cell. Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."
              accept=".csv,.txt,text/csv,text/plain"
              required
            />
            <div className="cluster">
              <Button kind="primary" disabled={reading}>
                Preview
              </Button>
              <span role="status">{reading ? "The file is being read…" : ""}</span>
            </div>
          </Form>
        </Card>
        {refused && <FileProblems {...refused} />}
      </div>
    </>
  );
}

// Somebody on this earth is a day ahead of UTC.
function latestDate() {
  return addDays(today(), 1);
}
