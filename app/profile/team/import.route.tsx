import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireAccess } from "~/access/access.server";
import { FileProblems } from "~/health-checks/file-problems";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { readUpload } from "~/infra/upload.server";
import { confirmForm, previewForm } from "~/profile/team/import.schema";
import { type ImportPreview, importMembers, previewImport } from "~/profile/team/import.server";
import { ImportPreviewCard } from "~/profile/team/import-preview";
import { importedToast } from "~/profile/team/imported-toast";
import { importLimits } from "~/profile/team/read-members-csv";
import { Card } from "~/ui/card";
import { ImportFileForm } from "~/ui/import-file-form";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Import team members · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "team:edit");
  return json({ slug: customer.slug });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  if (new URL(request.url).searchParams.has("confirm")) {
    const confirmation = parseWithZod(await readForm(request), { schema: confirmForm });
    if (confirmation.status !== "success") return invalid(confirmation);
    const imported = await importMembers(customer.id, confirmation.value.members, actor);
    if (imported.outcome !== "imported") {
      const why = imported.outcome === "full" ? "Import fewer: the team would be too large" : "Choose the file again";
      return invalid(confirmation, { formErrors: [why], hideFields: ["members"] });
    }
    return redirectWithToast(`/customers/${customer.slug}/profile/team`, importedToast(imported));
  }

  const submission = parseWithZod(await readUpload(request, importLimits.file), { schema: previewForm });
  if (submission.status !== "success") return invalid(submission);
  const { file } = submission.value;
  const preview = await previewImport(customer.id, new Uint8Array(await file.arrayBuffer()));
  if (preview.errors.total === 0) return json({ result: null, preview, fileName: file.name });
  const result = submission.reply({ fieldErrors: { file: ["Correct the file as told below, and choose it again"] } });
  const refused = { fileName: file.name, errors: preview.errors.first, total: preview.errors.total };
  return json({ result, refused }, 400);
}

interface Answer {
  result: SubmissionResult | null;
  preview?: ImportPreview;
  refused?: ComponentProps<typeof FileProblems>;
  fileName?: string;
}

export default function Import() {
  const { slug } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const base = `/customers/${slug}/profile/team`;
  return (
    <>
      <PageHead
        title="Import team members"
        lead="From a spreadsheet saved as CSV. You see what was understood before anybody is added."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Our Team" },
        ]}
      />
      <div className="stack">
        {answer?.preview && <ImportPreviewCard base={base} preview={answer.preview} fileName={answer.fileName ?? ""} />}
        <Card title={answer?.preview ? "Another file" : "The file"}>
          <ImportFileForm
            hint="A header with Name, and Role, Email and Phone as far as you have them; at most 500 team members."
            lastResult={answer?.result ?? null}
            isAnother={answer?.preview !== undefined}
          />
        </Card>
        {answer?.refused && <FileProblems {...answer.refused} />}
      </div>
    </>
  );
}
