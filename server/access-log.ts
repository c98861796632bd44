import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { happenings } from "~/infra/happenings.server";
import { loggablePath } from "./loggable-path";

/** Writes one line per request when its answer is out, and says there if it was refused, and why. */
export function accessLog(log: Logger, secretRoutes: string[]) {
  const shown = loggablePath(secretRoutes);

  return (request: IncomingMessage, response: ServerResponse, requestId: string) => {
    const started = performance.now();
    const outcome: { refused?: string } = {};
    response.once("close", () => {
      const ms = performance.now() - started;
      const { method = "", url: target = "" } = request;
      happenings.answered.publish({ method, target, status: response.statusCode, ms });
      const path = shown(target);
      const level = outcome.refused ? "warn" : /^\/(healthz|livez|assets\/.*)$/.test(path) ? "debug" : "info";
      log[level](
        {
          requestId,
          method,
          path,
          status: response.statusCode,
          ms: Math.round(ms * 10) / 10,
          ...outcome,
          ...(!response.writableFinished && { aborted: true }),
        },
        "request",
      );
    });
    return outcome;
  };
}
