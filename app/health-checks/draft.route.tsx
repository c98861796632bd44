import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { DraftForm } from "~/health-checks/draft.schema";
import { DraftEditor } from "~/health-checks/draft-editor";
import { DraftPreview } from "~/health-checks/draft-preview";
import { draftSummary } from "~/health-checks/draft-summary";
import { publishToast } from "~/health-checks/draft-toasts";
import { discard, getDraft, writeSummary } from "~/health-checks/drafts.server";
import { publish, withdraw } from "~/health-checks/publish.server";
import { ReadingFacts } from "~/health-checks/reading-facts";
import { getDraftReport } from "~/health-checks/reports.server";
import { StateBadge } from "~/health-checks/state-badge";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.draft.customer.name}, ${data.draft.date}` : "Health check");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const id = params.id ?? "";
  const draft = await getDraft(id);
  const report = draft && (await getDraftReport(id));
  if (!draft || !report) throw notFound();
  const suggested = draftSummary(report, draft.comparedWithPrevious);
  return json({ draft, report, summary: draft.executiveSummary || (draft.state === "draft" ? suggested : "") });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const id = params.id ?? "";
  const page = `/admin/health-checks/${id}`;
  const submission = parseWithZod(await readForm(request), { schema: DraftForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, replaces, answers, ...words } = submission.value;
  const edit = { ...words, answers: definedOnly(answers ?? {}) };
  if (intent === "discard") {
    if (!(await discard(id, admin))) throw notFound();
    return redirectWithToast("/admin/health-checks", "The draft was discarded. It is kept, and nobody sees it.");
  }
  if (intent === "withdraw") {
    const outcome = await withdraw(id, admin);
    if (outcome === "not-published") throw notFound();
    return redirectWithToast(page, "Withdrawn: the customer no longer sees it.");
  }
  const outcome =
    intent === "save"
      ? await writeSummary(id, edit, admin)
      : await publish(id, { ...edit, replaces: replaces ?? null }, admin);
  switch (outcome.outcome) {
    case "gone":
      throw notFound();
    case "saved":
      return redirectWithToast(page, "The draft was saved.");
    case "changed": {
      const { executiveSummary: theirs, version } = outcome.current;
      const message = "Another admin changed the summary meanwhile: both texts are below. Send again to keep yours";
      const result = submission.reply({ fieldErrors: { executiveSummary: [message] } });
      return json({ result, theirs, version }, 409);
    }
    case "open-points": {
      const missing = outcome.keys.map((key) => [`answers.${key}`, ["Answer this before you publish"]]);
      return invalid(submission, { fieldErrors: Object.fromEntries(missing) });
    }
    case "published":
    case "already-published":
    case "other-published":
      return redirectWithToast(page, publishToast(outcome));
  }
}

export default function DraftPage() {
  const { draft, report, summary } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<DraftForm>({
    id: "draft",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { executiveSummary: summary },
  });
  return (
    <>
      <PageHead
        title={`${draft.customer.name}, ${draft.date}`}
        lead="What was understood of the file, and what the customer will read."
        crumbs={[{ to: "/admin/health-checks", label: "Health Check Uploads" }]}
        actions={<StateBadge state={draft.state} />}
      />
      <div className="stack">
        <DraftPreview report={report} comparison={draft.comparedWithPrevious} replaces={draft.replaces} />
        <DraftEditor
          draft={draft}
          form={form}
          fields={fields}
          theirs={answer && "theirs" in answer ? String(answer.theirs) : null}
          version={answer && "version" in answer ? Number(answer.version) : draft.version}
        />
        <ReadingFacts file={draft.file} reading={draft.reading} download={`/admin/health-checks/${draft.id}/file`} />
      </div>
    </>
  );
}

function definedOnly(answers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
