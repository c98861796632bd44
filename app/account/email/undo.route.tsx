import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { readForm } from "~/infra/form.server";
import { secretPageHeaders } from "~/login/password-link-page";
import { Button, ButtonLink } from "~/ui/button";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { readUndoLink, undoEmailChange } from "./undo.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Undo the Change"));

export const headers: HeadersFunction = ({ actionHeaders }) => secretPageHeaders(actionHeaders);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await readUndoLink(params.token ?? "");
  const isTaken = new URL(request.url).searchParams.has("taken");
  return json({ link, isTaken }, { status: link.is === "dead" ? 410 : 200 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await readForm(request);
  const token = params.token ?? "";
  const { is } = await undoEmailChange(token);
  return redirect(`/email-change/undo/${encodeURIComponent(token)}${is === "taken" ? "?taken" : ""}`, 303);
}

export default function UndoEmailChange() {
  const { link, isTaken } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Undo the Change</h1>
      {isTaken && link.is === "open" && (
        <Notice tone="warning" title="The old address has another account by now.">
          Nothing was changed. Write to Secure Dynamics: a person will help you.
        </Notice>
      )}
      {!isTaken && link.is === "open" && (
        <>
          <p>
            Your account of CM360 logs in as <strong>{link.newEmail}</strong> just now. Undo that, and it is{" "}
            <strong>{link.oldEmail}</strong> again.
          </p>
          <p className="muted">Every session of the account ends, and so does any further change of the email.</p>
          <Form method="post">
            <Button kind="primary" wide>
              Undo the Change
            </Button>
          </Form>
        </>
      )}
      {link.is === "done" && (
        <>
          <div role="status">
            <Notice tone="pass" title="The change was undone.">
              You log in as {link.oldEmail} again; every session was ended. Whoever changed it knew your password:
              choose a new one now, unless it was you.
            </Notice>
          </div>
          <ButtonLink to="/reset-password" kind="primary" wide>
            Reset Password
          </ButtonLink>
          <p>
            <Link to="/">Back to Login</Link>
          </p>
        </>
      )}
      {link.is === "dead" && (
        <>
          <Notice tone="warning" title="This link no longer works.">
            It has expired, or the change was undone by another link. If the account is no longer yours, write to Secure
            Dynamics: a person will help you.
          </Notice>
          <p>
            <Link to="/">Back to Login</Link>
          </p>
        </>
      )}
    </>
  );
}
