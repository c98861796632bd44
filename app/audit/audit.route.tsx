import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readAuditFilter } from "~/audit/audit-filter";
import { AuditFilters } from "~/audit/audit-filters";
import { AuditPages, csvOf } from "~/audit/audit-pages";
import { AuditTable } from "~/audit/audit-table";
import { listAudit } from "~/audit/list-audit.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Audit Log");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json(await listAudit(readAuditFilter(new URL(request.url).searchParams)));
}

export default function AuditLog() {
  const { events, next } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead
        title="Audit Log"
        lead="Who did what, when, and for whom. Nothing here can be changed, and every night it is read whole to see that nobody did."
        actions={
          <ButtonLink to={csvOf("/admin/audit.csv", search)} reloadDocument icon="download">
            Download CSV
          </ButtonLink>
        }
      />
      <Card flush label="Events">
        <AuditFilters isWhole />
        <AuditTable events={events} />
      </Card>
      <AuditPages next={next} />
    </>
  );
}
