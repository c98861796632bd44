import { describe, expect, test, vi } from "vitest";
import { db, transact } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { type Job, type LastRun, nextRun, sealsCut } from "./job";
import { loader as openJobs, action as press } from "./jobs.route";
import { jobs } from "./list.server";
import { startJobs } from "./runner.server";

const minute = 60_000;
const hour = 60 * minute;

let made = 0;

/** A job of its own, with a list of when it ran. */
function aJob(change: Partial<Job> = {}) {
  const ran: Date[] = [];
  const job: Job = {
    name: `a-job-${++made}`,
    title: "A job",
    what: "Does something for the test.",
    every: { minutes: 10 },
    atMostMs: minute,
    async run(now) {
      ran.push(now);
      return "It was done.";
    },
    ...change,
  };
  return { job, ran, runs: () => db.jobRun.findMany({ where: { job: job.name }, orderBy: { id: "asc" } }) };
}

/** A machine whose looks and clock the test decides about. */
function aMachine(job: Job, start = "2026-03-02T10:00:00Z") {
  const clock = { now: new Date(start) };
  const runner = startJobs([job], () => clock.now);
  return {
    runner,
    at: (instant: string) => {
      clock.now = new Date(instant);
      return runner.runDue(clock.now);
    },
    forward: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
      return runner.runDue(clock.now);
    },
  };
}

describe("when a job runs next", () => {
  const done = (startedAt: string): LastRun => ({ startedAt: new Date(startedAt), state: "done", before: "done" });
  const next = (every: Job["every"], last: LastRun | null, now: string) =>
    nextRun({ every, atMostMs: 5 * minute }, last, new Date(now)).toISOString();

  test("an interval counts from the last start, a time of day from the day", () => {
    expect(next({ minutes: 10 }, done("2026-03-02T10:00:00Z"), "2026-03-02T10:03:00Z")).toBe(
      "2026-03-02T10:10:00.000Z",
    );
    expect(next({ dailyAt: "03:00" }, done("2026-03-02T03:00:05Z"), "2026-03-02T09:00:00Z")).toBe(
      "2026-03-03T03:00:00.000Z",
    );
    expect(next({ dailyAt: "03:00" }, done("2026-03-02T02:59:00Z"), "2026-03-02T02:59:30Z")).toBe(
      "2026-03-02T03:00:00.000Z",
    );
  });

  test("what never ran is due at once", () => {
    expect(next({ dailyAt: "03:00" }, null, "2026-03-02T09:00:00Z")).toBe("2026-03-02T09:00:00.000Z");
  });

  test("a daily job that failed is tried again within the hour, one that was cut off at once, and once", () => {
    const last = (state: LastRun["state"], before: LastRun["state"]): LastRun => ({
      startedAt: new Date("2026-03-02T03:00:00Z"),
      state,
      before,
    });
    const daily = { dailyAt: "03:00" };
    expect(next(daily, last("failed", "failed"), "2026-03-02T03:01:00Z")).toBe("2026-03-02T04:00:00.000Z");
    expect(next(daily, last("cut-off", "done"), "2026-03-02T03:01:00Z")).toBe("2026-03-02T03:05:00.000Z");
    expect(next(daily, last("cut-off", "cut-off"), "2026-03-02T03:01:00Z")).toBe("2026-03-03T03:00:00.000Z");
  });

  test("a clock that was set back runs it once, and goes on from there", () => {
    expect(next({ minutes: 10 }, done("2027-03-02T10:00:00Z"), "2026-03-02T10:00:00Z")).toBe(
      "2026-03-02T10:00:00.000Z",
    );
    expect(next({ minutes: 10 }, done("2026-03-02T10:00:30Z"), "2026-03-02T10:00:00Z")).toBe(
      "2026-03-02T10:10:30.000Z",
    );
  });
});

test("a job runs when it is due, makes up once for what it missed, and never storms when the clock jumps", async () => {
  const { job, ran } = aJob();
  const machine = aMachine(job);
  await machine.forward(0);
  await machine.forward(9 * minute);
  expect(ran).toHaveLength(1);
  await machine.forward(minute);
  expect(ran).toHaveLength(2);

  await machine.forward(400 * 24 * hour);
  for (let looks = 0; looks < 5; looks += 1) await machine.forward(15_000);
  expect(ran).toHaveLength(3);
  await machine.forward(-400 * 24 * hour);
  for (let looks = 0; looks < 5; looks += 1) await machine.forward(15_000);
  expect(ran).toHaveLength(4);
  await machine.runner.stop();
});

