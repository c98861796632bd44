import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { ResponsibilitiesTable } from "~/profile/team/responsibilities-table";
import { listResponsibilities, listRoles } from "~/profile/team/team.server";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => [{ title: "Our Team · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "team:view");
  return json({
    customer: { slug: customer.slug, name: customer.name },
    phases: await listResponsibilities(),
    roles: await listRoles(),
  });
}

export default function Team() {
  const { customer, phases, roles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Our Team"
        lead="Who does what in the Zscaler programme."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
      />
      <Empty icon="people" title={`No team member of ${customer.name} is listed yet`}>
        Team members stand here with their role and their responsibilities; they need no account. Below is who usually
        does what: one role answers for each responsibility (A), others do the work (R), are asked before (C) or told
        after (I).
      </Empty>
      {phases.map((phase) => (
        <section key={phase.name} className="section card card--flush">
          <ResponsibilitiesTable phase={phase.name} responsibilities={phase.responsibilities} />
        </section>
      ))}
      <div className="section">
        <Card flush>
          <Table
            caption="Roles"
            head={
              <>
                <HeadCell>Role</HeadCell>
                <HeadCell>Group</HeadCell>
                <HeadCell>What it does</HeadCell>
              </>
            }
          >
            {roles.map((role) => (
              <Row key={role.key}>
                <RowHead>{role.name}</RowHead>
                <Cell label="Group">{role.group}</Cell>
                <Cell label="What it does">{role.description}</Cell>
              </Row>
            ))}
          </Table>
        </Card>
      </div>
    </>
  );
}
