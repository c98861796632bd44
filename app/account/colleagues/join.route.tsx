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
import { readForm } from "~/infra/form.server";
import { invalid } from "~/infra/responses.server";
import { NewPassword, type NewPasswordForm, passwordFields } from "~/login/login.schema";
import { NewPasswordFields } from "~/login/new-password-fields";
import { secretPageHeaders } from "~/login/password-link-page";
import { tryAgainSoon } from "~/login/try-later";
import { Button, ButtonLink } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { join, readJoinLink } from "./join.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Join Your Colleagues"));

export const headers: HeadersFunction = ({ actionHeaders }) => secretPageHeaders(actionHeaders);

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await readJoinLink(params.token ?? "");
  return json({ link }, { status: link.is === "dead" ? 410 : 200 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: NewPassword });
  if (submission.status !== "success") return invalid(submission, { hideFields: passwordFields });

  const token = params.token ?? "";
  const outcome = await join(token, submission.value.newPassword);
  switch (outcome.is) {
    case "joined":
      return redirect(`/join/${encodeURIComponent(token)}`, 303);
    case "has account":
    case "dead":
      return invalid(submission, { hideFields: passwordFields });
    case "refused":
      return invalid(submission, { hideFields: passwordFields, fieldErrors: { newPassword: [outcome.fault] } });
    case "busy":
      return invalid(submission, { hideFields: passwordFields, ...tryAgainSoon() });
  }
}

export default function Join() {
  const { link } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result ?? null;
  const [form, fields] = useForm<NewPasswordForm>({ id: "password", lastResult, defaultNoValidate: false });
  return (
    <>
      <h1>Join Your Colleagues</h1>
      {link.is === "open" && (
        <>
          <p>
            Hello {link.firstName}, {link.inviter} invites you to work with <strong>{link.businessName}</strong> on
            CM360. Set a password: you will log in as <strong>{link.email}</strong>.
          </p>
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <NewPasswordFields newPassword={fields.newPassword} confirmPassword={fields.confirmPassword} />
            <p className="small muted">
              The <Link to="/privacy">Privacy Policy</Link> and the <Link to="/terms">Terms and Conditions</Link> apply.
            </p>
            <Button kind="primary" wide>
              Send
            </Button>
          </Form>
        </>
      )}
      {link.is === "joined" && (
        <div role="status">
          <Notice tone="pass" title="Your password has been set.">
            You belong to {link.businessName} now. Log in with {link.email} and the new password.
          </Notice>
        </div>
      )}
      {link.is === "has account" && (
        <Notice tone="warning" title="This address has an account already.">
          Nothing was changed: an account belongs to one business. Log in with {link.email}, or ask {link.businessName}{" "}
          to invite another address of yours.
        </Notice>
      )}
      {(link.is === "joined" || link.is === "has account") && (
        <ButtonLink to="/" kind="primary" wide>
          Login
        </ButtonLink>
      )}
      {link.is === "dead" && (
        <>
          <Notice tone="warning" title="This link no longer works.">
            The invitation was withdrawn or has expired, or a newer one was sent. Ask your colleague to send it again.
          </Notice>
          <p>
            <Link to="/">Back to Login</Link>
          </p>
        </>
      )}
    </>
  );
}
