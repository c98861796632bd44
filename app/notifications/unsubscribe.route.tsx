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
import { readUnsubscribeLink, unsubscribe } from "~/notifications/unsubscribe.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Turn Mails Off"));

// The address of this page is a secret.
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store", "Referrer-Policy": "same-origin" });

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await readUnsubscribeLink(params.token ?? "");
  return json({ link }, link ? 200 : 404);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const token = params.token ?? "";
  const isDone = await unsubscribe(token);
  // The reader's mail program posts by itself (RFC 8058) and follows nowhere.
  if (form.get("List-Unsubscribe") === "One-Click") return json(null, isDone ? 200 : 404);
  return redirect(`/unsubscribe/${encodeURIComponent(token)}`, 303);
}

export default function Unsubscribe() {
  const { link } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Turn Mails Off</h1>
      {link ? (
        <>
          {link.isOff ? (
            <div role="status">
              <Notice tone="pass" title="These mails are turned off.">
                What happens still stands in your inbox.
              </Notice>
            </div>
          ) : (
            <p>What happens would still stand in your inbox, and mails about your account’s safety would still come.</p>
          )}
          <Card title={link.isOff ? "No more mails about" : "Mails to turn off"}>
            <ul className="rows">
              {link.labels.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </Card>
          {link.isOff ? (
            <p>
              To get such mails again, turn them on under{" "}
              <Link to="/account/notifications">Account, Notifications</Link>.
            </p>
          ) : (
            <Form method="post">
              <Button kind="primary" wide>
                Turn These Mails Off
              </Button>
            </Form>
          )}
        </>
      ) : (
        <>
          <Notice tone="warning" title="This link is not known.">
            It may have been cut off on its way. Open it whole from the mail, or choose your mails after logging in.
          </Notice>
          <p>
            <Link to="/account/notifications">Choose mails</Link>
          </p>
        </>
      )}
    </>
  );
}
