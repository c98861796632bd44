import { deleteExpired } from "~/access/expired.server";
import { sweepCutOffDrafts } from "~/health-checks/upload.server";
import type { Job } from "~/jobs/job";

const minuteMs = 60_000;

/** All that the portal does by itself, besides sending mail. */
export const jobs: readonly Job[] = [
  {
    name: "delete-expired",
    title: "Delete what has expired",
    what: "Deletes the sessions that nobody can use any more, and the counters and marks whose time is over.",
    every: { minutes: 60 },
    atMostMs: minuteMs,
    async run(now) {
      const { sessions, counters } = await deleteExpired(now);
      return `${sessions} ${sessions === 1 ? "session" : "sessions"} and ${counters} ${counters === 1 ? "counter" : "counters"} were deleted.`;
    },
  },
  {
    name: "cut-off-drafts",
    title: "Clear away uploads that were cut off",
    what: "Removes drafts of health checks whose reading never ended, and forgets imports after a week.",
    every: { minutes: 60 },
    atMostMs: minuteMs,
    async run() {
      const removed = await sweepCutOffDrafts({ othersMayImport: true });
      return removed === 1 ? "1 draft was removed." : `${removed} drafts were removed.`;
    },
  },
];
