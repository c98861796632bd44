import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { findActor } from "~/access/session.server";
import { viewedOnly } from "~/access/viewing";
import { readForm } from "~/infra/form.server";
import { forbidden } from "~/infra/responses.server";
import { secretPageHeaders } from "~/login/password-link-page";
import { Button, ButtonLink } from "~/ui/button";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { confirmEmailChange, readConfirmLink } from "./confirm.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Confirm Email"));

export const headers: HeadersFunction = ({ actionHeaders }) => secretPageHeaders(actionHeaders);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await readConfirmLink(params.token ?? "");
  const isLoggedIn = (await findActor(request)) !== null;
  return json({ link, isLoggedIn }, { status: link.is === "dead" ? 410 : 200 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await findActor(request);
  if (actor?.viewing) throw forbidden(viewedOnly(actor.business?.name ?? ""));
  await readForm(request);
  const token = params.token ?? "";
  await confirmEmailChange(token, actor);
  return redirect(`/email-change/${encodeURIComponent(token)}`, 303);
}

export default function ConfirmEmail() {
  const { link, isLoggedIn } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Confirm Email</h1>
      {link.is === "open" && (
        <>
          <p>
            You log in to CM360 as <strong>{link.oldEmail}</strong>. From now on it shall be{" "}
            <strong>{link.newEmail}</strong>.
          </p>
          <p className="muted">Every other session ends, and the old address is told.</p>
          <Form method="post">
            <Button kind="primary" wide>
              Confirm Email
            </Button>
          </Form>
        </>
      )}
      {link.is === "done" && (
        <>
          <div role="status">
            <Notice tone="pass" title="Your email was changed.">
              From now on you log in as {link.newEmail}. Your password stays the same.
            </Notice>
          </div>
          <ButtonLink to="/" kind="primary" wide>
            {isLoggedIn ? "Go On" : "Login"}
          </ButtonLink>
        </>
      )}
      {link.is === "dead" && (
        <>
          <Notice tone="warning" title="This link no longer works.">
            It was used, withdrawn or has expired, or a newer one was sent. Log in to ask for a new one.
          </Notice>
          <p>
            <Link to="/account/email">Change Email</Link>
          </p>
        </>
      )}
    </>
  );
}
