import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { whatWaits } from "~/admin/home.server";
import { RequestsToMoveOn } from "~/admin/home-requests";
import { StaleCustomers } from "~/admin/home-stale";
import { staleAfterDays } from "~/health-checks/stale";
import { today as dayOf } from "~/infra/calendar";
import { cappedCount } from "~/ui/capped-count";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Stats } from "~/ui/stats";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Home");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const today = dayOf();
  return json({ today, ...(await whatWaits(admin, today)) });
}

export default function AdminHome() {
  const { today, counts, oldest, requests, stale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Home" lead="What waits for an admin." />
      <Stats
        stats={[
          { label: "Pending Approvals", value: <Link to="/admin/approvals">{counts.approval}</Link> },
          {
            label: "Requests to move on",
            value: <Link to="/admin/requests?next=seller">{cappedCount(counts.request)}</Link>,
          },
          { label: "Health checks to publish", value: <Link to="/admin/health-checks">{counts.draft}</Link> },
          {
            label: `No health check for ${staleAfterDays} days`,
            value: <Link to={staleCustomers}>{stale.count}</Link>,
          },
          { label: "Mails that failed", value: <Link to="/admin/outbox?state=dead">{counts.mail}</Link> },
        ]}
      />
      {oldest.length === 0 && requests.length === 0 && (
        <div className="section">
          <Empty icon="check" title="Nothing waits">
            Sign-ups to approve, requests to move on, health checks to publish and mails that failed stand here.
          </Empty>
        </div>
      )}
      {oldest.length > 0 && (
        <div className="section">
          <Card flush label="What waits">
            <Table
              caption="What has waited longest"
              head={
                <>
                  <HeadCell>What</HeadCell>
                  <HeadCell>To do</HeadCell>
                  <HeadCell>Since</HeadCell>
                </>
              }
            >
              {oldest.map(({ kind, id, what, since, to }) => (
                <Row key={id}>
                  <RowHead>
                    <Link to={to}>{what}</Link>
                  </RowHead>
                  <Cell label="To do">{toDo[kind]}</Cell>
                  <Cell label="Since">
                    <Instant at={since} />
                  </Cell>
                </Row>
              ))}
            </Table>
          </Card>
        </div>
      )}
      {requests.length > 0 && (
        <div className="section">
          <RequestsToMoveOn requests={requests} today={today} />
        </div>
      )}
      {stale.count > 0 && (
        <div className="section">
          <StaleCustomers {...stale} today={today} all={staleCustomers} />
        </div>
      )}
    </>
  );
}

const staleCustomers = "/customers?checked=long-ago&sort=date";

const toDo = { approval: "Approve or reject", draft: "Publish the health check", mail: "See why the mail failed" };
