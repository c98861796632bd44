import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { PasswordChange, type PasswordChangeForm, passwordFields } from "~/login/login.schema";
import { NewPasswordFields } from "~/login/new-password-fields";
import { shortestFor } from "~/login/password-rules";
import { tryAgainSoon, tryLater } from "~/login/try-later";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { changePassword } from "./change-password.server";
import { hasSecondStep } from "./two-step/two-step.server";
import { describeActor } from "./who";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Account"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const isTwoStep = await hasSecondStep(actor.userId);
  return {
    name: actor.name,
    email: actor.email,
    standing: describeActor(actor),
    hasColleagues: actor.business !== null,
    isTwoStep,
    shortest: shortestFor(isTwoStep),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: PasswordChange });
  if (submission.status !== "success") return invalid(submission, { hideFields: passwordFields });

  const { currentPassword, newPassword } = submission.value;
  const outcome = await changePassword(actor, currentPassword, newPassword, request);
  const refuse = (options: Parameters<typeof invalid>[1]) =>
    invalid(submission, { hideFields: passwordFields, ...options });
  switch (outcome.is) {
    case "changed":
      return redirectWithToast(
        "/account",
        { title: "Your password was changed.", text: "Every other session was ended." },
        { headers: { "Set-Cookie": outcome.setCookie } },
      );
    case "wrong":
      return refuse({ fieldErrors: { currentPassword: ["Enter your current password: this is not it."] } });
    case "refused":
      return refuse({ fieldErrors: { newPassword: [outcome.fault] } });
    case "paused":
      return refuse(tryLater(outcome.waitSeconds));
    case "busy":
      return refuse(tryAgainSoon());
  }
}

export default function Account() {
  const { name, email, standing, hasColleagues, isTwoStep, shortest } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<PasswordChangeForm>({
    id: "password",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead title="Account" lead="How you log in, and where you are logged in." />
      <div className="grid grid--aside">
        <Card title="Password">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <TextField
              field={fields.currentPassword}
              label="Current Password"
              type="password"
              autoComplete="current-password"
              required
            />
            <NewPasswordFields
              newPassword={fields.newPassword}
              confirmPassword={fields.confirmPassword}
              shortest={shortest}
            />
            <div>
              <Button kind="primary">Change Password</Button>
            </div>
          </Form>
        </Card>
        <Card title="You">
          <Facts
            facts={[
              ["Name", name],
              ["Email", email],
              ["Account of", standing],
            ]}
          />
          <ul className="rows note">
            <Way to="/account/email" label="Change Email" what="How you log in" />
            <Way to="/account/two-step" label="Two-Step Login" what={isTwoStep ? "On" : "Off"} />
            <Way to="/account/notifications" label="Notifications" what="What is mailed to you" />
            <Way to="/account/sessions" label="Sessions" what="Where you are logged in" />
            <Way to="/account/calendar" label="Calendar Feed" what="Dates in your own calendar" />
            {hasColleagues && <Way to="/account/colleagues" label="Colleagues" what="Who else has an account" />}
            <Way to="/account/export" label="Download Your Data" what="What is kept about you" />
          </ul>
          <p className="note">
            <ButtonLink kind="danger" to="/account/close">
              Close Your Account
            </ButtonLink>
          </p>
        </Card>
      </div>
    </>
  );
}

interface WayProps {
  to: string;
  label: string;
  /** What is found there, or how it stands. */
  what: string;
}

function Way({ to, label, what }: WayProps) {
  return (
    <li>
      <Link to={to}>{label}</Link>
      <span className="muted small">{what}</span>
    </li>
  );
}
