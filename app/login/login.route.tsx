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
import { invalid } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { pageTitle } from "~/ui/page-title";
import { authenticator } from "./authenticator.server";
import { readDemo } from "./demo.server";
import { DemoAccounts } from "./demo-accounts";
import { LoginDetails, type LoginForm, passwordFields } from "./login.schema";
import { safeRedirect, secondStepPath } from "./safe-redirect";
import { settingCookies } from "./setting-cookies";
import { loginRefusal } from "./try-later";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Login"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await findActor(request);
  if (actor) return redirect(homeOf(actor));
  return json({ demo: await readDemo() });
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request.clone()), { schema: LoginDetails });
  if (submission.status !== "success") return invalid(submission, { hideFields: passwordFields });

  const outcome = await authenticator.authenticate("form", request);
  const redirectTo = new URL(request.url).searchParams.getAll("redirectTo");
  if (outcome.is !== "in" && outcome.is !== "second step")
    return invalid(submission, { hideFields: passwordFields, ...loginRefusal(outcome) });
  const to = outcome.is === "in" ? safeRedirect(redirectTo, outcome.home) : secondStepPath(redirectTo);
  return redirect(to, { status: 303, headers: settingCookies(outcome.setCookies) });
}

export default function Login() {
  const { demo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<LoginForm>({
    id: "login",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <h1>Login</h1>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <TextField
          field={fields.email}
          label="Email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          maxLength={254}
        />
        <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" required />
        <Button kind="primary" wide>
          Login
        </Button>
        <p className="cluster cluster--apart">
          <Link to="/reset-password">Don’t remember your password?</Link>
          <span>
            No account yet? <Link to="/signup">Sign Up</Link>
          </span>
        </p>
      </Form>
      {demo && <DemoAccounts demo={demo} />}
    </>
  );
}
