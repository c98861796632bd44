import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireAdmin } from "~/access/access.server";
import { limits } from "~/health-checks/csv/reading";
import { listCustomerChoices } from "~/health-checks/customer-choice.server";
import { FileProblems } from "~/health-checks/file-problems";
import { type UploadForm, uploadForm } from "~/health-checks/upload.schema";
import { upload } from "~/health-checks/upload.server";
import { addDays, today } from "~/infra/calendar";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { readUpload } from "~/infra/upload.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FileField, SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Upload a health check");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({
    customers: await listCustomerChoices(),
    chosen: new URL(request.url).searchParams.get("customer"),
    latest: latestDate(),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readUpload(request, limits.bytes), { schema: uploadForm(latestDate()) });
  if (submission.status !== "success") return invalid(submission);

  const { customer, date, file } = submission.value;
  const drafted = await upload(
    customer,
    { date, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
    admin,
  );
  switch (drafted.outcome) {
    case "drafted":
      return redirectWithToast(`/admin/health-checks/${drafted.healthCheckId}`, {
        title: `${file.name} was read.`,
        text: "Nobody but admins sees it until you publish.",
      });
    case "same-file":
      return redirectWithToast(`/admin/health-checks/${drafted.healthCheckId}`, {
        title: "This file is here already.",
        text: "It is the very same, so nothing was changed.",
      });
    case "unknown-customer":
      return invalid(submission, { fieldErrors: { customer: ["Choose one of the customers"] } });
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

type Refused = ComponentProps<typeof FileProblems>;

export default function Upload() {
  const { customers, chosen, latest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reading = useNavigation().state === "submitting";
  const [form, fields] = useForm<UploadForm>({
    id: "upload",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { customer: chosen ?? "" },
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
