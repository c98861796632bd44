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
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { homeOf } from "~/access/access.server";
import { findActor } from "~/access/session.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { pageTitle } from "~/ui/page-title";
import { findChallenge } from "./challenge.server";
import { passSecondStep } from "./pass-second-step.server";
import { loginPath, safeRedirect, secondStepPath } from "./safe-redirect";
import { codeFields, SecondStep, type SecondStepForm, wrongCode } from "./second-step.schema";
import { settingCookies } from "./setting-cookies";
import { tryLater } from "./try-later";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Two-Step Login"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.getAll("redirectTo");
  if (!(await findChallenge(request))) return redirect(await wayOn(request, wanted));
  const byRecoveryCode = searchParams.get("by") === "recovery-code";
  return json({
    byRecoveryCode,
    otherWay: secondStepPath(wanted, byRecoveryCode ? {} : { by: "recovery-code" }),
    login: loginPath(wanted),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const wanted = new URL(request.url).searchParams.getAll("redirectTo");
  const submission = parseWithZod(await readForm(request.clone()), { schema: SecondStep });
  if (!(await findChallenge(request))) return startAgain(request, wanted);
  if (submission.status !== "success") return invalid(submission, { hideFields: codeFields });

  const outcome = await passSecondStep(request, submission.value.code);
  switch (outcome.is) {
    case "in": {
      const headers = settingCookies(outcome.setCookies);
      const to = safeRedirect(wanted, outcome.home);
      return outcome.codesLeft === null
        ? redirect(to, { status: 303, headers })
        : redirectWithToast(to, leftOver(outcome.codesLeft), { headers });
    }
    case "wrong":
      return invalid(submission, { hideFields: codeFields, fieldErrors: { code: [wrongCode] } });
    case "paused":
      return invalid(submission, { hideFields: codeFields, ...tryLater(outcome.waitSeconds) });
    case "over":
      return startAgain(request, wanted);
  }
}

/** Sent twice, the second form finds the session that the first one opened. */
async function startAgain(request: Request, wanted: string[]) {
  if (await findActor(request)) return redirect(await wayOn(request, wanted), 303);
  return redirectWithToast(loginPath(wanted), {
    title: "Log in again.",
    text: "The code was awaited for ten minutes and five tries, and only from the browser that gave the password.",
  });
}

async function wayOn(request: Request, wanted: string[]): Promise<string> {
  const actor = await findActor(request);
  return actor ? safeRedirect(wanted, homeOf(actor)) : loginPath(wanted);
}

function leftOver(codes: number) {
  return {
    title: codes === 1 ? "1 recovery code is left." : `${codes} recovery codes are left.`,
    text: "The one that you used is worth nothing now.",
    link: { to: "/account/two-step", label: "Two-Step Login" },
  };
}

export default function SecondStepPage() {
  const { byRecoveryCode, otherWay, login } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<SecondStepForm>({
    id: "second-step",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <h1>Two-Step Login</h1>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        {byRecoveryCode ? (
          <TextField
            field={fields.code}
            label="Recovery Code"
            hint="One of the ten that you kept when you set up two-step login. Each works once."
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            required
            unmarked
          />
        ) : (
          <TextField
            field={fields.code}
            label="Code"
            hint="The six digits that your authenticator app shows for CM360 now."
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={40}
            required
            unmarked
          />
        )}
        <Button kind="primary" wide>
          Login
        </Button>
        <p className="cluster cluster--apart">
          <Link to={otherWay}>{byRecoveryCode ? "Use a code of the app" : "Use a recovery code"}</Link>
          <Link to={login}>Start again</Link>
        </p>
      </Form>
      <p className="small muted">
        Without the app and without a recovery code, ask Secure Dynamics: an admin can take the second step away.
      </p>
    </>
  );
}
