import { randomUUID } from "node:crypto";
import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readForm } from "~/infra/form.server";
import { invalid } from "~/infra/responses.server";
import { versionsInForce } from "~/signup/agreements.server";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { atEvenTime } from "~/signup/even-time.server";
import { type SignupForm, signupForm } from "~/signup/signup.schema";
import { signUp } from "~/signup/signup.server";
import { Button } from "~/ui/button";
import { CheckboxField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Sign Up");

export async function loader() {
  return json({ versions: await versionsInForce(), formKey: randomUUID() });
}

export async function action({ request }: ActionFunctionArgs) {
  const schema = signupForm({ judgeEmail: checkBusinessEmail, versions: await versionsInForce() });
  const submission = await parseWithZod(await readForm(request), { schema, async: true });
  if (submission.status !== "success") return invalid(submission);

  await atEvenTime(signUp(submission.value));
  return redirect("/signup/received", 303);
}

export default function SignUp() {
  const { versions, formKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<SignupForm>({
    id: "signup",
    lastResult: lastResult ?? null,
    defaultNoValidate: false,
    defaultValue: { formKey },
  });

  return (
    <>
      <h1>Sign Up</h1>
      <p>
        An administrator reviews each request. You will get a mail with a link to set your password. Fields marked * are
        required.
      </p>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <TextField
          field={fields.businessName}
          label="Business Name"
          required
          autoComplete="organization"
          maxLength={120}
        />
        <TextField
          field={fields.businessWebsite}
          label="Business Website"
          required
          inputMode="url"
          autoComplete="url"
          maxLength={255}
        />
        <div className="grid grid--2">
          <TextField field={fields.firstName} label="First Name" required autoComplete="given-name" maxLength={120} />
          <TextField field={fields.lastName} label="Last Name" required autoComplete="family-name" maxLength={120} />
        </div>
        <TextField
          field={fields.email}
          label="Email"
          hint="Your business email. Free-mail addresses are not accepted."
          type="email"
          required
          autoComplete="email"
          maxLength={254}
        />
        <div className="grid grid--2">
          <TextField field={fields.phone} label="Phone" type="tel" autoComplete="tel" maxLength={40} />
          <TextField field={fields.jobTitle} label="Job Title" autoComplete="organization-title" maxLength={120} />
        </div>
        <CheckboxField
          field={fields.privacy}
          label="I agree to the Privacy Policy"
          required
          value={String(versions.privacy)}
        >
          <p className="small">
            <Link to="/privacy">Read the Privacy Policy</Link>
          </p>
        </CheckboxField>
        <CheckboxField
          field={fields.terms}
          label="I agree to the Terms and Conditions"
          required
          value={String(versions.terms)}
        >
          <p className="small">
            <Link to="/terms">Read the Terms and Conditions</Link>
          </p>
        </CheckboxField>
        <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue ?? formKey} />
        <Button kind="primary" wide>
          Sign Up
        </Button>
        <p>
          Have an account already? <Link to="/">Login</Link>
        </p>
      </Form>
    </>
  );
}
