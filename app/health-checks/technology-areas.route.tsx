import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { listAreas } from "~/health-checks/areas.server";
import { UnknownAreas } from "~/health-checks/unknown-areas";
import { listUnknownAreas } from "~/health-checks/unknown-areas.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Technology Areas");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ areas: await listAreas(), unknown: await listUnknownAreas() });
}

export default function TechnologyAreas() {
  const { areas, unknown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Technology Areas"
        lead="What health checks look at, and the help that customers read beside it."
        actions={
          <ButtonLink icon="plus" to="/admin/technology-areas/new">
            Add a technology area
          </ButtonLink>
        }
      />
      <div className="stack">
        {unknown.length > 0 && <UnknownAreas areas={unknown} />}
        <Card flush label="Technology areas">
          <Table
            caption={`${areas.length} technology areas`}
            head={
              <>
                <HeadCell>Technology Area</HeadCell>
                <HeadCell>Product</HeadCell>
                <HeadCell numeric>Known checks</HeadCell>
                <HeadCell numeric>Products that answer it</HeadCell>
                <HeadCell>Help edited</HeadCell>
              </>
            }
          >
            {areas.map((area) => (
              <Row key={area.key}>
                <RowHead>
                  <Link to={`/admin/technology-areas/${area.key}`}>{area.name}</Link>
                </RowHead>
                <Cell label="Product">{area.product}</Cell>
                <Cell label="Known checks" numeric>
                  {area._count.checks}
                </Cell>
                <Cell label="Products that answer it" numeric>
                  {area._count.upgradeRules}
                </Cell>
                <Cell label="Help edited">{area.updatedAt ? <Instant at={area.updatedAt} /> : "As delivered"}</Cell>
              </Row>
            ))}
          </Table>
        </Card>
      </div>
    </>
  );
}
