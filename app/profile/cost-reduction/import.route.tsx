import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireAccess } from "~/access/access.server";
import { FileProblems } from "~/health-checks/file-problems";
import { formLimit, readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { readUpload } from "~/infra/upload.server";
import { confirmForm, previewForm } from "~/profile/cost-reduction/import.schema";
import { importServices, readImport } from "~/profile/cost-reduction/import.server";
import { ImportColumns } from "~/profile/cost-reduction/import-columns";
import { ImportPreview, type ImportPreviewProps } from "~/profile/cost-reduction/import-preview";
import type { ServicesReading } from "~/profile/cost-reduction/read-services-csv";
import { mostServices } from "~/profile/cost-reduction/services.server";
import { Card } from "~/ui/card";
import { ImportFileForm } from "~/ui/import-file-form";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Import services");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "cost-reduction:edit");
  return json({ slug: customer.slug });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "cost-reduction:edit");
  if (!new URL(request.url).searchParams.has("confirm")) return preview(request, customer.id);

  const submission = parseWithZod(await readForm(request), { schema: confirmForm });
  if (submission.status !== "success")
    return invalid(submission, { formErrors: ["Upload the file again"], hideFields: ["text"] });
  const { text, fileName, formKey } = submission.value;
  const imported = await importServices(customer.id, text, formKey, actor);
  if (imported.outcome === "refused") return json(refused(fileName, imported.reading), 400);
  if (imported.outcome === "too-many") {
    const message = `Remove services first: at most ${mostServices} can be listed`;
    return json({ result: submission.reply({ formErrors: [message], hideFields: ["text"] }) }, 400);
  }
  const count = imported.count === 1 ? "1 service was" : `${imported.count} services were`;
  return redirectWithToast(
    `/customers/${customer.slug}/profile/cost-reduction`,
    `${count} imported${imported.outcome === "imported" ? "" : " before"}.`,
  );
}

async function preview(request: Request, customerId: string) {
  const submission = parseWithZod(await readUpload(request, formLimit), { schema: previewForm });
  if (submission.status !== "success") return invalid(submission);

  const { file } = submission.value;
  const reading = await readImport(customerId, new Uint8Array(await file.arrayBuffer()));
  if (reading.errors.total > 0) {
    const fieldErrors = { file: ["Correct the file as told below, and choose it again"] };
    return json({ result: submission.reply({ fieldErrors }), ...refused(file.name, reading) }, 400);
  }
  const { text, facts, columns, services } = reading;
  return json({ preview: { fileName: file.name, formKey: randomUUID(), text, facts, columns, services } });
}

function refused(fileName: string, { errors: { first, total } }: ServicesReading) {
  return { refused: { fileName, errors: first, total } };
}

interface Answer {
  result?: SubmissionResult;
  refused?: ComponentProps<typeof FileProblems>;
  preview?: ImportPreviewProps;
}

export default function Import() {
  const { slug } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  return (
    <>
      <PageHead
        title="Import services"
        lead="From a CSV file, a service a line. All of it is listed, or nothing."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: `/customers/${slug}/profile/cost-reduction`, label: "Cost Reduction" },
        ]}
      />
      <div className="stack">
        {answer?.preview ? (
          <ImportPreview {...answer.preview} />
        ) : (
          <>
            <Card label="The file">
              <ImportFileForm hint="At most 60 kB and 500 services." lastResult={answer?.result ?? null} />
            </Card>
            {answer?.refused && <FileProblems {...answer.refused} />}
            <ImportColumns />
          </>
        )}
      </div>
    </>
  );
}
