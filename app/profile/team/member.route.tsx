import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listHistory } from "~/audit/history.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { AccountCard } from "~/profile/team/account-card";
import { EditMember } from "~/profile/team/edit-member";
import { HeldList } from "~/profile/team/held-list";
import { editMemberForm } from "~/profile/team/member.schema";
import { changeMember, getMember, type MemberConflict, mayGiveAccount } from "~/profile/team/members.server";
import { listRoles } from "~/profile/team/team.server";
import { Card } from "~/ui/card";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.member.name ?? "Team"} · CM360` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const member = await getMember(customer.id, params.member ?? "");
  if (!member) throw notFound();
  const [roles, owner, history] = await Promise.all([
    listRoles(),
    mayGiveAccount(customer.id, actor),
    listHistory(customer.id, "TeamMember", member.id),
  ]);
  return json({
    slug: customer.slug,
    member,
    roles: roles.map(({ name }) => name),
    owner,
    admin: actor.kind === "admin",
    history,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const submission = parseWithZod(await readForm(request), { schema: editMemberForm });
  if (submission.status !== "success") return invalid(submission);

  const outcome = await changeMember(customer.id, params.member ?? "", submission.value, actor);
  if (!outcome) throw notFound();
  if (typeof outcome === "object") return json({ result: submission.reply(), conflict: outcome }, 409);
  return redirectWithToast(
    `/customers/${customer.slug}/profile/team`,
    outcome === "changed" ? `The details of ${submission.value.name} are saved.` : "Nothing was changed.",
  );
}

export default function Member() {
  const { slug, member, roles, owner, admin, history } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult; conflict?: MemberConflict }>();
  const base = `/customers/${slug}/profile/team`;
  return (
    <>
      <PageHead
        title={member.name}
        lead="The details of a team member, and what the member holds."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Our Team" },
        ]}
      />
      <div className="grid grid--aside">
        <EditMember
          key={`${member.id} ${member.version}`}
          page={`${base}/members/${member.id}`}
          member={member}
          roles={roles}
          lastResult={answer?.result ?? null}
          conflict={answer?.conflict ?? null}
        />
        <div className="stack">
          <Card title="Holds">
            <HeldList base={base} assignments={member.assignments} objectives={member.objectives} />
          </Card>
          <AccountCard slug={slug} member={member} owner={owner} admin={admin} />
          <HistoryCard history={history} />
        </div>
      </div>
    </>
  );
}
