import type { IncomingMessage, ServerResponse } from "node:http";
import { formLimit } from "~/infra/form.server";
import { keepPosted } from "~/infra/posted.server";
import { hostOf } from "./admission";
import { readBody, type StreamedBody, streamBody } from "./body";
import { originOf, type Site } from "./site";
import { uploadLimitOf } from "./uploads";

/** What proxies say about the visitor is read by the server alone; Remix 2 believes some of it, whoever sent it. */
const proxyHeaders = /^(x-forwarded-|x-real-ip$|forwarded$|fly-|cf-|true-client-ip$)/;

/**
 * Builds what Remix is given. A form's body is read before, whole: it is small, and what is cut, slow or too large
 * never gets there. An upload's is handed on as it is read.
 */
export async function toRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { site, bodyTimeout }: { site: Site; bodyTimeout: number },
): Promise<{ webRequest: Request; upload: StreamedBody | null }> {
  const host = hostOf(request, site);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !proxyHeaders.test(name))
      headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  headers.set("Host", host);

  const url = new URL(`${originOf(host, site)}${request.url}`);
  const common = { method: request.method ?? "GET", headers };
  if (request.method !== "POST") return { webRequest: new Request(url, common), upload: null };

  const limit = uploadLimitOf(request);
  if (limit !== null) {
    const upload = streamBody(request, limit);
    keepPosted(headers, null);
    // Only here: a signal makes a Request eight times as dear, and all else is answered before it pays to break off.
    const signal = abortedWith(response);
    return { webRequest: new Request(url, { ...common, signal, body: upload.stream, duplex: "half" }), upload };
  }
  const body = await readBody(request, formLimit, bodyTimeout);
  keepPosted(headers, body);
  return { webRequest: new Request(url, { ...common, body }), upload: null };
}

/** Aborted when the visitor goes away before there is an answer. */
function abortedWith(response: ServerResponse) {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
