import { deleteExpired } from "~/access/expired.server";
import { verifyJob } from "~/audit/verify.server";
import { verifyLog } from "~/audit/verify-job.server";
import { closeDue } from "~/export/close.server";
import { sweepCutOffDrafts } from "~/health-checks/upload.server";
import { env } from "~/infra/env.server";
import { backUp } from "~/jobs/backup/backup.server";
import { rehearseRestore } from "~/jobs/backup/rehearse.server";
import { longestBackupMs } from "~/jobs/backup/thread.server";
import type { Job } from "~/jobs/job";
import { writeDigests } from "~/notifications/digest.server";
import { deleteOldNotices } from "~/notifications/old-notices.server";
import { giveReminders } from "~/reminders/reminders.server";
import { remindersAt, remindersJob } from "~/reminders/run-time";
import { tellOfAgreements } from "~/signup/agreement-notices.server";
import { tellOfWaiting } from "~/signup/escalate.server";

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
  {
    name: "waiting-sign-ups",
    title: "Tell of sign-ups that wait too long",
    what: "Leaves the admins a notice of sign-ups that nobody has decided on, once for each.",
    every: { minutes: 30 },
    atMostMs: minuteMs,
    async run(now) {
      const told = await tellOfWaiting(now);
      return told === 1 ? "The admins were told of 1 sign-up." : `The admins were told of ${told} sign-ups.`;
    },
  },
  {
    name: remindersJob,
    title: "Give reminders",
    what: "Tells people of dates that come near, each once: what ends, runs out or grows old. What a stopped machine missed is made up for once.",
    every: { dailyAt: remindersAt },
    atMostMs: 10 * minuteMs,
    async run(now) {
      const { given, told } = await giveReminders(now);
      return `${given === 1 ? "1 reminder was" : `${given} reminders were`} given, with ${told === 1 ? "1 notice" : `${told} notices`}.`;
    },
  },
  {
    name: verifyJob,
    title: "Verify the audit log",
    what: "Reads the whole log, sees that nobody changed it past the portal, and notes its last row and seal.",
    every: { dailyAt: "02:30" },
    atMostMs: 10 * minuteMs,
    run: verifyLog,
  },
  {
    name: "backup",
    title: "Back up the database",
    what: "Copies the database as it is at one moment, checks the copy, and keeps seven daily, four weekly and twelve monthly ones.",
    every: { dailyAt: "03:00" },
    atMostMs: longestBackupMs,
    async run(now) {
      // The audit log's last seal, kept away from the database, shows later whether the log was cut or written anew.
      const made = await backUp(now, env);
      return made?.said ?? "The database is on a server, whose provider backs it up: nothing was copied.";
    },
  },
  {
    name: "rehearse-restore",
    title: "Rehearse the restore",
    what: "Restores the newest copy to a place of its own, compares every table with what was copied, and takes it away again.",
    every: { dailyAt: "04:00" },
    atMostMs: longestBackupMs,
    run: (now) => rehearseRestore(now, env),
  },
  {
    name: "new-terms",
    title: "Tell people of new terms",
    what: "Leaves everyone with an account a notice of a new Privacy Policy or new Terms, where the admin who published it said so.",
    every: { minutes: 5 },
    atMostMs: 10 * minuteMs,
    async run() {
      const told = await tellOfAgreements();
      return told === 1 ? "1 person was told." : `${told} people were told.`;
    },
  },
  {
    name: "digests",
    title: "Write digests",
    what: "Mails whoever wants no mail for each notice what is unread, once a day or once a week.",
    every: { minutes: 15 },
    atMostMs: 10 * minuteMs,
    async run(now) {
      const written = await writeDigests(now);
      return written === 1 ? "1 digest was written." : `${written} digests were written.`;
    },
  },
  {
    name: "old-notices",
    title: "Delete old notices",
    what: "Deletes the notices that were read and are older than half a year.",
    every: { dailyAt: "03:30" },
    atMostMs: 10 * minuteMs,
    async run(now) {
      const deleted = await deleteOldNotices(now);
      return deleted === 1 ? "1 notice was deleted." : `${deleted} notices were deleted.`;
    },
  },
  {
    name: "close-due",
    title: "Close accounts and businesses",
    what: "Closes what its people asked to close, once the time to take it back is over.",
    every: { minutes: 60 },
    atMostMs: 10 * minuteMs,
    async run(now) {
      const { people, businesses } = await closeDue(now);
      return `${people} ${people === 1 ? "account" : "accounts"} and ${businesses} ${businesses === 1 ? "business" : "businesses"} were closed.`;
    },
  },
];
