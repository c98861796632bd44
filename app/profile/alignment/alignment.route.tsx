import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { newToken } from "~/infra/secrets.server";
import { AddObjective } from "~/profile/alignment/add-objective";
import { addObjective, getStartingPoint } from "~/profile/alignment/add-objective.server";
import { listStartingPoints } from "~/profile/alignment/alignment.server";
import { AlignmentStats } from "~/profile/alignment/alignment-stats";
import { Discussion } from "~/profile/alignment/discussion";
import { getDiscussion } from "~/profile/alignment/discussion.server";
import { newObjectiveForm } from "~/profile/alignment/objective.schema";
import { ObjectiveCard } from "~/profile/alignment/objective-card";
import { viewObjectives } from "~/profile/alignment/objective-view.server";
import { listObjectives } from "~/profile/alignment/objectives.server";
import { ProgressTable } from "~/profile/alignment/progress-table";
import { StartingPoints } from "~/profile/alignment/starting-points";
import { getTerms } from "~/profile/alignment/terms.server";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Business Alignment");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "alignment:view");
  const terms = await getTerms();
  const sight = { services: may("cost-reduction:view") };
  const day = today();
  const objectives = viewObjectives(await listObjectives(customer.id), terms, sight, day);
  const add = may("alignment:edit") && {
    formKey: newToken(),
    terms,
    template: await getStartingPoint(new URL(request.url).searchParams.get("template")),
    categories: await listStartingPoints(),
  };
  return json({
    customer: { slug: customer.slug, name: customer.name },
    shown: { slug: customer.slug, today: day, opens: { journey: may("journey:view"), ...sight } },
    objectives,
    discussion: await getDiscussion(customer.id, objectives, may, day),
    add: add || null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "alignment:edit");
  const submission = parseWithZod(await readForm(request), { schema: newObjectiveForm(await getTerms()) });
  if (submission.status !== "success") return invalid(submission);

  const { outcome, id } = await addObjective(customer.id, submission.value, actor);
  const page = `/customers/${customer.slug}/profile/alignment`;
  return redirectWithToast(page, {
    title: `“${submission.value.title}” ${outcome === "added" ? "was added." : "is there already: it was added once."}`,
    link: { to: `${page}/${id}`, label: "Say who owns it" },
  });
}

export default function Alignment() {
  const { customer, shown, objectives, discussion, add } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Business Alignment"
        lead="What the business wants to reach, and how the Zscaler programme serves it."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
        actions={
          add && (
            <ButtonLink to="#add" icon="plus">
              New objective
            </ButtonLink>
          )
        }
      />
      {objectives.length === 0 ? (
        <Empty icon="target" title={`No objective of ${customer.name} is recorded yet`}>
          An objective says what shall change, from where to where, by when, and who answers for it.
          {add && " Start from one that others have, or write your own."}
        </Empty>
      ) : (
        <>
          <AlignmentStats objectives={objectives} />
          <div className="section">
            <ProgressTable slug={shown.slug} today={shown.today} objectives={objectives} />
          </div>
          <section className="section">
            <div className="section__head">
              <h2>Objectives</h2>
              <p className="muted">By priority, then by date.</p>
            </div>
            <div className="grid grid--2">
              {objectives.map((objective) => (
                <ObjectiveCard key={objective.id} objective={objective} mayEdit={add !== null} {...shown} />
              ))}
            </div>
          </section>
          <Discussion slug={shown.slug} objectives={objectives} facts={discussion} />
        </>
      )}
      {add && (
        <>
          <div className="section no-print">
            {/* What was added is in the list: the form begins anew. */}
            <AddObjective key={`${objectives.length} ${add.template?.key}`} {...add} />
          </div>
          <StartingPoints slug={shown.slug} categories={add.categories} open={objectives.length === 0} />
        </>
      )}
    </>
  );
}
