import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listHistory } from "~/audit/history.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { assign } from "~/profile/team/assign.server";
import { type Refusal, refusalOf } from "~/profile/team/assign-refusal";
import { EditResponsibility } from "~/profile/team/edit-responsibility";
import { HoldersList } from "~/profile/team/holders-list";
import { removeResponsibility } from "~/profile/team/responsibilities.server";
import { responsibilityForm } from "~/profile/team/responsibility.schema";
import { getRow } from "~/profile/team/row.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Filters, SearchFilter } from "~/ui/filters";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.responsibility.name ?? "Responsibility"} · CM360` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "team:view");
  const search = new URL(request.url).searchParams;
  const row = await getRow(customer.id, params.responsibility ?? "", search.get("q"), search.get("page"));
  if (!row) throw notFound();
  const history = may("log:view") ? await listHistory(customer.id, "Responsibility", row.responsibility.id) : [];
  return json({ slug: customer.slug, mayEdit: may("team:edit"), history, ...row });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "team:edit");
  const submission = parseWithZod(await readForm(request), { schema: responsibilityForm });
  if (submission.status !== "success") return invalid(submission);

  const id = params.responsibility ?? "";
  const base = `/customers/${customer.slug}/profile/team`;
  if (submission.value.intent === "remove") {
    const removed = await removeResponsibility(customer.id, id, submission.value.version, actor);
    if (!removed) throw notFound();
    if (removed.outcome === "changed")
      return invalid(submission, { formErrors: ["Look again before removing: somebody changed this"], status: 409 });
    return redirectWithToast(`${base}/responsibilities`, `“${removed.name}” is off the list.`);
  }
  const { version, name, phase, letters = new Map(), moveA } = submission.value;
  const assigned = await assign(customer.id, id, { version, name, phase, letters, moveA: moveA === "on" }, actor);
  if (!assigned) throw notFound();
  const refusal = refusalOf(assigned);
  if (refusal) return json({ result: submission.reply({ fieldErrors: refusal.fieldErrors }), refusal }, refusal.status);
  return redirectWithToast(
    `${base}?phase=${encodeURIComponent("phase" in assigned ? assigned.phase : "")}#responsibilities`,
    assigned.outcome === "changed" && "name" in assigned ? `“${assigned.name}” is saved.` : "Nothing was changed.",
  );
}

export default function Responsibility() {
  const { slug, mayEdit, history, responsibility, members, searchable, page, pages } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult; refusal?: Refusal }>();
  const base = `/customers/${slug}/profile/team`;
  return (
    <>
      <PageHead
        title={responsibility.name}
        lead="One answers for it (A), some do it (R), some are asked before (C), some are told after (I)."
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Our Team" },
        ]}
      />
      {mayEdit ? (
        <div className="stack">
          {searchable && (
            <Card flush label="Search">
              <Filters keep={[]}>
                <SearchFilter label="Search a team member" />
              </Filters>
            </Card>
          )}
          <EditResponsibility
            // Other members or another version are another form: conform keeps to the values it began with.
            key={`${responsibility.id} ${responsibility.version} ${page} ${members.length} ${members.at(-1)?.id}`}
            base={base}
            responsibility={responsibility}
            members={members}
            lastResult={answer?.result ?? null}
            refusal={answer?.refusal ?? null}
          />
          <Pages page={page} pages={pages} />
          <Card title="Remove">
            <p>It goes off the list, and nobody holds a letter of it any more.</p>
            <Form method="post" className="note">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="version" value={responsibility.version} />
              <Button kind="danger">Remove</Button>
            </Form>
          </Card>
          <HistoryCard history={history} />
        </div>
      ) : (
        <Card title={responsibility.phase}>
          <HoldersList assignments={responsibility.assignments} />
        </Card>
      )}
    </>
  );
}
