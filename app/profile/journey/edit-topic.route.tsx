import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { addTopic, editTopic, retireTopic } from "~/profile/journey/change-topic.server";
import { getScale } from "~/profile/journey/journey.server";
import { topicForm, topicIntent } from "~/profile/journey/topic.schema";
import { TopicForm } from "~/profile/journey/topic-form";
import { getEditableTopic, listStageNames } from "~/profile/journey/topics.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.topic?.name ?? "Add Topic");

/** The address of the form for a topic that does not exist yet. */
const newTopic = "new";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const isNew = params.topic === newTopic;
  const [topic, stages, scale] = await Promise.all([
    isNew ? null : getEditableTopic(params.topic ?? ""),
    listStageNames(),
    getScale(),
  ]);
  if (!topic && !isNew) throw notFound();
  return json({ topic, stages, scale });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const key = params.topic ?? "";
  const form = await readForm(request);
  const intent = topicIntent.safeParse(Object.fromEntries(form));
  if (intent.success && key !== newTopic) {
    const isRetired = intent.data.intent === "retire";
    const { outcome } = await retireTopic(key, { isRetired, version: intent.data.version }, admin);
    if (outcome === "unknown") throw notFound();
    const toPage = outcome === "changed" ? `/admin/journey-topics/${key}` : "/admin/journey-topics";
    return redirectWithToast(toPage, outcome === "changed" ? changedMeanwhile : retired[intent.data.intent]);
  }

  const submission = parseWithZod(form, { schema: topicForm });
  if (submission.status !== "success") return invalid(submission);
  const done =
    key === newTopic ? await addTopic(submission.value, admin) : await editTopic(key, submission.value, admin);
  switch (done.outcome) {
    case "unknown":
      throw notFound();
    case "unknown-stage":
      return invalid(submission, { fieldErrors: { stage: ["Choose one of the stages"] } });
    case "name-taken":
      return invalid(submission, { fieldErrors: { name: ["Choose another name: a topic has this one already"] } });
    case "changed":
      return json({ result: submission.reply(), current: done.current }, 409);
    case "saved":
      return redirectWithToast("/admin/journey-topics", `${submission.value.name} was saved.`);
    case "unchanged":
      return redirectWithToast("/admin/journey-topics", "Nothing was changed.");
  }
}

const changedMeanwhile = "Another admin changed this topic meanwhile. Look at it again: nothing was done.";

const retired = {
  retire: "The topic was retired. Its history stays, and it counts in no average.",
  "bring-back": "The topic is back in every customer's list, last in its stage.",
};

export default function EditTopic() {
  const { topic, stages, scale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={topic?.name ?? "Add Topic"}
        lead="What both sides read when they score it. Changes hold for every customer at once."
        crumbs={[{ to: "/admin/journey-topics", label: "Journey Topics" }]}
      />
      <div className="grid grid--aside">
        <TopicForm key={topic?.version} topic={topic} stages={stages} scale={scale} />
        {topic && <Retirement isRetired={topic.retiredAt !== null} version={topic.version} />}
      </div>
    </>
  );
}

function Retirement({ isRetired, version }: { isRetired: boolean; version: string }) {
  return (
    <Card title={isRetired ? "Retired" : "Retire"}>
      <Form method="post" className="form">
        <input type="hidden" name="version" value={version} />
        <p>
          {isRetired
            ? "Customers do not see this topic in their list. Bringing it back shows it with the scores it had."
            : "It disappears from every customer's list and counts in no average. Scores and history stay."}
        </p>
        <div>
          {isRetired ? (
            <Button name="intent" value="bring-back">
              Bring Back
            </Button>
          ) : (
            <Button kind="danger" name="intent" value="retire">
              Retire
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}
