import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { showScore } from "~/health-checks/score";
import { StateBadge } from "~/health-checks/state-badge";
import { listUploads } from "~/health-checks/uploads.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Health Check Uploads");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json(await listUploads({ page: Number(new URL(request.url).searchParams.get("page") ?? 1) }));
}

export default function Uploads() {
  const { uploads, total, page, pages } = useLoaderData<typeof loader>();
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
        actions={total > 0 && upload}
      />
      {total === 0 ? (
        <Empty icon="upload" title="No file was uploaded yet" action={upload}>
          Upload the CSV file that came from Zscaler. You see what was understood before anybody else does, write the
          executive summary, and publish.
        </Empty>
      ) : (
        <Card flush label="Uploads" foot={<Pages page={page} pages={pages} />}>
          <Table
            caption={total === 1 ? "1 upload" : `${total.toLocaleString("en-GB")} uploads, newest first`}
            head={
              <>
                <HeadCell>Customer</HeadCell>
                <HeadCell>Date</HeadCell>
                <HeadCell>State</HeadCell>
                <HeadCell numeric>Checks</HeadCell>
                <HeadCell numeric>Score</HeadCell>
                <HeadCell>Uploaded</HeadCell>
                <HeadCell>Published</HeadCell>
              </>
            }
          >
            {uploads.map((one) => (
              <Row key={one.id} mark={one.state === "draft" ? "yours" : undefined}>
                <RowHead>
                  <Link to={`/admin/health-checks/${one.id}`}>{one.customer.name}</Link>
                </RowHead>
                <Cell label="Date">
                  <Day date={one.date} />
                </Cell>
                <Cell label="State">
                  <StateBadge state={one.state} />
                </Cell>
                <Cell label="Checks" numeric>
                  {one.rowCount.toLocaleString("en-GB")}
                </Cell>
                <Cell label="Score" numeric>
                  {showScore(one.score)}
                </Cell>
                <Cell label="Uploaded">
                  <span>
                    <Instant at={one.uploadedAt} />
                    {one.uploadedBy && <span className="small muted"> {one.uploadedBy}</span>}
                  </span>
                </Cell>
                <Cell label="Published">
                  {one.publishedAt ? (
                    <span>
                      <Instant at={one.publishedAt} />
                      {one.publishedBy && <span className="small muted"> {one.publishedBy}</span>}
                    </span>
                  ) : (
                    "–"
                  )}
                </Cell>
              </Row>
            ))}
          </Table>
        </Card>
      )}
    </>
  );
}
