import { randomUUID } from "node:crypto";
import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { roleNames } from "~/access/keys";
import { readForm } from "~/infra/form.server";
import { invalid } from "~/infra/responses.server";
import { inSteadyTime } from "~/infra/steady-time.server";
import { versionsInForce } from "~/signup/agreements.server";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { findInvitation } from "~/signup/invitation.server";
import { type SignupForm, signupForm } from "~/signup/signup.schema";
import { signUp } from "~/signup/signup.server";
import { Button } from "~/ui/button";
import { CheckboxField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Sign Up");

export async function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("invitation");
  const invitation = token ? await findInvitation(token) : null;
  if (invitation?.hasAccount) throw redirect(`/invitations/${invitation.id}`);
  return json({
    versions: await versionsInForce(),
    formKey: randomUUID(),
    invitation: invitation && token ? { ...invitation, token } : null,
    isDeadLink: token !== null && !invitation,
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const schema = signupForm({ judgeEmail: checkBusinessEmail, versions: await versionsInForce() });
  const form = await readForm(request);
  const token = form.get("invitation");
  if (typeof token === "string") {
    const invitation = await findInvitation(token);
    if (!invitation) return redirect(`/signup?${new URLSearchParams({ invitation: token })}`, 303);
    // The invitation is its address's: whatever was typed, this one is meant.
    form.set("email", invitation.email);
  }
  const submission = await parseWithZod(form, { schema, async: true });
  if (submission.status !== "success") return invalid(submission);

  await inSteadyTime(() => signUp(submission.value));
  return redirect("/signup/received", 303);
}

export default function SignUp() {
  const { versions, formKey, invitation, isDeadLink } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<SignupForm>({
    id: "signup",
    lastResult: lastResult ?? null,
    defaultNoValidate: false,
    defaultValue: { formKey, ...(invitation ? valuesFrom(invitation) : {}) },
  });

  if (isDeadLink) return <DeadInvitation />;
  return (
    <>
      <h1>Sign Up</h1>
      {invitation && (
        <Notice title={`${invitation.customerName} invites you as ${roleNames[invitation.type]}.`}>
          You sign up as a partner, for the address that was invited. You accept or decline after your first login.
        </Notice>
      )}
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
          hint={invitation ? "The invited address." : "Your business email. Free-mail addresses are not accepted."}
          type="email"
          required
          readOnly={invitation !== null}
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
        {invitation && <input type="hidden" name="invitation" value={invitation.token} />}
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

/** What the invitation tells already; the website is the address's own, until it is corrected. */
function valuesFrom({ businessName, email }: { businessName: string; email: string }) {
  return { businessName, email, businessWebsite: `www.${email.slice(email.lastIndexOf("@") + 1)}` };
}

function DeadInvitation() {
  return (
    <>
      <h1>Sign Up</h1>
      <Notice tone="warning" title="This invitation no longer works.">
        It has expired, was withdrawn or answered, or a newer mail was sent. Ask the business that invited you to send
        it again.
      </Notice>
      <p>
        Have an account already? <Link to="/">Login</Link>
      </p>
      <p>
        Does your business use Zscaler itself? <Link to="/signup">Sign up as a customer</Link>
      </p>
    </>
  );
}
