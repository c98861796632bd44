import { once } from "node:events";
import { createServer } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { type Happening, happenings } from "~/infra/happenings.server";
import { addGauges } from "./gauges.server";
import { routeOf } from "./route-of";

interface Listening {
  port: number;
  host: string;
}

/**
 * Serves Prometheus' text format at /metrics of a port of its own. Labels are route ids, methods, status classes and names
 * of jobs: nothing of an address, of a person or of a business. Loaded only where METRICS_PORT is set.
 */
export async function startMetrics(build: Pick<ServerBuild, "routes">, { port, host }: Listening) {
  const register = new Registry();
  collectDefaultMetrics({ register });
  addGauges(register);
  const stopCounting = countHappenings(register, routeOf(build));

  const http = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") return void response.writeHead(404).end();
    register.metrics().then(
      (text) => response.writeHead(200, { "Content-Type": register.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  http.listen(port, host);
  await once(http, "listening");
  return {
    http,
    async stop(): Promise<void> {
      stopCounting();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

function countHappenings(register: Registry, route: (target: string) => string): () => void {
  const registers = [register];
  const requests = new Histogram({
    ...{ name: "cm360_request_duration_seconds", help: "Answers by the id of their route.", registers },
    ...{ labelNames: ["route", "method", "status"], buckets: seconds },
  });
  const transactions = new Histogram({
    ...{ name: "cm360_transaction_duration_seconds", help: "Transactions, without their time in line.", registers },
    ...{ labelNames: ["outcome"], buckets: seconds },
  });
  const busy = new Counter({
    name: "cm360_database_busy_retries_total",
    help: "Tries that met another's lock.",
    registers,
  });
  const logins = new Counter({
    ...{ name: "cm360_logins_refused_total", help: "Tries to log in that were wrong or came in a pause.", registers },
    labelNames: ["reason"],
  });
  for (const reason of ["failed", "paused"]) logins.inc({ reason }, 0);

  const listeners = [
    listen(happenings.answered, ({ method, target, status, ms }) =>
      requests.observe(
        { route: route(target), method: methodOf(method), status: `${Math.floor(status / 100)}xx` },
        ms / 1000,
      ),
    ),
    listen(happenings.transaction, ({ ms, isDone }) =>
      transactions.observe({ outcome: isDone ? "done" : "failed" }, ms / 1000),
    ),
    listen(happenings.busy, () => busy.inc()),
    listen(happenings.login, (reason) => logins.inc({ reason })),
  ];
  return () => {
    for (const stop of listeners) stop();
  };
}

function methodOf(method: string): string {
  return ["GET", "HEAD", "POST"].includes(method) ? method : "other";
}

function listen<Message>(happening: Happening<Message>, count: (message: Message) => void) {
  const listener = (message: unknown) => count(message as Message);
  happening.subscribe(listener);
  return () => void happening.unsubscribe(listener);
}
