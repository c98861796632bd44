import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drawnText } from "~/infra/drawn.server";
import { acceptedEncoding, compress, isText, isWorthCompressing } from "./compression";

/** Writes a Response of Remix's: texts whole and compressed, anything else as it comes. Returns the text as it was sent. */
export async function send(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer | null> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const own = response.getHeader("Set-Cookie")?.toString();
  const cookies = [...(own ? [own] : []), ...answer.headers.getSetCookie()];
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  // Pages depend on who asks: what a route does not expressly share is kept nowhere, not even for the Back button.
  if (!answer.headers.has("Cache-Control")) response.setHeader("Cache-Control", "no-store");

  if (!answer.body) {
    response.end();
    return null;
  }
  if (!isText(answer.headers.get("Content-Type") ?? "")) {
    await pipeline(Readable.fromWeb(answer.body as import("node:stream/web").ReadableStream), response);
    return null;
  }
  const text = drawnText(answer);
  const body = text === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text);
  return sendText(body, request, response);
}

/** Writes a finished text with the best compression that the visitor takes. */
export async function sendText(body: Buffer, request: IncomingMessage, response: ServerResponse) {
  const text = await compressed(body, request, response);
  response.setHeader("Content-Length", text.length);
  response.end(text);
  return text;
}

async function compressed(body: Buffer, request: IncomingMessage, response: ServerResponse) {
  const contentType = response.getHeader("Content-Type")?.toString() ?? "";
  if (!isWorthCompressing(contentType, body.length) || response.hasHeader("Content-Encoding")) return body;

  const vary = response.getHeader("Vary");
  response.setHeader("Vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
  const encoding = acceptedEncoding(request.headers["accept-encoding"]?.toString() ?? "");
  if (!encoding) return body;
  response.setHeader("Content-Encoding", encoding);
  return compress(body, encoding);
}