test("of many machines one does the job, and a restart does not do it again", async () => {
  const { job, ran, runs } = aJob();
  const machines = Array.from({ length: 5 }, () => aMachine(job));
  await Promise.all(machines.map((machine) => machine.forward(0)));
  expect(ran).toHaveLength(1);
  await Promise.all(machines.map(({ runner }) => runner.stop()));

  await aMachine(job).forward(5 * minute);
  expect(ran).toHaveLength(1);
  expect(await runs()).toMatchObject([{ finishedAt: expect.any(Date), failedAt: null, result: "It was done." }]);
});

test("a job that fails says so once, and once more when it works again", async () => {
  const { userId } = await anAdmin();
  const alarm = vi.spyOn(log, "error");
  let isBroken = true;
  const { job, runs } = aJob({
    run: async () => {
      if (isBroken) throw new Error("The disk is full.");
      return "It was done.";
    },
  });
  const machine = aMachine(job);
  for (let looks = 0; looks < 3; looks += 1) await machine.forward(10 * minute);
  expect(alarm).toHaveBeenCalledTimes(1);
  expect((await runs()).map(({ failedAt, result }) => [failedAt !== null, result])).toEqual([
    [true, "The disk is full."],
    [true, "The disk is full."],
    [true, "The disk is full."],
  ]);

  isBroken = false;
  await machine.forward(10 * minute);
  isBroken = true;
  await machine.forward(10 * minute);
  expect(alarm).toHaveBeenCalledTimes(2);
  const path = `/admin/jobs?job=${job.name}`;
  const notices = await db.notification.findMany({ where: { userId, path }, orderBy: { createdAt: "asc" } });
  expect(notices.map(({ title }) => title)).toEqual([
    "The job “A job” fails",
    "The job “A job” works again",
    "The job “A job” fails",
  ]);
  alarm.mockRestore();
});

test("a run that takes too long counts as failed", async () => {
  const { job, runs } = aJob({ atMostMs: 20, run: () => new Promise(() => {}) });
  await aMachine(job).forward(0);
  expect(await runs()).toMatchObject([{ failedAt: expect.any(Date), result: "It took longer than 0.02 s." }]);
});

test("a run whose process died stays without an end, is repeated once, and the admins hear of it once", async () => {
  const { userId } = await anAdmin();
  const { job, ran, runs } = aJob({ every: { dailyAt: "03:00" } });
  const startedAt = new Date("2026-03-02T03:00:10Z");
  await transact(async (tx) => {
    await tx.jobRun.create({ data: { job: job.name, startedAt } });
    const until = new Date(startedAt.getTime() + job.atMostMs);
    await tx.jobLease.create({ data: { name: `job:${job.name}`, holder: "a machine that died", until } });
  });
  const machine = aMachine(job);
  await machine.at("2026-03-02T03:00:50Z");
  expect(ran).toHaveLength(0);
  await machine.at("2026-03-02T03:01:20Z");
  await machine.at("2026-03-02T03:05:00Z");
  expect(ran).toHaveLength(1);
  expect((await runs())[0]).toMatchObject({ finishedAt: null, failedAt: null });
  const notices = await db.notification.findMany({ where: { userId, path: `/admin/jobs?job=${job.name}` } });
  expect(notices.map(({ title }) => title)).toEqual(["The job “A job” was cut off"]);
});

test("the newest hundred runs of a job are kept", async () => {
  const { job, runs } = aJob();
  const startedAt = new Date("2026-03-01T00:00:00Z");
  await transact((tx) =>
    tx.jobRun.createMany({
      data: Array.from({ length: 130 }, () => ({ job: job.name, startedAt, finishedAt: startedAt })),
    }),
  );
  await aMachine(job).forward(0);
  const kept = await runs();
  expect(kept).toHaveLength(100);
  expect(kept.at(-1)?.result).toBe("It was done.");
});

