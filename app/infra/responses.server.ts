import type { SubmissionResult } from "@conform-to/react";
import { createCookie, json, redirect } from "@remix-run/node";
import { env } from "~/infra/env.server";

/** What a page says at its top after a form worked. */
export interface Toast {
  title: string;
  text?: string;
  link?: { to: string; label: string };
}

/** The form again, with its errors and what was typed: 400 unless another status is named. */
export function invalid(
  submission: {
    reply(options?: {
      formErrors?: string[];
      fieldErrors?: Record<string, string[]>;
      hideFields?: string[];
    }): SubmissionResult;
  },
  options: {
    formErrors?: string[];
    fieldErrors?: Record<string, string[]>;
    hideFields?: string[];
    status?: number;
    headers?: HeadersInit;
  } = {},
) {
  const { status = 400, headers, ...reply } = options;
  return json({ result: submission.reply(reply) }, headers ? { status, headers } : { status });
}

/** 303, and the next page says what happened. */
export async function redirectWithToast(url: string, toast: string | Toast, init: { headers?: HeadersInit } = {}) {
  const headers = new Headers(init.headers);
  headers.append("Set-Cookie", await toastCookie.serialize(typeof toast === "string" ? { title: toast } : toast));
  return redirect(url, { status: 303, headers });
}

/** The toast that waits for this visitor, and the header that takes it away. */
export async function readToast(request: Request): Promise<{ toast: Toast | null; headers: Headers }> {
  const headers = new Headers();
  const cookie = request.headers.get("Cookie");
  if (!cookie?.includes(toastCookie.name)) return { toast: null, headers };
  headers.append("Set-Cookie", await toastCookie.serialize(null, { maxAge: 0 }));
  return { toast: (await toastCookie.parse(cookie)) as Toast | null, headers };
}

/** To be thrown. Says the same whether the thing never existed or belongs to another business. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** To be thrown where a person may know that the page exists, but lacks the key. `words` say why, where the usual ones do not. */
export function forbidden(words?: {
  title: string;
  text: string;
  button?: { action: string; label: string };
}): Response {
  const init = { status: 403, statusText: "Forbidden" };
  return words ? json(words, init) : new Response(null, init);
}

const secure = env.APP_URL.startsWith("https:");

const toastCookie = createCookie(secure ? "__Host-toast" : "toast", {
  httpOnly: true,
  maxAge: 60,
  path: "/",
  sameSite: "lax",
  secrets: env.SESSION_SECRET,
  secure,
});
