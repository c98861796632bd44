import { randomUUID } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Logger } from "pino";
import { requestContext } from "~/infra/request-context.server";
import { accessLog } from "./access-log";
import type { Refusal } from "./admission";
import { Connections } from "./connections";
import type { KeptAnswers } from "./kept-answers";
import type { OwnWrites } from "./own-writes";
import { refuse, refuseConnection } from "./refuse";
import { newNonce, securityHeaders } from "./security-headers";
import { contextOf, serve } from "./serve";
import { isProxied, type Site } from "./site";

export interface ServerOptions {
  site: Site;
  log: Logger;
  /** Remix, or whoever else turns a Request into a Response. */
  handle(request: Request): Promise<Response>;
  /** Whether pages can be served: asked by /healthz. */
  isReady(): Promise<boolean>;
  /** Where readers may be shown a copy of the database: what keeps them from a picture older than their own changes. */
  ownWrites?: OwnWrites | null;
  /** Where the database is and how that goes, in a line for /healthz. */
  describe?(): string;
  /** Answers what is a file, and says whether it was one. In development, Vite's. */
  files?(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
  /** The answers that all visitors get alike, of before. */
  kept?: KeptAnswers;
  development?: boolean;
  /** Routes whose `:token` must not be logged, as in routes.ts. */
  secretRoutes?: string[];
  /** How many requests may be under way at once; the next are told to come back. */
  requestLimit?: number;
  /** How long a visitor may take to send these, in milliseconds. */
  headersTimeout?: number;
  bodyTimeout?: number;
}

export interface PortalServer {
  http: Server;
  /** Takes nothing new, answers what is under way, and resolves when all connections are closed: by force after `patience` ms. */
  stop(patience: number): Promise<void>;
}

/** Everything between the socket and Remix. */
export function createServer(options: ServerOptions): PortalServer {
  const { site, log, requestLimit = 256 } = options;
  const headersFor = securityHeaders({
    https: site.APP_URL.startsWith("https:"),
    development: options.development ?? false,
  });
  const logged = accessLog(log, options.secretRoutes ?? []);
  const http = createHttpServer(limits(options));
  http.maxHeadersCount = 100;
  http.maxConnections = 4096;
  http.timeout = 120_000;
  const connections = new Connections(http, { limitAddresses: !isProxied(site) });
  let isStopping = false;

  http.on("request", (request, response) => {
    const context = contextOf(request, options);
    const outcome = logged(request, response, context.requestId);
    for (const [name, value] of headersFor(context.nonce)) response.setHeader(name, value);
    response.setHeader("X-Request-Id", context.requestId);
    if (isStopping) response.setHeader("Connection", "close");

    void requestContext.run(context, async () => {
      const refusal = connections.requests > requestLimit ? overload : await serve(request, response, options);
      if (!refusal) return;
      outcome.refused = refusal.reason;
      await refuse(refusal, request, response, context.requestId);
    });
  });
  http.on("checkExpectation", (request, response) => http.emit("request", request, response));
  http.on("connect", (_request, socket) => refuseSocket(connectMethod, socket as Socket));
  http.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const isLost = !socket.writable || error.code === "ECONNRESET" || connections.isAnswering(socket as Socket);
    if (isLost) socket.destroy();
    else refuseSocket(unreadable[error.code ?? ""] ?? { status: 400, reason: "parse" }, socket as Socket);
  });

  function refuseSocket(refusal: Refusal, socket: Socket) {
    const requestId = randomUUID();
    refuseConnection(refusal, socket, [...headersFor(newNonce()), ["X-Request-Id", requestId]], requestId);
    log.warn({ requestId, status: refusal.status, refused: refusal.reason }, "request");
  }

  function stop(patience: number) {
    isStopping = true;
    return new Promise<void>((resolve) => {
      const force = setTimeout(() => http.closeAllConnections(), patience);
      http.close(() => {
        clearTimeout(force);
        resolve();
      });
      connections.close();
    });
  }

  return { http, stop };
}

const overload: Refusal = { status: 503, reason: "overload", headers: { "Retry-After": "2" } };
const connectMethod: Refusal = { status: 405, reason: "method", headers: { Allow: "GET, HEAD, POST" } };
const unreadable: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: "headers" },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: "slow" },
};

function limits({ headersTimeout = 10_000 }: ServerOptions) {
  return {
    headersTimeout,
    // The longest upload may take; forms are cut earlier, where their body is read.
    requestTimeout: 300_000,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: 75_000,
    maxHeaderSize: 16 * 1024,
    // A missing Host is refused with a page, as all else.
    requireHostHeader: false,
  };
}
