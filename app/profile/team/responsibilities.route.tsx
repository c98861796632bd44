import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { AddResponsibility } from "~/profile/team/add-responsibility";
import {
  addResponsibility,
  countNotTakenOver,
  listResponsibilitiesOf,
  takeOverList,
} from "~/profile/team/responsibilities.server";
import { ResponsibilitiesTable } from "~/profile/team/responsibilities-table";
import { responsibilitiesForm } from "~/profile/team/responsibility.schema";
import { RolesTable } from "~/profile/team/roles-table";
import { listResponsibilities, listRoles } from "~/profile/team/team.server";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => [{ title: "Responsibilities · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "team:edit");
  const [present, missing, usual, roles] = await Promise.all([
    listResponsibilitiesOf(customer.id),
    countNotTakenOver(customer.id),
    listResponsibilities(),
    listRoles(),
  ]);
  const own = present.map(({ id, name, phase, templateKey }) => ({ id, name, phase, own: templateKey === null }));
  return json({ slug: customer.slug, present: own, missing, usual, roles, formKey: randomUUID() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const submission = parseWithZod(await readForm(request), { schema: responsibilitiesForm });
  if (submission.status !== "success") return invalid(submission);

  const base = `/customers/${customer.slug}/profile/team`;
  if (submission.value.intent === "take-over") {
    const count = await takeOverList(customer.id, actor);
    const title = count === 1 ? "1 responsibility was taken over." : `${count} responsibilities were taken over.`;
    return redirectWithToast(base, count === 0 ? "The whole list was there already." : title);
  }
  const { name } = submission.value;
  const outcome = await addResponsibility(customer.id, submission.value, actor);
  if (outcome === "known")
    return invalid(submission, { fieldErrors: { name: ["Choose another name: this one stands in the list already"] } });
  if (outcome === "full")
    return invalid(submission, { formErrors: ["Remove a responsibility first: the list is full"] });
  return redirectWithToast(`${base}/responsibilities`, `“${name}” is in the list.`);
}

export default function Responsibilities() {
  const { slug, present, missing, usual, roles, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult }>();
  const base = `/customers/${slug}/profile/team`;
  const phases = [...new Set([...present.map(({ phase }) => phase), ...usual.map(({ name }) => name)])];
  return (
    <>
      <PageHead
        title="Responsibilities"
        lead="What somebody has to do: from the list to start from, and your own."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Our Team" },
        ]}
        actions={
          missing > 0 && (
            <Form method="post">
              <input type="hidden" name="intent" value="take-over" />
              <Button>
                {present.length > 0 ? `Take over the ${missing} missing` : `Take over the list of ${missing}`}
              </Button>
            </Form>
          )
        }
      />
      <Card title="Add a responsibility of your own">
        <AddResponsibility key={present.length} lastResult={answer?.result ?? null} phases={phases} formKey={formKey} />
      </Card>
      {present.length > 0 && (
        <div className="section">
          <Card flush label="In your list">
            <Table
              caption="In your list"
              head={
                <>
                  <HeadCell>Responsibility</HeadCell>
                  <HeadCell>Phase</HeadCell>
                  <HeadCell hidden>Actions</HeadCell>
                </>
              }
            >
              {present.map(({ id, name, phase, own }) => (
                <Row key={id}>
                  <RowHead>
                    <span id={`name-${id}`}>{name}</span> {own && <Badge tone="brand">Your own</Badge>}
                  </RowHead>
                  <Cell label="Phase">
                    <Link to={`${base}?phase=${encodeURIComponent(phase)}#responsibilities`}>{phase}</Link>
                  </Cell>
                  <Cell actions>
                    <ButtonLink small to={`${base}/responsibilities/${id}`} aria-describedby={`name-${id}`}>
                      Edit
                    </ButtonLink>
                  </Cell>
                </Row>
              ))}
            </Table>
          </Card>
        </div>
      )}
      <details className="section disclosure">
        <summary>Who usually does what</summary>
        {usual.map((phase) => (
          <section key={phase.name} className="card card--flush">
            <ResponsibilitiesTable phase={phase.name} responsibilities={phase.responsibilities} />
          </section>
        ))}
        <RolesTable roles={roles} />
      </details>
    </>
  );
}
