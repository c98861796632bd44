import { stat } from "node:fs/promises";
import path from "node:path";
import { Gauge, type Registry } from "prom-client";
import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { placeOf } from "~/infra/libsql-place.server";
import { listKept } from "~/jobs/backup/kept.server";
import { madeAt } from "~/jobs/backup/rotation";
import { jobs } from "~/jobs/list.server";

/** What is counted only when it is asked for: how much there is of what, and since when. */
export function addGauges(register: Registry): void {
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      ...{ name, help, registers: [register] },
      async collect() {
        this.set(await read().catch(() => Number.NaN));
      },
    });
  const place = placeOf(env);
  if (place.kind !== "remote") {
    gauge("cm360_database_bytes", "Size of the database's file.", () => sizeOf(place.path));
    gauge("cm360_database_wal_bytes", "Size of the log beside it.", () => sizeOf(`${place.path}-wal`));
  }
  gauge("cm360_sessions", "Sessions that have not expired.", () =>
    db.session.count({ where: { expiresAt: { gt: new Date() } } }),
  );
  const waiting = { sentAt: null, deadAt: null };
  gauge("cm360_outbox_waiting", "Mails that wait to be sent.", () => db.outboxMail.count({ where: waiting }));
  gauge("cm360_outbox_oldest_seconds", "How long ago the mail that is due longest was due.", async () => {
    const oldest = await db.outboxMail.findFirst({
      ...{ where: waiting, orderBy: { dueAt: "asc" }, select: { dueAt: true } },
    });
    return oldest ? Math.max(0, secondsSince(oldest.dueAt)) : 0;
  });
  gauge("cm360_outbox_failed", "Mails that could not be sent and are given up.", () =>
    db.outboxMail.count({ where: { sentAt: null, deadAt: { not: null } } }),
  );
  gauge(
    "cm360_backup_age_seconds",
    "Age of the newest copy of the database; not a number where there is none.",
    async () => {
      const [newest] = await listKept(env);
      const made = newest ? madeAt(path.basename(newest)) : null;
      return made ? secondsSince(made) : Number.NaN;
    },
  );
  addJobs(register);
}

function addJobs(register: Registry): void {
  new Gauge({
    name: "cm360_job_last_success_timestamp_seconds",
    help: "When the job last did its work; 0: never.",
    labelNames: ["job"],
    registers: [register],
    async collect() {
      for (const { name } of jobs) {
        const last = await db.jobRun.findFirst({
          ...{ where: { job: name, finishedAt: { not: null } }, orderBy: { id: "desc" }, select: { finishedAt: true } },
        });
        this.set({ job: name }, last?.finishedAt ? last.finishedAt.getTime() / 1000 : 0);
      }
    },
  });
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}

function secondsSince(date: Date): number {
  return (Date.now() - date.getTime()) / 1000;
}
