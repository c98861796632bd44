import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { AddMember } from "~/profile/team/add-member";
import { GapsCard } from "~/profile/team/gaps-card";
import { addMemberForm } from "~/profile/team/member.schema";
import { addMember, listMembers } from "~/profile/team/members.server";
import { MembersTable } from "~/profile/team/members-table";
import { ResponsibilitiesSection } from "~/profile/team/responsibilities-section";
import { listRoles } from "~/profile/team/team.server";
import { getGrid, listColumns } from "~/profile/team/team-page.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, SearchFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction = () => [{ title: "Our Team · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "team:view");
  const search = new URL(request.url).searchParams;
  const page = Math.min(Math.max(Math.trunc(Number(search.get("page"))) || 1, 1), 1000);
  const [listed, columns, grid, roles] = await Promise.all([
    listMembers(customer.id, { search: (search.get("q") ?? "").slice(0, 200), page }),
    listColumns(customer.id),
    getGrid(customer.id, search.get("phase")),
    listRoles(),
  ]);
  return json({
    customer: { slug: customer.slug, name: customer.name },
    mayEdit: may("team:edit"),
    formKey: randomUUID(),
    page,
    listed,
    columns,
    grid,
    roles: roles.map(({ name }) => name),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const submission = parseWithZod(await readForm(request), { schema: addMemberForm });
  if (submission.status !== "success") return invalid(submission);

  const { formKey, ...member } = submission.value;
  const outcome = await addMember(customer.id, member, formKey, actor);
  if (outcome === "full") return invalid(submission, { formErrors: ["Delete a team member first: the team is full"] });
  return redirectWithToast(`/customers/${customer.slug}/profile/team`, `${member.name} is in the team.`);
}

export default function Team() {
  const { customer, mayEdit, formKey, page, listed, columns, grid, roles } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult }>();
  const base = `/customers/${customer.slug}/profile/team`;
  return (
    <>
      <PageHead
        title="Our Team"
        lead="Who takes part in the programme, and who does what. Team members need no account."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
        actions={
          <>
            {mayEdit && (
              <ButtonLink to={`${base}/import`} icon="upload">
                Import
              </ButtonLink>
            )}
            <ButtonLink to={`${base}/team.csv`} icon="download" reloadDocument>
              Download CSV
            </ButtonLink>
          </>
        }
      />
      <Card flush label="Team Members">
        {listed.total > 10 && (
          <Filters keep={["phase"]}>
            <SearchFilter />
          </Filters>
        )}
        {listed.members.length > 0 ? (
          <MembersTable base={base} members={listed.members} mayEdit={mayEdit} />
        ) : (
          <Empty
            icon="people"
            title={listed.total > 0 ? "No team member matches" : `No team member of ${customer.name} is listed yet`}
          >
            Team members stand here with their role and how to reach them. Each can then hold responsibilities, with or
            without an account.
          </Empty>
        )}
      </Card>
      <Pages page={page} pages={listed.pages} />
      {mayEdit && (
        <div className="section no-print">
          <Card title="Add Team Member" id="add-member">
            {/* Once somebody was added, the form begins anew. */}
            <AddMember key={listed.total} lastResult={answer?.result ?? null} roles={roles} formKey={formKey} />
          </Card>
        </div>
      )}
      <ResponsibilitiesSection base={base} grid={grid} columns={columns} mayEdit={mayEdit} />
      <div className="section">
        <GapsCard base={base} gaps={grid.gaps} mayEdit={mayEdit} />
      </div>
    </>
  );
}
