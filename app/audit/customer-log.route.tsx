import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readAuditFilter } from "~/audit/audit-filter";
import { AuditFilters } from "~/audit/audit-filters";
import { AuditPages, csvOf } from "~/audit/audit-pages";
import { AuditTable } from "~/audit/audit-table";
import { officeOnly } from "~/audit/kinds";
import { listCustomerLog } from "~/audit/list-audit.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Log");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "log:view");
  const filter = readAuditFilter(new URL(request.url).searchParams);
  return json({ customer, ...(await listCustomerLog(customer.id, filter)) });
}

export default function CustomerLog() {
  const { customer, events, next } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead
        title="Log"
        lead={`Who did what for ${customer.name}, and when: your own people, your partners and Secure Dynamics.`}
        actions={
          <ButtonLink to={csvOf(`/customers/${customer.slug}/log.csv`, search)} reloadDocument icon="download">
            Download CSV
          </ButtonLink>
        }
      />
      <Card flush label="Events">
        <AuditFilters without={officeOnly} />
        <AuditTable events={events} own={customer.name} />
      </Card>
      <AuditPages next={next} />
    </>
  );
}
