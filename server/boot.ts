import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { sealUnsealed } from "~/audit/chain.server";
import { sweepCutOffDrafts } from "~/health-checks/upload.server";
import {
  closeDatabase,
  DatabaseRefused,
  DatabaseUnreachable,
  databaseReady,
  databaseVersion,
  distance,
  openDatabase,
} from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { log } from "~/infra/log.server";
import { MigrationRefused } from "~/infra/migrations.server";
import { jobs } from "~/jobs/list.server";
import { startJobs } from "~/jobs/runner.server";
import { startMailWorker } from "~/mail/worker.server";
import { FirstAdminRefused, seed } from "../prisma/seed/seed.server";
import { createServer, type PortalServer, type ServerOptions } from "./create-server";
import { describeDatabase } from "./describe-database";
import { keptAnswers } from "./kept-answers";
import { ownWrites } from "./own-writes";
import { secretRoutesOf } from "./secret-routes";

interface Boot extends Pick<ServerOptions, "files"> {
  build: ServerBuild | (() => Promise<ServerBuild>);
  development?: boolean;
}

/** What goes on beside the requests. */
interface Background {
  stop(): Promise<void>;
}

/** EX_CONFIG of sysexits.h: another try would end the same way. */
const refused = 78;
/** Fly and Docker send SIGKILL ten seconds after SIGTERM. */
const patienceAtStop = 8_000;

/** Starts the portal in the order in which its parts need each other, and ends it in the reverse. */
export async function boot({ build, files, development = false }: Boot) {
  // The database and its copies are for this process's user alone.
  process.umask(0o077);
  const handle = createRequestHandler(build, env.NODE_ENV);
  const server = createServer({
    site: env,
    log,
    handle,
    isReady: databaseReady,
    ownWrites: ownWrites(distance),
    describe: () => describeDatabase(distance),
    secretRoutes: secretRoutesOf(typeof build === "function" ? await build() : build),
    ...(files && { files }),
    ...(!development && { kept: keptAnswers(new URL(env.APP_URL).host, databaseVersion) }),
    development,
  });

  const worker = await prepare().catch((error: unknown) => {
    const isRefusal = [MigrationRefused, FirstAdminRefused, DatabaseRefused].some((type) => error instanceof type);
    log.fatal(isRefusal ? {} : { err: error }, isRefusal ? (error as Error).message : "CM360 could not start");
    process.exit(isRefusal ? refused : 1);
  });
  const background: Background[] = [worker];
  endOnSignals(server, background);
  await listen(server);
  log.info(`CM360 serves at ${env.APP_URL}, ${describeDatabase(distance)}`);
  await whilePrimaryIsThere(sweepCutOffDrafts);
  background.push(startJobs(jobs));
  const { METRICS_PORT: port, METRICS_HOST: host } = env;
  if (!port) return;
  const { startMetrics } = await import("./metrics/metrics");
  background.push(await startMetrics(typeof build === "function" ? await build() : build, { port, host }));
}

async function prepare() {
  await openDatabase();
  await whilePrimaryIsThere(sealUnsealed);
  await whilePrimaryIsThere(seed);
  return startMailWorker();
}

/** A machine that reads from a copy starts without its primary; what it would put right there, another does, or its next start. */
async function whilePrimaryIsThere(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (!(distance?.copy && error instanceof DatabaseUnreachable)) throw error;
  }
}

function listen({ http }: PortalServer) {
  return new Promise<void>((resolve) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      log.fatal(isTaken ? `Port ${env.PORT} is taken: end what uses it, or set PORT.` : { err: error });
      process.exit(1);
    });
    http.listen(env.PORT, resolve);
  });
}

function endOnSignals(server: PortalServer, background: readonly Background[]) {
  let isEnding = false;
  async function end(exitCode: number) {
    if (isEnding) return;
    isEnding = true;
    // Whatever hangs, the process must not: its successor may wait for the port or the volume.
    setTimeout(() => process.exit(exitCode), patienceAtStop + 1_500).unref();
    await Promise.all([server.stop(patienceAtStop), ...background.map((part) => part.stop())]);
    await closeDatabase();
    process.exit(exitCode);
  }

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info(`${signal}: answering what is under way`);
      void end(0);
    });
  }
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise was rejected and nobody looked"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error reached nobody; ending");
    void end(1);
  });
}
