import { parseWithZod } from "@conform-to/zod/v4";
import { json, redirect } from "@remix-run/node";
import { invalid } from "~/infra/responses.server";
import { NewPassword, passwordFields } from "./login.schema";
import { readPasswordLink, setPassword } from "./set-password.server";
import { tryAgainSoon } from "./try-later";

/** The two pages that a mail's link opens; each is known by the purpose of its links. */
const pages = { set: "change-password", reset: "reset-password" } as const;

/** 410 where the link no longer works. */
export async function openPasswordLink(token: string, purpose: keyof typeof pages) {
  const link = await readPasswordLink(token, purpose);
  return json({ link }, { status: link ? 200 : 410 });
}

/** No answer holds what was typed: these are passwords. */
export async function answerNewPassword(form: FormData, token: string, purpose: keyof typeof pages) {
  const submission = parseWithZod(form, { schema: NewPassword });
  if (submission.status !== "success") return invalid(submission, { hideFields: passwordFields });

  const outcome = await setPassword(token, purpose, submission.value.newPassword);
  switch (outcome.is) {
    case "set":
      return redirect(`/password-set?by=${pages[purpose]}`, 303);
    case "dead link":
      return invalid(submission, { hideFields: passwordFields });
    case "refused":
      return invalid(submission, { hideFields: passwordFields, fieldErrors: { newPassword: [outcome.fault] } });
    case "busy":
      return invalid(submission, { hideFields: passwordFields, ...tryAgainSoon() });
  }
}
