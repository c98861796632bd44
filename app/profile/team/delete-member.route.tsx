import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { deleteMember, listSuccessors } from "~/profile/team/delete-member.server";
import { deletionToast } from "~/profile/team/deletion-toast";
import { HeldList } from "~/profile/team/held-list";
import { type DeleteMemberForm, deleteMemberForm } from "~/profile/team/member.schema";
import { getMember } from "~/profile/team/members.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { SelectField } from "~/ui/field";
import { Filters, SearchFilter } from "~/ui/filters";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Delete ${data?.member.name ?? "team member"} · CM360` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "team:edit");
  const member = await getMember(customer.id, params.member ?? "");
  if (!member) throw notFound();
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  return json({ slug: customer.slug, member, ...(await listSuccessors(customer.id, member.id, search)) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const submission = parseWithZod(await readForm(request), { schema: deleteMemberForm });
  if (submission.status !== "success") return invalid(submission);

  const { successor } = submission.value;
  const deletion = await deleteMember(
    customer.id,
    params.member ?? "",
    successor === "nobody" ? null : successor,
    actor,
  );
  if (!deletion) throw notFound();
  if (deletion.outcome === "unknown-successor")
    return invalid(submission, {
      fieldErrors: { successor: ["Choose another successor: this one is not in the team"] },
    });
  return redirectWithToast(`/customers/${customer.slug}/profile/team`, deletionToast(deletion));
}

export default function DeleteMember() {
  const { slug, member, successors, searchable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<DeleteMemberForm>({
    id: "delete",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
  });
  const base = `/customers/${slug}/profile/team`;
  const options = [
    { value: "nobody", label: "Nobody, leave open" },
    ...successors.map(({ id, name, role }) => ({ value: id, label: role ? `${name}, ${role}` : name })),
  ];
  return (
    <>
      <PageHead
        title={`Delete ${member.name}`}
        lead="No responsibility is deleted with a team member: somebody takes it over, or it is left open."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Our Team" },
        ]}
      />
      <div className="stack">
        <Card title={`What ${member.name} holds`}>
          <HeldList base={base} assignments={member.assignments} objectives={member.objectives} />
        </Card>
        {searchable && (
          <Card flush label="Search">
            <Filters keep={[]}>
              <SearchFilter label="Search the successor" />
            </Filters>
          </Card>
        )}
        <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
          <FormErrors form={form} />
          <SelectField
            field={fields.successor}
            label="Who takes over"
            required
            hint="Where the successor holds a letter already, both count: who does it and now answers for it, does both."
            options={options}
          />
          <div className="cluster">
            <Button kind="danger">Delete</Button>
            <ButtonLink kind="quiet" to={base}>
              Keep {member.name}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </>
  );
}
