import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { addDays, today } from "~/infra/calendar";
import { getScale, listScores, listScoresAt } from "~/profile/journey/journey.server";
import { JourneyStats } from "~/profile/journey/journey-stats";
import { LargestGaps } from "~/profile/journey/largest-gaps";
import { ScaleStrip } from "~/profile/journey/scale-strip";
import { changeSince, nextToScore } from "~/profile/journey/scores";
import { sideOf } from "~/profile/journey/sides";
import { StageAverages } from "~/profile/journey/stage-averages";
import { StageTopics } from "~/profile/journey/stage-topics";
import { ButtonLink } from "~/ui/button";
import { NextStep } from "~/ui/next-step";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import stylesheet from "./journey.css?url";

export const meta: MetaFunction = () => pageTitle("Transformation Journey");

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** The averages are compared with those of about a quarter ago. */
const comparedDays = 90;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "journey:view");
  const since = addDays(today(), -comparedDays);
  const [scale, stages, then] = await Promise.all([
    getScale(),
    listScores(customer.id),
    listScoresAt(customer.id, new Date(since)),
  ]);
  const topics = stages.flatMap((stage) => stage.topics);
  const side = sideOf(may);
  const changes = {
    cm360: changeSince(then.cm360, topics, "cm360"),
    business: changeSince(then.business, topics, "business"),
  };
  const next = side && nextToScore(topics, side);
  return json({ slug: customer.slug, scale, stages, since, changes, next, mayEditTopics: may("journey:edit-topics") });
}

export default function Journey() {
  const { slug, scale, stages, since, changes, next, mayEditTopics } = useLoaderData<typeof loader>();
  const base = `/customers/${slug}/profile/journey`;
  return (
    <>
      <PageHead
        title="Transformation Journey"
        lead="Both sides score the same topics from 0 to 5. Where the two differ by 2 or more, talk."
        crumbs={[{ to: `/customers/${slug}/profile`, label: "Business Profile" }]}
        actions={mayEditTopics && <ButtonLink to="/admin/journey-topics">Edit the topics</ButtonLink>}
      />
      {next && (
        <NextStep
          title={`${next.name} waits for your score`}
          action={
            <ButtonLink kind="primary" to={`${base}/${next.key}`}>
              Next: {next.name}
            </ButtonLink>
          }
        >
          Each topic takes a minute: choose the step that describes today, and say why.
        </NextStep>
      )}
      <JourneyStats topics={stages.flatMap((stage) => stage.topics)} changes={changes} since={since} />
      <div className="grid grid--aside section">
        <StageAverages stages={stages} />
        <LargestGaps stages={stages} base={base} />
      </div>
      <ScaleStrip scale={scale} />
      {stages
        .filter((stage) => stage.topics.length > 0)
        .map((stage) => (
          <StageTopics key={stage.key} stage={stage} base={base} />
        ))}
    </>
  );
}
