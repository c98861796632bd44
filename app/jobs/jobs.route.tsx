import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { runToast } from "~/jobs/job-toasts";
import { RunJob } from "~/jobs/jobs.schema";
import { JobsTable } from "~/jobs/jobs-table";
import { OutboxCard } from "~/jobs/outbox-card";
import { getJobHistory, listJobs } from "~/jobs/overview.server";
import { runNow } from "~/jobs/run-now.server";
import { RunsCard } from "~/jobs/runs-card";
import { outboxNow } from "~/mail/outbox-now.server";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Jobs");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const name = new URL(request.url).searchParams.get("job");
  const now = new Date();
  const [jobs, outbox, history] = await Promise.all([
    listJobs(now),
    outboxNow(now),
    name ? getJobHistory(name, now) : null,
  ]);
  return json({ jobs, outbox, history });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: RunJob });
  if (submission.status !== "success") return invalid(submission);

  const run = await runNow(submission.value.job, submission.value.lastSeen, admin);
  if (run.outcome === "unknown") throw notFound();
  return redirectWithToast("/admin/jobs", runToast(run));
}

export default function Jobs() {
  const { jobs, outbox, history } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Jobs"
        lead="What the portal does by itself. However many machines run, one of them does each job."
      />
      <div className="stack">
        {history && <RunsCard {...history} />}
        <Card flush label="Jobs">
          <JobsTable jobs={jobs} />
        </Card>
        <OutboxCard {...outbox} />
      </div>
    </>
  );
}
