import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { DraftForm, UndoForm } from "~/health-checks/draft.schema";
import { listDifferences } from "~/health-checks/draft-differences.server";
import { DraftEditor } from "~/health-checks/draft-editor";
import { DraftPreview } from "~/health-checks/draft-preview";
import { DraftReplacement } from "~/health-checks/draft-replacement";
import { shownSummary } from "~/health-checks/draft-summary";
import { publishToast, takeBackToast, undoToast } from "~/health-checks/draft-toasts";
import { DraftUndo } from "~/health-checks/draft-undo";
import { discard, getDraft, writeDraft, writeSummary } from "~/health-checks/drafts.server";
import { listOwnerSuggestions } from "~/health-checks/next-steps.server";
import { publish } from "~/health-checks/publish.server";
import { ReadingFacts } from "~/health-checks/reading-facts";
import { getDraftReport } from "~/health-checks/reports.server";
import { StateBadge } from "~/health-checks/state-badge";
import { Timeline } from "~/health-checks/timeline";
import { getTimeline } from "~/health-checks/timeline.server";
import { listTopRisks } from "~/health-checks/top-risks.server";
import { takeBackWithdrawal, undoImport, withdraw } from "~/health-checks/undo.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
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
  return json({
    draft,
    report,
    summary: shownSummary(draft, report, await listTopRisks(id, report.formula)),
    owners: await listOwnerSuggestions(draft.customer.id),
    timeline: await getTimeline(id),
    differences:
      draft.replaces &&
      (await listDifferences(
        { beforeId: draft.replaces.id, afterId: id },
        draft.replaces.comparison,
        new URL(request.url).searchParams,
      )),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const id = params.id ?? "";
  const page = `/admin/health-checks/${id}`;
  const posted = await readForm(request);
  const undo = parseWithZod(posted, { schema: UndoForm });
  if (undo.status === "success") return takeBack(id, undo.value, admin);
  const submission = parseWithZod(posted, { schema: DraftForm });
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
    intent === "publish"
      ? await publish(id, { ...edit, replaces: replaces ?? null }, admin)
      : await (intent === "preview" ? writeDraft : writeSummary)(id, edit, admin);
  switch (outcome.outcome) {
    case "gone":
      throw notFound();
    case "saved":
      return redirectWithToast(
        intent === "preview" ? `${page}/preview` : page,
        outcome.isPublished ? "Saved." : "The draft was saved.",
      );
    case "no-draft":
      return redirectWithToast(`${page}/preview`, "Nothing was saved: it was published meanwhile.");
    case "changed": {
      const message = "Another admin changed it meanwhile: both texts are below. Send again to keep yours";
      const result = submission.reply({ fieldErrors: { executiveSummary: [message] } });
      return json({ result, theirs: outcome.current }, 409);
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

async function takeBack(id: string, { intent, seen }: UndoForm, admin: Actor) {
  const page = `/admin/health-checks/${id}`;
  if (intent === "take-back") return redirectWithToast(page, takeBackToast(await takeBackWithdrawal(id, admin)));
  const told = await undoImport(id, { seen }, admin);
  if (told.outcome === "gone") throw notFound();
  return redirectWithToast(page, undoToast(told));
}

export default function DraftPage() {
  const { draft, report, summary, owners, timeline, differences } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={`${draft.customer.name}, ${draft.date}`}
        lead="What was understood of the file, and what the customer will read."
        crumbs={[{ to: "/admin/health-checks", label: "Health Check Uploads" }]}
        actions={
          <>
            <StateBadge state={draft.state} />
            <ButtonLink to={`/admin/health-checks/${draft.id}/preview`}>As the customer sees it</ButtonLink>
          </>
        }
      />
      <div className="stack">
        <DraftPreview report={report} comparison={draft.comparedWithPrevious} />
        {draft.replaces && draft.state !== "undone" && (
          <DraftReplacement isDraft={draft.state === "draft"} replaces={draft.replaces} differences={differences} />
        )}
        {/* What was saved is a new form: conform keeps to the values it began with. */}
        <DraftEditor key={`${draft.id} ${draft.version}`} draft={draft} summary={summary} owners={owners} />
        <div className="grid grid--2">
          <Timeline entries={timeline} />
          <DraftUndo state={draft.state} until={draft.undoUntil} restores={draft.replacesId !== null} />
        </div>
        <ReadingFacts file={draft.file} reading={draft.reading} download={`/admin/health-checks/${draft.id}/file`} />
      </div>
    </>
  );
}

function definedOnly(answers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
