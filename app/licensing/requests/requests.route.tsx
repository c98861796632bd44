import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readCursor } from "~/infra/cursor";
import { ClosedTable } from "~/licensing/requests/closed-table";
import { NoRequests } from "~/licensing/requests/no-requests";
import { getRequestsPage } from "~/licensing/requests/requests-page.server";
import { readRequestSort } from "~/licensing/requests/requests-sort";
import { RequestsTable } from "~/licensing/requests/requests-table";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { KeysetPages } from "~/ui/keyset-pages";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Requested Products");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:view");
  const { searchParams } = new URL(request.url);
  const facts = await getRequestsPage(access, {
    sort: readRequestSort(searchParams),
    cursor: readCursor(searchParams.get("page")),
  });
  return json({ slug: access.customer.slug, mayRequest: access.may("requests:request"), ...facts });
}

export default function Requests() {
  const { slug, mayRequest, today, sort, leadDays, open, closed } = useLoaderData<typeof loader>();
  const licensing = `/customers/${slug}/licensing`;
  return (
    <>
      <PageHead
        title="Requested Products"
        lead="What is planned to be bought, when it takes effect, and who acts next."
        crumbs={[{ to: licensing, label: "Licensing Expert" }]}
        actions={
          <>
            {open.length + closed.requests.length > 0 && (
              <ButtonLink icon="download" to={`${licensing}/requests/requests.csv`} reloadDocument>
                CSV
              </ButtonLink>
            )}
            <ButtonLink to={licensing}>Licensing Expert</ButtonLink>
          </>
        }
      />
      {open.length > 0 ? (
        <>
          <Card flush label="Open requests">
            <RequestsTable slug={slug} today={today} sort={sort} requests={open} />
          </Card>
          <p className="small muted note">
            The last safe day leaves {leadDays === 1 ? "1 day" : `${leadDays} days`} to order. After it, the request may
            take effect late.
          </p>
        </>
      ) : (
        <NoRequests licensing={licensing} mayRequest={mayRequest} hasClosed={closed.requests.length > 0} />
      )}
      {closed.requests.length > 0 && (
        <div className="section">
          <Card flush label="Closed requests">
            <ClosedTable slug={slug} total={closed.total} requests={closed.requests} />
          </Card>
          <KeysetPages previous={closed.previous} next={closed.next} />
        </div>
      )}
    </>
  );
}
