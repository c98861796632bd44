import { Form } from "@remix-run/react";
import { duration } from "~/jobs/duration";
import { sealsCut } from "~/jobs/job";
import type { listJobs } from "~/jobs/overview.server";
import { RunStateBadge } from "~/jobs/run-state-badge";
import { Button } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

type JobFacts = Awaited<ReturnType<typeof listJobs>>[number];

export function JobsTable({ jobs }: { jobs: readonly JobFacts[] }) {
  return (
    <Table
      caption="Jobs"
      captionHidden
      head={
        <>
          <HeadCell>Job</HeadCell>
          <HeadCell>Last run</HeadCell>
          <HeadCell>Result</HeadCell>
          <HeadCell>Next run</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {jobs.map((job) => (
        <Row key={job.name} mark={job.last?.state === "failed" ? "alert" : undefined}>
          <RowHead>
            <span id={`job-${job.name}`}>{job.title}</span>
            <span className="small muted block">{job.what}</span>
          </RowHead>
          <Cell label="Last run">
            {job.last ? (
              <>
                <RunStateBadge state={job.last.state} />
                <span className="small block">
                  <Instant at={job.last.startedAt} />
                  {job.last.took !== null && `, took ${duration(job.last.took)}`}
                </span>
              </>
            ) : (
              "Never yet"
            )}
          </Cell>
          <Cell label="Result">
            <span className="small wrap-anywhere">{job.last?.result ? sealsCut(job.last.result) : "–"}</span>
          </Cell>
          <Cell label="Next run">
            {job.next ? <Instant at={job.next} /> : "Within seconds"}
            <span className="small muted block">{job.rhythm}</span>
          </Cell>
          <Cell actions>
            <RunNowButton job={job} />
            <Link to={`?job=${job.name}`} aria-describedby={`job-${job.name}`} preventScrollReset>
              History
            </Link>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function RunNowButton({ job }: { job: JobFacts }) {
  return (
    <Form method="post" action="/admin/jobs" preventScrollReset>
      <input type="hidden" name="job" value={job.name} />
      <input type="hidden" name="lastSeen" value={job.last?.id ?? 0} />
      <Button small aria-describedby={`job-${job.name}`} disabled={job.last?.state === "running"}>
        Run Now
      </Button>
    </Form>
  );
}
