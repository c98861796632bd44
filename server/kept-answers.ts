import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding } from "./compression";

/** They show every visitor the same, carry no script and so no nonce, and hold nothing that is used up, such as a form's key. */
const pages = ["/", "/privacy", "/terms", "/reset-password"];

/** What is shown may change by the clock alone: a text comes into force. */
const longest = 5_000;

const keptHeaders = ["Content-Type", "Content-Encoding", "Content-Length", "Cache-Control", "Vary"];

interface KeptAnswer {
  version: number;
  until: number;
  headers: [name: string, value: string | number][];
  body: Buffer;
}

/** What one visitor without cookies asks for, and all others too. */
export interface SharedPage {
  /** What the last one was answered; null where something was written to the database since, or nobody asked before. */
  kept: KeptAnswer | null;
  /** Keeps what this visitor was answered for the next ones. */
  keep(response: ServerResponse, body: Buffer): void;
}

export type KeptAnswers = (request: IncomingMessage) => Promise<SharedPage | null>;

/**
 * Keeps the finished, compressed answers of a few pages before login: at most one for each page and encoding.
 * `versionOf` names the state of the database; null: it cannot tell, and nothing is kept.
 */
export function keptAnswers(
  host: string,
  versionOf: () => Promise<number | null>,
  now: () => number = () => performance.now(),
): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();

  return async (request) => {
    if (!isForAll(request, host)) return null;
    // Asked before the page is drawn: what is written meanwhile makes the answer an old one.
    const version = await versionOf();
    if (version === null) return null;

    const key = `${acceptedEncoding(request.headers["accept-encoding"]?.toString() ?? "")} ${request.url}`;
    const known = answers.get(key);
    return {
      kept: known && known.version === version && now() < known.until ? known : null,
      keep(response, body) {
        const headers = keptHeaders.flatMap((name): KeptAnswer["headers"] => {
          const value = response.getHeader(name);
          return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]];
        });
        answers.set(key, { version, until: now() + longest, headers, body });
      },
    };
  };
}

function isForAll({ method, url = "", headers }: IncomingMessage, host: string) {
  return method === "GET" && pages.includes(url) && headers.cookie === undefined && headers.host === host;
}

/** Sends again what was sent to another visitor. */
export function sendKept({ headers, body }: KeptAnswer, response: ServerResponse) {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.end(body);
}
