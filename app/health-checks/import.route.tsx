import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { requireAdmin } from "~/access/access.server";
import { FileProblems } from "~/health-checks/file-problems";
import { ImportProgress } from "~/health-checks/import-progress";
import { importToast } from "~/health-checks/import-toast";
import { getImport } from "~/health-checks/imports.server";
import { notFound, redirectWithToast } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.underway ? "Reading a health check" : "The file was not read");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const found = await getImport(params.id ?? "");
  if (!found) throw notFound();
  const { state, fileName, healthCheckId } = found;
  if (healthCheckId && (state === "drafted" || state === "same-file"))
    return redirectWithToast(`/admin/health-checks/${healthCheckId}`, importToast(state, fileName));
  return json({ file: found, underway: state === "waiting" || state === "reading" });
}

const everyMs = 500;

export default function ImportPage() {
  const { file, underway } = useLoaderData<typeof loader>();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!underway || state !== "idle") return;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [underway, state, revalidate]);

  const again = new URLSearchParams({ customer: file.customer.id, date: file.date });
  return (
    <>
      <PageHead
        title={underway ? "Reading a health check" : "The file was not read"}
        lead={`${file.fileName}, for ${file.customer.name}, ${file.date}`}
        crumbs={[{ to: "/admin/health-checks", label: "Health Check Uploads" }]}
        actions={
          !underway && (
            <ButtonLink kind="primary" icon="upload" to={`/admin/health-checks/new?${again}`}>
              Upload again
            </ButtonLink>
          )
        }
      />
      <div className="stack">
        {underway && <ImportProgress {...file} isWaiting={file.state === "waiting"} />}
        {file.refusal && <FileProblems fileName={file.fileName} {...file.refusal} />}
        {!underway && !file.refusal && (
          <Notice tone="warning" title="The reading was cut off.">
            Nothing was stored of it. Upload the file again.
          </Notice>
        )}
      </div>
    </>
  );
}
