import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { forbidden, invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { AnchorsCard } from "~/profile/journey/anchors-card";
import { History } from "~/profile/journey/history";
import { getScale, getTopic, listChanges, listScores } from "~/profile/journey/journey.server";
import { RelatedCard } from "~/profile/journey/related-card";
import { saveScore } from "~/profile/journey/save-score.server";
import { bringsFieldsOfOther, scoreForms } from "~/profile/journey/score.schema";
import { ScoreForm } from "~/profile/journey/score-form";
import { nextToScore, sideWords } from "~/profile/journey/scores";
import { SideCard } from "~/profile/journey/side-card";
import { sideOf } from "~/profile/journey/sides";
import { ButtonLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Prose } from "~/ui/prose";
import stylesheet from "./journey.css?url";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.topic.name ?? "Transformation Journey");

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "journey:view");
  const topic = await getTopic(customer.id, params.topic ?? "");
  if (!topic) throw notFound();
  const [scale, stages, changes] = await Promise.all([
    getScale(),
    listScores(customer.id),
    listChanges(customer.id, topic.key),
  ]);
  const side = topic.retiredAt ? null : sideOf(may);
  const topics = stages.flatMap((stage) => stage.topics);
  return json({
    slug: customer.slug,
    topic,
    side,
    scale,
    changes: changes.map((change) => ({
      ...change,
      feedback: change.side === "cm360" ? parseMarkdown(change.note) : null,
    })),
    feedback: topic.cm360?.note ? parseMarkdown(topic.cm360.note) : null,
    next: side && nextToScore(topics, side, topic.key),
    related: {
      objectives: may("alignment:view") ? topic.objectives : [],
      products: may("licensing:view") ? topic.products : [],
      areas: may("health-checks:view") ? topic.areas : [],
    },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor, may } = await requireAccess(request, params.customer, "journey:view");
  const side = sideOf(may);
  if (!side) throw forbidden();
  const form = await readForm(request);
  if (bringsFieldsOfOther(form, side)) throw forbidden();
  const submission = parseWithZod(form, { schema: scoreForms[side] });
  if (submission.status !== "success") return invalid(submission);

  const key = params.topic ?? "";
  const outcome = await saveScore(customer.id, key, side, submission.value, actor);
  if (outcome === "unknown") throw notFound();
  if (typeof outcome === "object") return json({ result: submission.reply(), saved: outcome }, 409);
  return redirectWithToast(
    `/customers/${customer.slug}/profile/journey/${key}`,
    toasts[outcome](sideWords[side].score),
  );
}

const toasts = {
  saved: (score: string) => `The ${score} is saved.`,
  unchanged: () => "Nothing was changed.",
  retired: () => "This topic was retired meanwhile. Nothing was saved.",
};

export default function Topic() {
  const { slug, topic, side, scale, changes, feedback, next, related } = useLoaderData<typeof loader>();
  const base = `/customers/${slug}/profile/journey`;
  const cm360 = (
    <SideCard side="cm360" said={topic.cm360} scale={scale} note={feedback && <Prose blocks={feedback} />} />
  );
  const business = (
    <SideCard
      side="business"
      said={topic.business}
      scale={scale}
      note={topic.business?.note && <p className="said">{topic.business.note}</p>}
    />
  );
  return (
    <>
      <PageHead
        title={topic.name}
        lead={`${topic.stage.name}. ${topic.description}`}
        crumbs={[
          { to: `/customers/${slug}/profile`, label: "Business Profile" },
          { to: base, label: "Transformation Journey" },
        ]}
        actions={next && <ButtonLink to={`${base}/${next.key}`}>Next: {next.name}</ButtonLink>}
      />
      {topic.retiredAt && (
        <Notice>
          This topic was retired on <Day date={topic.retiredAt.slice(0, 10)} />. Its scores and its history stay; they
          count in no average.
        </Notice>
      )}
      <div className="grid grid--aside topic-page">
        {side ? (
          // What was saved is a new form: conform keeps to the values it began with.
          <ScoreForm key={`${topic.key} ${topic[side]?.version ?? 0}`} side={side} said={topic[side]} scale={scale} />
        ) : (
          <div className="stack">
            {cm360}
            {business}
          </div>
        )}
        <div className="stack topic-page__aside">
          {side && (side === "cm360" ? business : cm360)}
          <AnchorsCard anchors={topic.anchors} scale={scale} />
          <RelatedCard slug={slug} {...related} />
        </div>
        <History changes={changes} />
      </div>
    </>
  );
}
