import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { provePassword } from "~/account/prove-password.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { passwordFields } from "~/login/login.schema";
import { tryAgainSoon, tryLater } from "~/login/try-later";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { CloseAccount, type CloseAccountFields } from "./close.schema";
import { askToCloseAccount, getClosing, keepAccount } from "./close-account.server";
import { accountGraceDays, refusalWords } from "./closing";
import { KeepCard } from "./keep-card";

const page = "/account/close";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Close Your Account"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { ...(await getClosing(actor)), isAdmin: actor.kind === "admin" };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: CloseAccount });
  const refuse = (options: Parameters<typeof invalid>[1]) =>
    invalid(submission, { hideFields: passwordFields, ...options });
  if (submission.status !== "success") return refuse({});
  if (submission.value.intent === "keep") {
    const kept = await keepAccount(actor);
    return redirectWithToast(page, kept ? "Your account stays open." : "Nothing was changed: your account is open.");
  }

  const proof = await provePassword(actor, submission.value.password);
  if (proof.is === "wrong") return refuse({ fieldErrors: { password: ["Enter your password: this is not it."] } });
  if (proof.is === "paused") return refuse(tryLater(proof.waitSeconds));
  if (proof.is === "busy") return refuse(tryAgainSoon());
  const outcome = await askToCloseAccount(actor);
  if (outcome === "last-owner" || outcome === "last-admin") return refuse({ formErrors: [refusalWords[outcome]] });
  return redirectWithToast(page, {
    title: `Your account closes in ${accountGraceDays} days.`,
    text: "Until then you can keep it.",
  });
}

export default function CloseAccountPage() {
  const { closesAt, refusal, isAdmin } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Close Your Account"
        lead="You can log in no more, and what is kept of you is deleted."
        crumbs={[{ to: "/account", label: "Account" }]}
      />
      {closesAt ? (
        <KeepCard title="Your account will be closed" closesAt={closesAt} button="Keep My Account">
          Until then everything works as before. Afterwards nobody can bring it back.
        </KeepCard>
      ) : refusal ? (
        <Notice
          tone="warning"
          title="Not yet."
          action={
            <ButtonLink to={isAdmin ? "/admin/admins" : "/account/colleagues"}>
              {isAdmin ? "Admins" : "Colleagues"}
            </ButtonLink>
          }
        >
          {refusalWords[refusal]}.
        </Notice>
      ) : (
        <CloseForm />
      )}
    </>
  );
}

function CloseForm() {
  const [form, fields] = useForm<CloseAccountFields>({
    id: "close-account",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="What happens">
      <div className="prose">
        <ul>
          <li>For {accountGraceDays} days nothing changes: log in and press Keep My Account.</li>
          <li>
            Then you are logged out everywhere. Your name, address, phone, inbox and mails are deleted; your email can
            be used anew.
          </li>
          <li>
            What you recorded for your business stays with it, and so does the list of Our Team, which may name you: a
            colleague can remove you there. The log keeps who did what: it is never changed.
          </li>
        </ul>
        <p>
          You may want to <Link to="/account/export">download your data</Link> first.
        </p>
      </div>
      <Form method="post" className="form note" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" required />
        <div>
          <Button kind="danger" name="intent" value="close">
            Close My Account
          </Button>
        </div>
      </Form>
    </Card>
  );
}
