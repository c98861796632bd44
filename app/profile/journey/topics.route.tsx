import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { listTopics } from "~/profile/journey/topics.server";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Journey Topics");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ stages: await listTopics() });
}

export default function Topics() {
  const { stages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Journey Topics"
        lead="What customers and CM360 score in the Transformation Journey. Changes hold for every customer at once."
        actions={
          <ButtonLink kind="primary" icon="plus" to="/admin/journey-topics/new">
            Add Topic
          </ButtonLink>
        }
      />
      <div className="stack">
        {stages.map((stage) => (
          <Card key={stage.key} flush label={stage.name}>
            <Table
              caption={stage.name}
              head={
                <>
                  <HeadCell>Topic</HeadCell>
                  <HeadCell>Description</HeadCell>
                  <HeadCell>Steps described</HeadCell>
                  <HeadCell numeric>Customers scored</HeadCell>
                </>
              }
            >
              {stage.topics.map((topic) => (
                <Row key={topic.key}>
                  <RowHead>
                    <Link to={`/admin/journey-topics/${topic.key}`}>{topic.name}</Link>{" "}
                    {topic.retiredAt && <Badge>Retired</Badge>}
                  </RowHead>
                  <Cell label="Description">{topic.description}</Cell>
                  <Cell label="Steps described">{topic.steps.join(", ") || "None"}</Cell>
                  <Cell label="Customers scored" numeric>
                    {topic.customers}
                  </Cell>
                </Row>
              ))}
              {stage.topics.length === 0 && (
                <Row>
                  <Cell>No topic yet. A stage without topics is not shown to customers.</Cell>
                </Row>
              )}
            </Table>
          </Card>
        ))}
      </div>
    </>
  );
}
