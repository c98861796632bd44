import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { getScale, listStages } from "~/profile/journey/journey.server";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Transformation Journey · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "journey:view");
  return json({ customer: { slug: customer.slug }, scale: await getScale(), stages: await listStages() });
}

export default function Journey() {
  const { customer, scale, stages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Transformation Journey"
        lead={`${stages.reduce((sum, { topics }) => sum + topics.length, 0)} topics in ${stages.length} stages, each scored from two sides on one scale.`}
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
      />
      <Empty icon="activity" title="Not scored">
        Two scores will stand beside each topic: the CM360 Score with CM360 Feedback, and the Business Score. Where the
        two differ by two steps or more, there is something to talk about.
      </Empty>
      <div className="section">
        <Card title="The scale">
          <Facts
            facts={scale.map((step) => [
              `${step.value}`,
              <span key={step.value}>
                <strong>{step.label}.</strong> {step.meaning}
              </span>,
            ])}
          />
        </Card>
      </div>
      {stages.map((stage) => (
        <section key={stage.key} className="section">
          <div className="section__head">
            <h2>{stage.name}</h2>
            <p className="muted">{stage.goal}</p>
          </div>
          <div className="grid grid--2">
            {stage.topics.map((topic) => (
              <article key={topic.key} className="card stack">
                <h3 className="title">{topic.name}</h3>
                <p>{topic.description}</p>
                <Facts facts={topic.anchors.map(({ step, text }) => [`At ${step}`, text])} />
              </article>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
