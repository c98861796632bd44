import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Refusal } from "./admission";
import { drain } from "./body";
import { refusalPage, refusalText } from "./refusal-page";
import { isDataRequest } from "./target";

/** Answers a request that goes no further, and lets the visitor finish sending so that the page is seen. */
export async function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse, requestId: string) {
  if (response.headersSent) return void response.destroy();

  const forScript = isDataRequest(request.url ?? "");
  const body = Buffer.from(forScript ? refusalText(refusal) : refusalPage(refusal, requestId));
  response.statusCode = refusal.status;
  response.setHeader("Content-Type", `text/${forScript ? "plain" : "html"}; charset=utf-8`);
  response.setHeader("Content-Length", body.length);
  response.setHeader("Cache-Control", "no-store");
  // Remix's scripts show such an answer in the page's error boundary; without the mark they take it for a dead network.
  if (forScript) response.setHeader("X-Remix-Catch", "yes");
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
  if (request.complete) return void response.end(request.method === "HEAD" ? undefined : body);

  response.setHeader("Connection", "close");
  if (request.method !== "HEAD") response.write(body);
  await drain(request);
  response.end();
}

/** The same on a connection on which no request could be read. */
export function refuseConnection(
  { status, headers }: Pick<Refusal, "status" | "headers">,
  socket: Duplex,
  common: [string, string][],
  requestId: string,
) {
  const body = refusalPage({ status }, requestId);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...[...common, ...Object.entries(headers ?? {})].map(([name, value]) => `${name}: ${value}`),
    "Content-Type: text/html; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}
