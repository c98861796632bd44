import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { drawnText } from "~/infra/drawn.server";
import { describeFailure, type Failure, notedFailure, noteFailure } from "~/infra/failure.server";
import { type RequestContext, requestContext } from "~/infra/request-context.server";
import { type Refusal, refusalOf } from "./admission";
import { BodyRefused, drain } from "./body";
import { clientAddressOf } from "./client-address";
import type { ServerOptions } from "./create-server";
import { sendKept } from "./kept-answers";
import { newNonce } from "./security-headers";
import { send } from "./send";
import { isDataRequest, pathOf } from "./target";
import { toRequest } from "./to-request";

/** A new request's own id and nonce, and whom it counts against. */
export function contextOf(request: IncomingMessage, { site }: ServerOptions): RequestContext {
  const flyId = site.FLY_APP_NAME ? request.headers["fly-request-id"]?.toString() : undefined;
  return {
    requestId: flyId && /^[\w-]{1,64}$/.test(flyId) ? flyId : randomUUID(),
    nonce: newNonce(),
    clientAddress: clientAddressOf(request, site),
    memo: new Map(),
  };
}

/** Answers one request with its health, a file or Remix's page, or says why it is refused. Never throws. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<Refusal | null> {
  try {
    return (await answer(request, response, options)) ?? null;
  } catch (error) {
    if (response.destroyed) return null;
    if (error instanceof BodyRefused) return { status: error.status, reason: error.reason };
    options.log.error({ err: error, ...describeFailure(error) }, "a request failed");
    return asRefusal(noteFailure(error));
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ServerOptions) {
  const path = pathOf(request.url ?? "");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && path === "/livez") return void answerHealth(response, true);
  if (isRead && path === "/healthz") {
    return void answerHealth(response, await options.isReady().catch(() => false), options.describe?.());
  }

  const refusal = refusalOf(request, options.site);
  if (refusal) return refusal;

  if (isRead && (await options.files?.(request, response))) return null;
  if (path.startsWith("/assets/")) return { status: 404, reason: "asset" } as const;

  return answerPage(request, response, options);
}

function answerHealth(response: ServerResponse, isWell: boolean, description?: string) {
  response.statusCode = isWell ? 200 : 503;
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  if (!isWell) response.setHeader("Retry-After", "5");
  response.end(`${isWell ? "ok" : "not ready"}\n${description ? `${description}\n` : ""}`);
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<Refusal | null> {
  const shared = await options.kept?.(request);
  if (shared?.kept) {
    sendKept(shared.kept, response);
    return null;
  }
  const { webRequest, upload } = await toRequest(request, response, {
    site: options.site,
    bodyTimeout: options.bodyTimeout ?? 30_000,
  });
  const refusal = await options.ownWrites?.before(webRequest);
  if (refusal) return refusal;
  const page = await options.handle(webRequest);
  const written = await options.ownWrites?.after(webRequest, page);
  if (written) response.setHeader("Set-Cookie", written);
  if (response.destroyed) return null;

  upload?.release();
  const bodyRefusal = upload?.refusal();
  if (bodyRefusal) return { status: bodyRefusal.status, reason: bodyRefusal.reason };

  const failure = notedFailure();
  if (failure && isLastResort(page, request)) return asRefusal(failure);
  if (isTooOften(page, request)) return { status: 429, reason: "limit", headers: retryAfterOf(page) };

  // A page that refuses an upload before it is read still waits until it is sent.
  await drain(request);
  const sent = await send(page, request, response);
  if (sent && isForAll(page, response)) shared?.keep(response, sent);
  return null;
}

/** Whether nothing in the answer was made for this visitor alone. */
function isForAll(page: Response, response: ServerResponse) {
  const own = requestContext.getStore();
  const text = drawnText(page);
  if (page.status !== 200 || response.hasHeader("Set-Cookie") || !own || text === undefined) return false;
  return !text.includes(own.nonce) && !text.includes(own.requestId);
}

/** Remix answers in plain text where there is no page to draw the failure in. */
function isLastResort(page: Response, request: IncomingMessage) {
  const contentType = page.headers.get("Content-Type") ?? "text/plain";
  return page.status === 500 && contentType.startsWith("text/plain") && !isDataRequest(request.url ?? "");
}

/** A download that was asked for too often: a route without a page of its own can only say so in plain text. */
function isTooOften(page: Response, request: IncomingMessage) {
  const isPlain = page.headers.get("Content-Type")?.startsWith("text/plain") === true;
  return page.status === 429 && isPlain && !isDataRequest(request.url ?? "");
}

function retryAfterOf(page: Response): Record<string, string> {
  const seconds = page.headers.get("Retry-After");
  return seconds ? { "Retry-After": seconds } : {};
}

function asRefusal({ status, retryAfter, cause }: Failure): Refusal {
  return { status, reason: cause ?? "failure", ...(retryAfter && { headers: { "Retry-After": String(retryAfter) } }) };
}
