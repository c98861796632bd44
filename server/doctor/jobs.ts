import { existsSync } from "node:fs";
import Database from "libsql";
import type { BackupSettings } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { type Job, nextRun, type RunState } from "~/jobs/job";
import { type Finding, ok, warn, wrong } from "./finding";

const patience = 60 * 60_000;

/** Which jobs failed last, or should have run an hour ago. */
export function lookAtJobs(jobs: readonly Job[], settings: BackupSettings, now: Date): Finding[] {
  const place = placeOf(settings);
  if (place.kind !== "file" || !existsSync(place.path)) return [];
  const database = new Database(place.path, { timeout: 2_000 });
  try {
    const newest = database.prepare(
      `SELECT "startedAt", "finishedAt", "failedAt" FROM "JobRun" WHERE "job" = ? ORDER BY "id" DESC LIMIT 1`,
    );
    const findings = jobs.flatMap((job): Finding[] => {
      const run = newest.get(job.name) as { startedAt: string; finishedAt: unknown; failedAt: unknown } | undefined;
      if (!run) return [];
      const state: RunState = run.finishedAt ? "done" : run.failedAt ? "failed" : "running";
      if (state === "failed") return [wrong("Jobs", `“${job.title}” failed`, `See why at /admin/jobs?job=${job.name}`)];
      const next = nextRun(job, { startedAt: new Date(run.startedAt), state, before: null }, now);
      if (now.getTime() - next.getTime() < patience) return [];
      return [warn("Jobs", `“${job.title}” should have run at ${next.toISOString()}`, "Is the portal running?")];
    });
    return findings.length > 0 ? findings : [ok("Jobs", "none failed last, none is overdue")];
  } catch {
    return [];
  } finally {
    database.close();
  }
}
