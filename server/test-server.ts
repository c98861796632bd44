import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { logOptions } from "~/infra/log.server";
import { createServer, type ServerOptions } from "./create-server";

/** The real server on a port of its own, in front of a small stand-in for Remix; stopped when the test ends. */
export async function startServer(options: Partial<ServerOptions> = {}) {
  const lines: Record<string, unknown>[] = [];
  const handled: Request[] = [];
  const log = pino(logOptions, { write: (line: string) => lines.push(JSON.parse(line)) });
  const portal = createServer({
    site: { APP_URL: "http://localhost:3000", TRUST_PROXY: 0 },
    log,
    isReady: async () => true,
    ...options,
    handle: async (request) => {
      handled.push(request);
      return (
        options.handle?.(request) ?? new Response("hello", { headers: { "Content-Type": "text/html; charset=utf-8" } })
      );
    },
  });
  portal.http.listen(0, "127.0.0.1");
  await once(portal.http, "listening");
  onTestFinished(() => portal.stop(0));

  const { port } = portal.http.address() as AddressInfo;
  return { ...portal, port, lines, handled };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** All that came, head and body. */
  text: string;
}

/** Sends bytes as they are, as no well-behaved client would, and reads until the server closes or has answered whole. */
export async function send(port: number, bytes: string | Buffer, { end = false } = {}): Promise<Answer> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(bytes);
  if (end) socket.end();
  let text = "";
  for await (const chunk of socket) {
    text += (chunk as Buffer).toString("latin1");
    if (isWhole(text)) break;
  }
  socket.destroy();
  return parse(text);
}

/** A request in a browser's shape; headers given here replace the usual ones, and `undefined` leaves one out. */
export function request(
  line: string,
  { headers = {}, body = "" }: { headers?: Record<string, string | undefined>; body?: string } = {},
) {
  const usual: Record<string, string | undefined> = line.startsWith("POST")
    ? {
        Host: "localhost:3000",
        Origin: "http://localhost:3000",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(Buffer.byteLength(body)),
      }
    : { Host: "localhost:3000", Connection: "close" };
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${line} HTTP/1.1\r\n${lines.map((text) => `${text}\r\n`).join("")}\r\n${body}`;
}

function isWhole(text: string) {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  return length !== undefined && body.join("\r\n\r\n").length >= Number(length);
}

function parse(text: string): Answer {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = new Headers();
  for (const line of lines) headers.append(line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim());
  return { status: Number(statusLine.split(" ")[1]), headers, body: body.join("\r\n\r\n"), text };
}
