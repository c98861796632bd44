import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { ProofFields } from "~/account/two-step/proof-fields";
import { secretFields } from "~/account/two-step/two-step.schema";
import { hasSecondStep } from "~/account/two-step/two-step.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { inSteadyTime } from "~/infra/steady-time.server";
import { wrongCode } from "~/login/second-step.schema";
import { tryAgainSoon, tryLater } from "~/login/try-later";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { type EmailChangeFields, emailChangeForm } from "./change.schema";
import { askForEmailChange, getOpenChange, sendChangeAgain, withdrawChange } from "./change.server";
import { WaitingChange } from "./waiting-change";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Change Email"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const open = await getOpenChange(actor.userId);
  const isTwoStep = await hasSecondStep(actor.userId);
  return { email: actor.email, isTwoStep, open: open && { ...open, expiresAt: open.expiresAt.toISOString() } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const schema = emailChangeForm(checkBusinessEmail);
  const submission = await parseWithZod(await readForm(request), { schema, async: true });
  if (submission.status !== "success") return invalid(submission, { hideFields: secretFields });

  const typed = submission.value;
  if (typed.intent === "withdraw") {
    await withdrawChange(actor, typed.id);
    return redirectWithToast("/account/email", "The change was withdrawn. Your email stays as it is.");
  }
  if (typed.intent === "send-again") {
    const sent = await sendChangeAgain(actor, typed.id);
    return redirectWithToast("/account/email", sent ? "A fresh link is on its way." : "Nothing was sent again.");
  }
  const outcome = await inSteadyTime(() =>
    askForEmailChange(actor, typed.email.address, { ...typed, code: typed.code ?? "" }),
  );
  const refuse = (options: Parameters<typeof invalid>[1]) =>
    invalid(submission, { hideFields: secretFields, ...options });
  switch (outcome.is) {
    case "asked":
      return redirectWithToast("/account/email", {
        title: `Look into the mail of ${typed.email.address}.`,
        text: "Your email is changed once you follow the link there.",
      });
    case "own address":
      return refuse({ fieldErrors: { email: ["Enter another email: you log in with this one already"] } });
    case "too many mails":
      return refuse({
        fieldErrors: { email: ["Try again in an hour: many mails went to this address"] },
        status: 429,
        headers: { "Retry-After": "3600" },
      });
    case "wrong code":
      return refuse({ fieldErrors: { code: [wrongCode] } });
    case "wrong":
      return refuse({ fieldErrors: { currentPassword: ["Enter your current password: this is not it."] } });
    case "paused":
      return refuse(tryLater(outcome.waitSeconds));
    case "busy":
      return refuse(tryAgainSoon());
  }
}

export default function ChangeEmail() {
  const { email, isTwoStep, open } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<EmailChangeFields>({
    id: "email",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead title="Change Email" lead={`You log in as ${email}.`} crumbs={[{ to: "/account", label: "Account" }]} />
      <div className="grid grid--aside">
        <Card title="New email">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <input type="hidden" name="intent" value="change" />
            <TextField
              field={fields.email}
              label="New Email"
              hint="Your business email. It gets a link: your email is changed once you follow it."
              type="email"
              autoComplete="email"
              required
              maxLength={254}
            />
            {isTwoStep ? (
              <ProofFields currentPassword={fields.currentPassword} code={fields.code} />
            ) : (
              <TextField
                field={fields.currentPassword}
                label="Current Password"
                type="password"
                autoComplete="current-password"
                required
              />
            )}
            <div>
              <Button kind="primary">Change Email</Button>
            </div>
          </Form>
        </Card>
        <div className="stack">
          {open && <WaitingChange change={open} />}
          <Card title="How it works">
            <p>
              The new address gets a link that works for a day. Once you follow it, you log in with the new address, and
              every other session ends. The old address is told, and can undo the change for seven days.
            </p>
          </Card>
        </div>
      </div>
    </>
  );
}