test("stop waits for what runs, and begins nothing more", async () => {
  let finish = () => {};
  const { job, runs } = aJob({
    run: () =>
      new Promise((resolve) => {
        finish = () => resolve("It was done.");
      }),
  });
  const machine = aMachine(job);
  const running = machine.forward(0);
  await vi.waitFor(async () => expect(await runs()).toHaveLength(1));
  const stopped = machine.runner.stop();
  finish();
  await Promise.all([stopped, running]);
  await machine.forward(hour);
  expect(await runs()).toMatchObject([{ finishedAt: expect.any(Date) }]);
});

test("every job of the portal runs on an empty database, twice, and says what it did", {
  timeout: 30_000,
}, async () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  for (const job of jobs) {
    expect(await job.run(new Date())).toMatch(/^[A-Z0-9].+\.$/);
    const result = await job.run(new Date());
    expect(result).toMatch(/^[A-Z0-9].+\.$/);
    if (job.name === "backup")
      expect(result).toMatch(/Audit log: (The log is empty|.+ The last is \d+:[0-9a-f]{64})\.$/);
  }
});

describe("the page of the jobs", () => {
  const name = "delete-expired";
  const open = async (as: Person, query = "") =>
    (await openJobs({ request: get(`/admin/jobs${query}`, as), params: {}, context: {} })).json();
  const runNow = (fields: Record<string, string>, as: Person) =>
    press({ request: post("/admin/jobs", fields, as), params: {}, context: {} });
  const runsOf = (job: string) => db.jobRun.findMany({ where: { job }, orderBy: { id: "desc" } });

  test("Run Now does it at once, and a second press of the same button does nothing", async () => {
    const ada = await anAdmin();
    const before = (await runsOf(name)).length;
    const lastSeen = String((await runsOf(name))[0]?.id ?? 0);
    for (let presses = 0; presses < 2; presses += 1) {
      expect((await runNow({ job: name, lastSeen }, ada)).status).toBe(303);
    }
    expect(await runsOf(name)).toHaveLength(before + 1);
    expect(await db.auditEvent.count({ where: { actorId: ada.userId, action: "job.run", subjectId: name } })).toBe(1);

    const { jobs: listed, history, outbox } = await open(ada, `?job=${name}`);
    const shown = listed.find((job) => job.name === name);
    expect(shown).toMatchObject({ rhythm: "every hour", last: { state: "done" }, next: expect.any(String) });
    expect(history?.runs[0]).toMatchObject({ state: "done", took: expect.any(Number) });
    expect(outbox).toMatchObject({ leaves: false, waiting: expect.any(Number) });
  });

  test("says of a run whose process died that it was cut off, and of one under way that it runs", async () => {
    const ada = await anAdmin();
    const job = "cut-off-drafts";
    const startedAt = new Date();
    await transact((tx) => tx.jobRun.create({ data: { job, startedAt } }));
    const stateNow = async () => (await open(ada)).jobs.find((one) => one.name === job)?.last?.state;
    expect(await stateNow()).toBe("cut-off");
    const until = new Date(startedAt.getTime() + 30_000);
    await transact((tx) => tx.jobLease.create({ data: { name: `job:${job}`, holder: "another machine", until } }));
    expect(await stateNow()).toBe("running");
    const lastSeen = String((await runsOf(job))[0]?.id);
    expect((await runNow({ job, lastSeen }, ada)).status).toBe(303);
    expect(await runsOf(job)).toHaveLength(1);
  });

  test("is for admins alone, and knows only jobs that there are", async () => {
    const [ada, nora] = [await anAdmin(), await aCustomer()];
    await expect(open(nora)).rejects.toMatchObject({ status: 403 });
    await expect(runNow({ job: name, lastSeen: "0" }, nora)).rejects.toMatchObject({ status: 403 });
    await expect(runNow({ job: "none", lastSeen: "0" }, ada)).rejects.toMatchObject({ status: 404 });
    expect((await runNow({ job: name, lastSeen: "x" }, ada)).status).toBe(400);
    expect(await open(ada, "?job=none")).toMatchObject({ history: null });
  });
});

test("of a seal a result shows the first digits", () => {
  const seal = "0123456789abcdef".repeat(4);
  expect(sealsCut(`2 rows are whole. The last is 2:${seal}.`)).toBe("2 rows are whole. The last is 2:0123456789ab….");
  expect(sealsCut("12 sessions were deleted.")).toBe("12 sessions were deleted.");
});
