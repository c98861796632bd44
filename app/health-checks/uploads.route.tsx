import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { listUploadCustomers, listUploads } from "~/health-checks/uploads.server";
import { uploadsFilter } from "~/health-checks/uploads-filter";
import { UploadsFilters } from "~/health-checks/uploads-filters";
import { UploadsTable } from "~/health-checks/uploads-table";
import { today } from "~/infra/calendar";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction = () => pageTitle("Health Check Uploads");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const filter = uploadsFilter(new URL(request.url).searchParams);
  return json({ ...(await listUploads(filter)), customers: await listUploadCustomers(), today: today() });
}

export default function Uploads() {
  const { uploads, total, page, pages, customers, today } = useLoaderData<typeof loader>();
  const upload = (
    <ButtonLink kind="primary" icon="upload" to="/admin/health-checks/new">
      Upload a health check
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title="Health Check Uploads"
        lead="A draft is seen by admins alone; only what is published reaches the customer. Nothing is ever lost."
        actions={customers.length > 0 && upload}
      />
      {customers.length === 0 ? (
        <Empty icon="upload" title="No file was uploaded yet" action={upload}>
          Upload the CSV file that came from Zscaler. You see what was understood before anybody else does, write the
          executive summary, and publish.
        </Empty>
      ) : (
        <Card flush label="Uploads" foot={<Pages page={page} pages={pages} />}>
          <UploadsFilters customers={customers} />
          {total === 0 ? (
            <p className="findings__none">No upload fits. Clear the filter to see all.</p>
          ) : (
            <UploadsTable
              caption={total === 1 ? "1 upload" : `${total.toLocaleString("en-GB")} uploads, newest first`}
              today={today}
              uploads={uploads}
            />
          )}
        </Card>
      )}
    </>
  );
}
