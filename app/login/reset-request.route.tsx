import { useForm } from "@conform-to/react";
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
import { inSteadyTime } from "~/infra/steady-time.server";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { type EmailForm, EmailOnly } from "./login.schema";
import { countLinkRequest, mailPasswordLink } from "./password-link.server";
import { ResetRequestForm } from "./reset-request-form";
import { tryLater } from "./try-later";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Reset Password"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ request }: LoaderFunctionArgs) {
  return json({ isSent: new URL(request.url).searchParams.has("sent") });
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: EmailOnly });
  if (submission.status !== "success") return invalid(submission);
  const { waitSeconds } = await countLinkRequest();
  if (waitSeconds) return invalid(submission, tryLater(waitSeconds));

  await inSteadyTime(() => mailPasswordLink(submission.value.email));
  return redirect("/reset-password?sent", 303);
}

export default function ResetRequest() {
  const { isSent } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result ?? null;
  const [form, fields] = useForm<EmailForm>({ id: "reset", lastResult, defaultNoValidate: false });
  return (
    <>
      <h1>Reset Password</h1>
      {isSent && !lastResult ? (
        <div role="status">
          <Notice tone="pass" title="Look into your mail.">
            If an account goes with this address, a mail with a link is on its way. Nothing there after a few minutes?
            Look into the spam folder, then ask again.
          </Notice>
        </div>
      ) : (
        <p>Enter your email: you will get a mail with a link to choose a new password.</p>
      )}
      <ResetRequestForm form={form} field={fields.email} />
      <p>
        <Link to="/">Back to Login</Link>
      </p>
    </>
  );
}
