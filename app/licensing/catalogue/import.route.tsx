import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireAdmin } from "~/access/access.server";
import { FileProblems } from "~/health-checks/file-problems";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { readUpload } from "~/infra/upload.server";
import { confirmForm, previewForm } from "~/licensing/catalogue/import.schema";
import { importCatalogue, type ImportPreview as Plan, previewImport } from "~/licensing/catalogue/import.server";
import { ImportColumns } from "~/licensing/catalogue/import-columns";
import { ImportPreview, type ImportPreviewProps } from "~/licensing/catalogue/import-preview";
import { importLimits } from "~/licensing/catalogue/read-catalogue-csv";
import { Card } from "~/ui/card";
import { ImportFileForm } from "~/ui/import-file-form";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Import products");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({});
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  if (!new URL(request.url).searchParams.has("confirm")) return preview(request);

  const submission = parseWithZod(await readForm(request), { schema: confirmForm });
  if (submission.status !== "success") return invalid(submission, uploadAgain);
  const { fileName } = submission.value;
  const imported = await importCatalogue(submission.value, admin);
  switch (imported.outcome) {
    case "unreadable":
      return invalid(submission, uploadAgain);
    case "refused":
      return json({ refused: refused(fileName, imported.preview) }, 400);
    case "changed-meanwhile":
      return json({ preview: shown(fileName, imported.preview, true) }, 409);
    case "nothing-to-do":
      return redirectWithToast("/admin/catalogue", "Nothing was changed: the catalogue says the same already.");
    case "imported": {
      const { added, changed } = imported;
      return redirectWithToast("/admin/catalogue", `Products were imported: ${added} new, ${changed} changed.`);
    }
  }
}

async function preview(request: Request) {
  const submission = parseWithZod(await readUpload(request, importLimits.bytes), { schema: previewForm });
  if (submission.status !== "success") return invalid(submission);

  const { file } = submission.value;
  const plan = await previewImport(new Uint8Array(await file.arrayBuffer()));
  if (plan.errors.total > 0) {
    const fieldErrors = { file: ["Correct the file as told below, and choose it again"] };
    return json({ result: submission.reply({ fieldErrors }), refused: refused(file.name, plan) }, 400);
  }
  return json({ preview: shown(file.name, plan, false) });
}

const uploadAgain = { formErrors: ["Upload the file again"], hideFields: ["packed"] };

function refused(fileName: string, { errors: { first, total } }: Plan) {
  return { fileName, errors: first, total };
}

function shown(fileName: string, plan: Plan, isAnew: boolean): ImportPreviewProps {
  const { packed, compared, planned, unchanged, holders, reading } = plan;
  const { facts, columns } = reading;
  return { fileName, packed, compared, facts, columns, planned, unchanged, holders, isAnew };
}

interface Answer {
  result?: SubmissionResult;
  refused?: ComponentProps<typeof FileProblems>;
  preview?: ImportPreviewProps;
}

export default function Import() {
  const answer = useActionData<Answer>();
  return (
    <>
      <PageHead
        title="Import products"
        lead="From a CSV file, a product a line. All of it is stored, or nothing; products that the file does not name stay as they are."
        crumbs={[{ to: "/admin/catalogue", label: "Catalogue" }]}
      />
      <div className="stack">
        {answer?.preview ? (
          <ImportPreview {...answer.preview} />
        ) : (
          <>
            <Card label="The file">
              <ImportFileForm hint="At most 1 MB and 500 products." lastResult={answer?.result ?? null} />
            </Card>
            {answer?.refused && <FileProblems {...answer.refused} />}
            <ImportColumns />
          </>
        )}
      </div>
    </>
  );
}
