import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import type { EmailForm, NewPasswordForm } from "./login.schema";
import { NewPasswordFields } from "./new-password-fields";
import { ResetRequestForm } from "./reset-request-form";

/** The page a mail's link opens: the new password twice, or, of a dead link, the way to a new one. */
export function PasswordLinkPage({ title }: { title: "Change Password" | "Reset Password" }) {
  const { link } = useLoaderData<{ link: { shortest: number } | null }>();
  return (
    <>
      <h1>{title}</h1>
      {link ? <NewPassword shortest={link.shortest} /> : <DeadLink />}
    </>
  );
}

function NewPassword({ shortest }: { shortest: number }) {
  const lastResult = useActionData<{ result: SubmissionResult }>()?.result ?? null;
  const [form, fields] = useForm<NewPasswordForm>({ id: "password", lastResult, defaultNoValidate: false });
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <NewPasswordFields
        newPassword={fields.newPassword}
        confirmPassword={fields.confirmPassword}
        shortest={shortest}
      />
      <Button kind="primary" wide>
        Send
      </Button>
    </Form>
  );
}

function DeadLink() {
  const [form, fields] = useForm<EmailForm>({ id: "reset", defaultNoValidate: false });
  return (
    <>
      <Notice tone="warning" title="This link no longer works.">
        It was used, has expired, or a newer one was sent. Enter your email: if an account goes with it, you will get a
        new link.
      </Notice>
      <ResetRequestForm form={form} field={fields.email} />
      <p>
        <Link to="/">Back to Login</Link>
      </p>
    </>
  );
}

/** The address of this page is a secret: it is kept by no cache and told to no other site. */
export function secretPageHeaders(answer: Headers): Headers {
  const headers = new Headers(answer);
  headers.set("Cache-Control", "no-store");
  headers.set("Referrer-Policy", "same-origin");
  return headers;
}
