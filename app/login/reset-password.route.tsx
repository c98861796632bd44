import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readForm } from "~/infra/form.server";
import { invalid } from "~/infra/responses.server";
import { pageTitle } from "~/ui/page-title";
import { NewPassword, passwordFields } from "./login.schema";
import { PasswordLinkPage, secretPageHeaders } from "./password-link-page";
import { passwordLinkWorks, setPassword } from "./set-password.server";
import { tryAgainSoon } from "./try-later";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Reset Password"));

export const headers: HeadersFunction = ({ actionHeaders }) => secretPageHeaders(actionHeaders);

export async function loader({ params }: LoaderFunctionArgs) {
  const isLive = await passwordLinkWorks(params.token ?? "", "reset");
  return json({ isLive }, { status: isLive ? 200 : 410 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: NewPassword });
  if (submission.status !== "success") return invalid(submission, { hideFields: passwordFields });

  const outcome = await setPassword(params.token ?? "", "reset", submission.value.newPassword);
  switch (outcome.is) {
    case "set":
      return redirect("/password-set?by=reset-password", 303);
    case "dead link":
      return invalid(submission, { hideFields: passwordFields });
    case "refused":
      return invalid(submission, { hideFields: passwordFields, fieldErrors: { newPassword: [outcome.fault] } });
    case "busy":
      return invalid(submission, { hideFields: passwordFields, ...tryAgainSoon() });
  }
}

export default function ResetPassword() {
  const { isLive } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result ?? null;
  return <PasswordLinkPage title="Reset Password" isLive={isLive} lastResult={lastResult} />;
}
