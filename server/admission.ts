import type { IncomingMessage } from "node:http";
import { formLimit } from "~/infra/form.server";
import { isOurHost, isProxied, originOf, type Site } from "./site";
import { isDataRequest, pathOf } from "./target";
import { uploadLimitOf } from "./uploads";
import { isWebhook } from "./webhooks";

/** A request that goes no further. The reason is a word for the log. */
export interface Refusal {
  status: 301 | 400 | 403 | 404 | 405 | 408 | 413 | 415 | 421 | 429 | 431 | 500 | 503 | 507;
  reason: string;
  headers?: Record<string, string>;
}

/** Refuses what no page of ours can have sent, before anything is parsed, read or looked up for it. */
export function refusalOf(request: IncomingMessage, site: Site): Refusal | null {
  return (
    refuseMethod(request) ??
    refuseTarget(request) ??
    refuseHost(request, site) ??
    refusePlainHttp(request, site) ??
    (request.method === "POST" ? refusePost(request, site) : refuseGet(request))
  );
}

/** Node's parser lets a dozen methods through, and a Request cannot be built for some of them. */
function refuseMethod({ method = "" }: IncomingMessage): Refusal | null {
  if (["GET", "HEAD", "POST"].includes(method)) return null;
  return { status: 405, reason: "method", headers: { Allow: "GET, HEAD, POST" } };
}

const targetLimit = 4096;

/** A target that decodes to something other than a plain path of ours. */
function refuseTarget({ url = "" }: IncomingMessage): Refusal | null {
  const malformed: Refusal = { status: 400, reason: "target" };
  if (!url.startsWith("/") || url.length > targetLimit) return malformed;

  const path = decoded(pathOf(url));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a log or a file name
  if (path === null || /[\u0000-\u001F\u007F\\]/.test(path)) return malformed;
  // `//evil.example` is a host to a browser, and `..` is resolved by whoever comes next.
  if (/\/\/|\/\.\.?(\/|$)/.test(path)) return { status: 404, reason: "target" };
  // Remix 2's endpoints for features that are off and have open advisories: docs/decisions/0002-remix-2.md.
  if (path === "/__manifest" || path.endsWith(".data")) return { status: 404, reason: "endpoint" };
  return null;
}

function decoded(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

const hostShape = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;

function refuseHost(request: IncomingMessage, site: Site): Refusal | null {
  // Node keeps the first of two Host headers; the next in line may have kept the second.
  const count = request.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === "host").length;
  const host = hostOf(request, site);
  if (count !== 1 || !hostShape.test(host) || !URL.canParse(`http://${host}`)) return { status: 400, reason: "host" };
  return isOurHost(host, site) ? null : { status: 421, reason: "host" };
}

/** A trusted proxy may have changed Host, and says so. */
export function hostOf(request: IncomingMessage, site: Site) {
  const forwarded = site.TRUST_PROXY > 0 ? request.headers["x-forwarded-host"]?.toString() : undefined;
  return forwarded ?? request.headers.host ?? "";
}

function refusePlainHttp(request: IncomingMessage, site: Site): Refusal | null {
  if (!isProxied(site) || !site.APP_URL.startsWith("https:") || request.headers["x-forwarded-proto"] !== "http")
    return null;
  // What a form held has been sent in clear already: a redirect would hide that.
  if (request.method === "POST") return { status: 400, reason: "plain-http" };
  return { status: 301, reason: "plain-http", headers: { Location: `${site.APP_URL}${request.url}` } };
}

function refuseGet(request: IncomingMessage): Refusal | null {
  if (Number(request.headers["content-length"] ?? 0) > 0 || request.headers["transfer-encoding"]) {
    return { status: 400, reason: "body" };
  }
  return isForeignRead(request) ? { status: 403, reason: "cross-site" } : null;
}

/** Other sites may link to our pages; they may not draw our data in as an image, a script or a download. */
function isForeignRead({ headers, url = "" }: IncomingMessage) {
  const fromElsewhere = ["cross-site", "same-site"].includes(headers["sec-fetch-site"]?.toString() ?? "");
  if (!fromElsewhere) return false;

  const isNavigation = (headers["sec-fetch-mode"] ?? "navigate") === "navigate";
  return !isNavigation || isDataRequest(url) || /\.\w+$/.test(pathOf(url));
}

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];
const webhookTypes = ["application/json"];

function refusePost(request: IncomingMessage, site: Site): Refusal | null {
  if (isForeignPost(request, site)) return { status: 403, reason: "cross-site" };

  const type = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  const types = isWebhook(request) ? webhookTypes : formTypes;
  if (type === undefined || !types.includes(type)) {
    return { status: 415, reason: "content-type" };
  }
  const limit = uploadLimitOf(request) ?? formLimit;
  return Number(request.headers["content-length"] ?? 0) > limit ? { status: 413, reason: "size" } : null;
}

/**
 * Browsers name the origin of every post, and newer ones its relation to us. Both must say that it is our own page, of
 * this very host: a neighbour under the same domain, or a page without an origin, is a stranger. A program that sends
 * neither has no session to lose, unless it brings a cookie.
 */
function isForeignPost(request: IncomingMessage, site: Site) {
  const { origin, cookie } = request.headers;
  const relation = request.headers["sec-fetch-site"];
  if (origin === undefined && relation === undefined) return cookie !== undefined;
  if (relation !== undefined && relation !== "same-origin") return true;
  return origin !== undefined && origin !== originOf(hostOf(request, site), site);
}
