import type { Interfaces } from "mailgun.js/definitions";
import { isLoopback } from "~/infra/env.schema";
import { env } from "~/infra/env.server";
import type { DrawnLetter } from "~/mail/letters.server";
import { type Reply, retryAfterMs } from "~/mail/reply";

const longestAttemptMs = 10_000;

/** Whether mails leave at all: Mailgun is set up and, in demo mode, is only a stand-in on this machine. */
export function mailLeaves(): boolean {
  return Boolean(env.MAILGUN_API_KEY && env.MAILGUN_DOMAIN) && (!env.DEMO || isLoopback(env.MAILGUN_API_URL));
}

/** The same for every attempt at one mail, so that a repeat after a crash is the same message to whoever gets it twice. */
export function messageId(mailId: string): string {
  return `<${mailId}@${env.MAILGUN_DOMAIN}>`;
}

/** One attempt, of 10 s at most. It never throws: whatever happens is Mailgun's reply. */
export async function submit(mail: { id: string; toEmail: string }, letter: DrawnLetter): Promise<Reply> {
  const { default: Mailgun } = await import("mailgun.js");
  const client = new Mailgun(FormData).client({
    username: "api",
    key: env.MAILGUN_API_KEY ?? "",
    url: env.MAILGUN_API_URL,
  });
  const carrier = new Carrier();
  client.request.requestProvider = carrier;

  try {
    await client.messages.create(env.MAILGUN_DOMAIN ?? "", {
      from: fromHeader(letter.sender),
      to: mail.toEmail,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      "h:Message-Id": messageId(mail.id),
      "h:X-CM360-Mail": mail.id,
      "h:Auto-Submitted": "auto-generated",
      ...unsubscribing(letter.unsubscribe),
      "o:tracking": false,
      "o:tracking-clicks": false,
      "o:tracking-opens": false,
    });
  } catch (error) {
    return unanswered(error);
  }
  return carrier.reply;
}

/** MAIL_FROM, with another name beside its address where the letter has one. */
export function fromHeader(sender: string | null): string {
  const name = sender?.replace(/["\\<>\p{C}]/gu, "").trim();
  return name ? `"${name}" <${/<([^<>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM}>` : env.MAIL_FROM;
}

/** What mail programs make a button of, by which such mails end without opening one (RFC 2369, RFC 8058). */
function unsubscribing(address: string | null): Record<string, string> {
  if (!address) return {};
  return { "h:List-Unsubscribe": `<${address}>`, "h:List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/**
 * Carries mailgun.js's requests over Node's fetch. Its own carrier follows redirects, which would hand a letter and its
 * link to another host, drops the Retry-After header, and reports a refused connection as a status of 400.
 */
class Carrier implements Interfaces.IRequestProvider {
  reply: Reply = { status: null, reached: false, answer: "not sent", retryAfterMs: null };

  async makeRequest(url: string, method: string, data: { data?: FormData }) {
    const response = await fetch(url, {
      method,
      body: data.data ?? null,
      headers: { authorization: `Basic ${Buffer.from(`api:${env.MAILGUN_API_KEY}`).toString("base64")}` },
      redirect: "manual",
      signal: AbortSignal.timeout(longestAttemptMs),
    });
    const text = await response.text();
    this.reply = {
      status: response.status,
      reached: true,
      answer: said(text).slice(0, 500),
      retryAfterMs: retryAfterMs(response.headers.get("retry-after"), new Date()),
    };
    return { status: response.status, body: {} };
  }

  setSubAccountHeader() {}
  resetSubAccountHeader() {}
}

/** Mailgun's message id or its complaint; anything else as it came. */
function said(text: string): string {
  try {
    const { id, message } = JSON.parse(text) as { id?: unknown; message?: unknown };
    return String(id ?? message ?? text);
  } catch {
    return text;
  }
}

const beforeConnecting = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function unanswered(error: unknown): Reply {
  const isLate = error instanceof Error && error.name === "TimeoutError";
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(error);
  return {
    status: null,
    reached: isLate || !beforeConnecting.has(code),
    answer: isLate ? `no answer within ${longestAttemptMs / 1000} s` : `no answer: ${code}`,
    retryAfterMs: null,
  };
}
