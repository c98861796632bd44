import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageTitle(data.title) : []);

export function loader({ request }: LoaderFunctionArgs) {
  const isReset = new URL(request.url).searchParams.get("by") === "reset-password";
  return json(
    isReset
      ? { title: "Reset Password", done: "Your password has been changed." }
      : { title: "Change Password", done: "Your password has been set." },
  );
}

export default function PasswordSet() {
  const { title, done } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{title}</h1>
      <div role="status">
        <Notice tone="pass" title={done}>
          Log in with your email and the new password.
        </Notice>
      </div>
      <ButtonLink to="/" kind="primary" wide>
        Login
      </ButtonLink>
    </>
  );
}
